import { useEffect, useRef } from 'react';
import type { Conversation } from './conversation/use-conversation';
import { LunaTurn } from './LunaTurn';
import type { OpenSourceControl } from './use-open-source';

interface TurnListProps {
  conversation: Conversation;
  source: OpenSourceControl;
}

/** The conversation; the latest question stays in view when it is asked and when it is answered. */
export function TurnList({ conversation, source }: TurnListProps) {
  const latest = useRef<HTMLLIElement>(null);
  const { turns } = conversation;
  const last = turns.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the latest turn or its state changes
  useEffect(() => {
    latest.current?.scrollIntoView({ block: 'start' });
  }, [last?.id, last?.outcome.state]);
  return (
    <div className="msgs">
      <ol className="msgs-in" aria-live="polite">
        {turns.map((turn) => (
          <li key={turn.id} id={`frage-${turn.id}`} className="turn" ref={turn === last ? latest : null}>
            <h2 className="me">
              <span className="vh">Sie fragen: </span>
              {turn.question}
            </h2>
            <LunaTurn turn={turn} conversation={conversation} source={source} />
          </li>
        ))}
      </ol>
    </div>
  );
}
