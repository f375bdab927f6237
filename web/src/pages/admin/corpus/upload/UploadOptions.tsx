import { useId } from 'react';
import type { ItemKind } from '../../../../gql/graphql';
import { KINDS } from '../kinds';

interface UploadOptionsProps {
  kind: ItemKind;
  onKind(kind: ItemKind): void;
  tags: string;
  onTags(tags: string): void;
}

export function UploadOptions({ kind, onKind, tags, onTags }: UploadOptionsProps) {
  const id = useId();
  return (
    <div className="upl-opts">
      <div className="field">
        <label htmlFor={`${id}-kind`}>Art</label>
        <div className="inp">
          <select
            id={`${id}-kind`}
            value={kind}
            aria-describedby={`${id}-kind-help`}
            onChange={(event) => onKind(event.target.value as ItemKind)}
          >
            {Object.entries(KINDS).map(([value, { label }]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <p className="help" id={`${id}-kind-help`}>
          {KINDS[kind].help}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-tags`}>Schlagwörter</label>
        <div className="inp">
          <input
            id={`${id}-tags`}
            value={tags}
            maxLength={400}
            placeholder="Netz, Tarif"
            aria-describedby={`${id}-tags-help`}
            onChange={(event) => onTags(event.target.value)}
          />
        </div>
        <p className="help" id={`${id}-tags-help`}>
          Mit Komma getrennt, für die nächsten Dateien.
        </p>
      </div>
    </div>
  );
}
