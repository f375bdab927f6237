import { CircleCheck, KeyRound, RefreshCw, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useConnection, useConnectionState } from '../api/connection-context';
import { useCountdown } from '../browser/use-countdown';
import { useOnline } from '../browser/use-online';

const RESTORED_SHOWN_MS = 5_000;

/** Says when nothing new can come, why, and when it will. Silent while all is well. */
export function ConnectionBanner() {
  return (
    <div role="status" className="offline">
      <Notice />
    </div>
  );
}

function Notice(): ReactNode {
  const isOnline = useOnline();
  const connection = useConnection();
  const state = useConnectionState();
  const isRestored = useShortly(state.phase === 'open' && state.restored);
  if (!isOnline)
    return (
      <p className="banner bad">
        <WifiOff className="i" />
        <span>
          <b className="bb">Keine Verbindung.</b> Was Sie sehen, bleibt stehen; Neues kommt, sobald Sie wieder
          verbunden sind.
        </span>
      </p>
    );
  switch (state.phase) {
    case 'refused':
      return (
        <p className="banner bad">
          <KeyRound className="i" />
          <span>
            <b className="bb">Die Anmeldung gilt nicht mehr.</b> Neue Werte kommen erst, wenn Sie sich wieder
            anmelden.
          </span>
        </p>
      );
    case 'waiting':
      return <Waiting retryAt={state.retryAt} onRetry={connection.retryNow} />;
    case 'connecting':
      return (
        state.attempt > 0 && (
          <p className="banner warn">
            <RefreshCw className="i" />
            Die Verbindung wird wiederhergestellt. Verpasste Werte werden nachgeladen.
          </p>
        )
      );
    case 'open':
      return (
        isRestored && (
          <p className="banner ok">
            <CircleCheck className="i" />
            Wieder verbunden.
          </p>
        )
      );
    case 'idle':
      return null;
  }
}

function Waiting({ retryAt, onRetry }: { retryAt: number; onRetry(): void }) {
  const secondsLeft = useCountdown(retryAt);
  return (
    <div className="banner warn">
      <RefreshCw className="i" />
      <p>
        <b className="bb">Verbindung unterbrochen</b>
        {/* Seconds that run down are not read aloud. */}
        <span aria-hidden="true">
          {secondsLeft > 0 ? ` – neuer Versuch in ${secondsLeft} s` : ' – neuer Versuch'}
        </span>
      </p>
      <button type="button" className="btn sec sm" onClick={onRetry}>
        Jetzt versuchen
      </button>
    </div>
  );
}

/** True for a few seconds after `isOn` has become true. */
function useShortly(isOn: boolean): boolean {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    setIsShown(isOn);
    if (!isOn) return;
    const timer = setTimeout(() => setIsShown(false), RESTORED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isOn]);
  return isShown;
}
