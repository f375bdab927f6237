import { Check } from 'lucide-react';
import type { UploadState } from './upload';
import { uploadStages } from './upload-stages';

export function UploadStages({ state, fileName }: { state: UploadState; fileName: string }) {
  return (
    <ol className="stg" aria-label={`${fileName}: Fortschritt`}>
      {uploadStages(state).map(({ label, state: stage, share }) => (
        <li key={label} className={stage} aria-current={stage === 'active' ? 'step' : undefined}>
          <progress className="bar" value={share ?? undefined} max={1} aria-label={label} />
          <span className="stg-l">
            {stage === 'done' && <Check className="i" />}
            {label}
          </span>
        </li>
      ))}
    </ol>
  );
}
