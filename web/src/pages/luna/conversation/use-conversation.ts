import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { RequestFault } from '../../../api/request-fault';
import { newId } from '../../../browser/new-id';
import { readText, writeText } from '../../../browser/stored-text';
import { AskDocument } from '../../../gql/graphql';
import { turnsAsText, turnsFromText } from './stored-turns';
import { type Answer, type Outcome, storeFault, type Turn } from './turn';

const TURNS = 'luna.conversation';

export interface Conversation {
  turns: Turn[];
  isPending: boolean;
  ask(question: string): void;
  askAgain(turn: Turn): void;
  stop(): void;
  clear(): void;
}

/** The conversation of this browser session. One question at a time; stopping one aborts its request. */
export function useConversation(onAnswered: (turnId: string, answer: Answer) => void): Conversation {
  const client = useApolloClient();
  const [turns, setTurns] = useState(() => turnsFromText(readText(sessionStorage, TURNS)));
  const running = useRef<AbortController | null>(null);
  useEffect(() => writeText(sessionStorage, TURNS, turnsAsText(turns)), [turns]);
  useEffect(() => () => running.current?.abort(), []);

  const settle = (id: string, outcome: Outcome) =>
    setTurns((all) => all.map((turn) => (turn.id === id ? { ...turn, outcome } : turn)));

  const request = async ({ id, question }: Turn) => {
    const abort = new AbortController();
    running.current = abort;
    try {
      const { data } = await client.mutate({
        mutation: AskDocument,
        variables: { question },
        context: { fetchOptions: { signal: abort.signal } },
      });
      if (!data) return;
      settle(id, { state: 'answered', answer: data.ask });
      onAnswered(id, data.ask);
    } catch (error) {
      settle(id, outcomeOf(error, abort.signal));
    }
  };

  return {
    turns,
    isPending: turns.some(({ outcome }) => outcome.state === 'pending'),
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

function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (signal.aborted) return { state: 'stopped' };
  const fault = error instanceof RequestFault ? error : RequestFault.client('NETWORK');
  return { state: 'failed', fault: storeFault(fault, Date.now()) };
}
