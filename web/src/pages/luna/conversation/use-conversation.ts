import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { RequestFault } from '../../../api/request-fault';
import { newId } from '../../../browser/new-id';
import { readText, writeText } from '../../../browser/stored-text';
import { askLuna } from './ask-luna';
import { oncePerFrame } from './once-per-frame';
import { turnsAsText, turnsFromText } from './stored-turns';
import { type Answer, answerOf, isOpen, type Outcome, storeFault, type Turn } from './turn';

const TURNS = 'luna.conversation';

export interface Conversation {
  turns: Turn[];
  isPending: boolean;
  ask(question: string): void;
  askAgain(turn: Turn): void;
  stop(): void;
  clear(): void;
}

/** The conversation of this browser session. One question at a time; stopping one ends its stream or request. */
export function useConversation(onAnswered: (turnId: string, answer: Answer) => void): Conversation {
  const client = useApolloClient();
  const [turns, setTurns] = useState(() => turnsFromText(readText(sessionStorage, TURNS)));
  const running = useRef<AbortController | null>(null);
  const isWriting = turns.some(({ outcome }) => outcome.state === 'writing');
  useEffect(() => {
    // A growing answer is not stored with every word.
    if (!isWriting) writeText(sessionStorage, TURNS, turnsAsText(turns));
  }, [turns, isWriting]);
  useEffect(() => () => running.current?.abort(), []);

  const settle = (id: string, outcome: Outcome | ((turn: Turn) => Outcome)) =>
    setTurns((all) =>
      all.map((turn) => {
        if (turn.id !== id) return turn;
        return { ...turn, outcome: typeof outcome === 'function' ? outcome(turn) : outcome };
      }),
    );

  const request = async ({ id, question }: Turn) => {
    const abort = new AbortController();
    running.current = abort;
    const show = oncePerFrame((draft: Answer | null) =>
      settle(id, draft ? { state: 'writing', draft } : { state: 'pending' }),
    );
    try {
      const answer = await askLuna(client, question, { signal: abort.signal, onDraft: show.next });
      show.end();
      settle(id, { state: 'answered', answer });
      onAnswered(id, answer);
    } catch (error) {
      show.end();
      settle(id, (turn) => outcomeOf(error, turn, abort.signal));
    }
  };

  return {
    turns,
    isPending: turns.some(isOpen),
    ask(question) {
      const turn: Turn = { id: newId(), question, outcome: { state: 'pending' } };
      setTurns((all) => [...all, turn]);
      void request(turn);
    },
    askAgain(turn) {
      settle(turn.id, { state: 'pending' });
      void request(turn);
    },
    stop: () => running.current?.abort(),
    clear() {
      running.current?.abort();
      setTurns([]);
    },
  };
}

function outcomeOf(error: unknown, turn: Turn, signal: AbortSignal): Outcome {
  if (signal.aborted) {
    const draft = answerOf(turn);
    return draft ? { state: 'stopped', draft } : { state: 'stopped' };
  }
  const fault = error instanceof RequestFault ? error : RequestFault.client('NETWORK');
  return { state: 'failed', fault: storeFault(fault, Date.now()) };
}
