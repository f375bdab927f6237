import { WifiOff } from 'lucide-react';
import { useOnline } from '../browser/use-online';

export function OfflineBanner() {
  const isOnline = useOnline();
  return (
    <div role="status" className="offline">
      {!isOnline && (
        <p className="banner bad">
          <WifiOff className="i" />
          <span>
            <b className="bb">Keine Verbindung.</b> Was Sie sehen, bleibt stehen; Neues kommt, sobald Sie
            wieder verbunden sind.
          </span>
        </p>
      )}
    </div>
  );
}
