import { CircleCheck, X } from 'lucide-react';
import { formatAmount } from '../../../../format/numbers';
import { FileChip } from '../FileChip';
import { UploadStages } from './UploadStages';
import type { Upload, UploadState } from './upload';

interface UploadRowProps {
  upload: Upload;
  onDismiss(): void;
  onShow(itemId: string): void;
}

/** A document that can't be used is explained by its message; only these need to be found in the log. */
const SERVER_FAULTS = new Set(['INTERNAL', 'UNAVAILABLE', 'TIMEOUT', 'NETWORK']);

export function UploadRow({ upload, onDismiss, onShow }: UploadRowProps) {
  const { state, fileName } = upload;
  const existingId = state.phase === 'failed' ? state.fault.existingId : null;
  return (
    <li className={`up ${state.phase}`}>
      <div className="row">
        <FileChip name={fileName} />
        <span className="grow ell b" title={fileName}>
          {fileName}
        </span>
        <span className={`t-12 nw ${state.phase === 'done' ? 'c-ok' : 'mut'}`} role="status">
          {statusOf(state)}
        </span>
        {state.phase === 'done' && <CircleCheck className="i c-ok" />}
        <button
          type="button"
          className="btn gho sm ico"
          aria-label={`${fileName}: ausblenden`}
          onClick={onDismiss}
        >
          <X className="i s" />
        </button>
      </div>
      <UploadStages state={state} fileName={fileName} />
      {state.phase === 'failed' && (
        <div className="up-fault" role="alert">
          <p className="t-13 c-bad">{state.fault.message}</p>
          {existingId && (
            <button type="button" className="btn sec sm" onClick={() => onShow(existingId)}>
              Vorhandenes Dokument zeigen
            </button>
          )}
          {state.fault.traceId && SERVER_FAULTS.has(state.fault.code) && (
            <p className="t-12 sub">
              Trace-Kennung <span className="mono">{state.fault.traceId}</span>
            </p>
          )}
        </div>
      )}
    </li>
  );
}

function statusOf(state: UploadState): string {
  switch (state.phase) {
    case 'waiting':
      return 'wartet';
    case 'sending':
      return `${Math.round(state.share * 100)} % gesendet`;
    case 'processing':
      return state.progress?.state === 'RETRY_WAIT' ? 'neuer Versuch folgt' : 'wird verarbeitet';
    case 'done':
      return state.chunkCount === null ? 'fertig' : formatAmount(state.chunkCount, 'Abschnitt', 'Abschnitte');
    case 'failed':
      return state.fault.code === 'DUPLICATE' ? 'schon vorhanden' : 'fehlgeschlagen';
  }
}
