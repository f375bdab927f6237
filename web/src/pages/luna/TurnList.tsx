import { useEffect, useRef } from 'react';
import { AnswerAnnouncement } from './AnswerAnnouncement';
import { isOpen } from './conversation/turn';
import type { Conversation } from './conversation/use-conversation';
import { LunaTurn } from './LunaTurn';
import type { OpenSourceControl } from './use-open-source';

interface TurnListProps {
  conversation: Conversation;
  source: OpenSourceControl;
}

/** The conversation. The latest question comes into view when it is asked; what is then read stays where it is. */
export function TurnList({ conversation, source }: TurnListProps) {
  const latest = useRef<HTMLLIElement>(null);
  const { turns } = conversation;
  const last = turns.at(-1);
  const isAsked = last !== undefined && isOpen(last);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when the latest turn is another, or asked again
  useEffect(() => {
    latest.current?.scrollIntoView({ block: 'start' });
  }, [last?.id, isAsked]);
  return (
    <div className="msgs">
      <ol className="msgs-in">
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
      {last && <AnswerAnnouncement turn={last} />}
    </div>
  );
}
