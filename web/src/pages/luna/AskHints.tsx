import { useQuery } from '@apollo/client/react';
import { SystemInfoDocument } from '../../gql/graphql';

/** Keys, and what the running adapters mean for an answer: the server says it, nobody here guesses. */
export function AskHints() {
  const { data } = useQuery(SystemInfoDocument);
  return (
    <div className="t-12 sub hints">
      <p className="hint-keys">
        <span>
          <kbd className="kbd">/</kbd> Frage
        </span>
        <span>
          <kbd className="kbd">↵</kbd> senden
        </span>
        <span>
          <kbd className="kbd">⇧</kbd> <kbd className="kbd">↵</kbd> neue Zeile
        </span>
        <span>
          <kbd className="kbd">1</kbd>–<kbd className="kbd">9</kbd> Quelle
        </span>
      </p>
      <p className="hint-notices">{data?.systemInfo.notices.join(' ')}</p>
    </div>
  );
}
