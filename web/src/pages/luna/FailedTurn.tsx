import { RotateCw } from 'lucide-react';
import { useCountdown } from '../../browser/use-countdown';
import { FaultBox } from '../../components/FaultNotice';
import type { StoredFault } from './conversation/turn';

/** A question that failed; after „zu viele Anfragen“ it can be asked again when the waiting time is over. */
export function FailedTurn({ fault, onRetry }: { fault: StoredFault; onRetry(): void }) {
  const secondsLeft = useCountdown(fault.retryAt);
  return (
    <FaultBox message={fault.message} traceId={fault.traceId}>
      <button type="button" className="btn sec sm" onClick={onRetry} disabled={secondsLeft > 0}>
        <RotateCw className="i s" />
        {secondsLeft > 0 ? `Erneut fragen in ${secondsLeft} s` : 'Erneut fragen'}
      </button>
    </FaultBox>
  );
}
