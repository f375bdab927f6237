import { CircleX, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { RequestFault } from '../api/request-fault';

/** An error as a person needs it: what happened, what to do, and the id that finds it in the log. */
export function FaultNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const fault = error instanceof RequestFault ? error : RequestFault.client('NETWORK');
  return (
    <FaultBox message={fault.message} traceId={fault.detail.traceId ?? null}>
      {onRetry && (
        <button type="button" className="btn sec sm" onClick={onRetry}>
          <RotateCw className="i s" />
          Erneut versuchen
        </button>
      )}
    </FaultBox>
  );
}

interface FaultBoxProps {
  message: string;
  traceId: string | null;
  children?: ReactNode;
}

export function FaultBox({ message, traceId, children }: FaultBoxProps) {
  return (
    <div className="fault" role="alert">
      <CircleX className="i" />
      <div className="grow">
        <p>{message}</p>
        {traceId && (
          <p className="t-12 sub fault-trace">
            Trace-Kennung <span className="mono">{traceId}</span>
          </p>
        )}
        {children && <div className="row wrap fault-acts">{children}</div>}
      </div>
    </div>
  );
}
