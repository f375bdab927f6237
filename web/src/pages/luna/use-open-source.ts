import { useMemo, useRef, useState } from 'react';
import { type NumberedSource, type ReadAnswer, readAnswer } from './answer/sources';
import { answerOf, type Turn } from './conversation/turn';

export interface OpenSource {
  turnId: string;
  source: NumberedSource;
  sources: NumberedSource[];
  /** Opened by a person, not by the arrival of an answer: the focus follows. */
  takesFocus: boolean;
}

export interface OpenSourceControl {
  current: OpenSource | null;
  open(turnId: string, number: number): void;
  /** Shows the first source of a fresh answer without moving the focus. */
  show(turnId: string): void;
  /** To another source of the same answer; the focus stays where it is. */
  turnTo(number: number): void;
  /** By key: of the answer whose source is open, else of the latest answer. */
  openByNumber(number: number): boolean;
  /** Gives the focus back to where the source was opened from. */
  close(): void;
}

interface Opened {
  turnId: string;
  number: number;
  takesFocus: boolean;
}

export function useOpenSource(turns: Turn[]): OpenSourceControl {
  const [opened, setOpened] = useState<Opened | null>(null);
  const opener = useRef<Element | null>(null);
  const current = useMemo(() => findOpen(turns, opened), [turns, opened]);

  const open = (turnId: string, number: number) => {
    opener.current = document.activeElement;
    setOpened({ turnId, number, takesFocus: true });
  };
  return {
    current,
    open,
    show: (turnId) => setOpened({ turnId, number: 1, takesFocus: false }),
    turnTo: (number) => setOpened((was) => was && { ...was, number, takesFocus: false }),
    openByNumber(number) {
      const turn = turns.findLast((candidate) =>
        opened ? candidate.id === opened.turnId : answerOf(candidate) !== null,
      );
      if (!turn || !readTurn(turn)?.sources[number - 1]) return false;
      open(turn.id, number);
      return true;
    },
    close() {
      setOpened(null);
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
  };
}

function findOpen(turns: Turn[], opened: Opened | null): OpenSource | null {
  const turn = opened && turns.find(({ id }) => id === opened.turnId);
  const sources = (turn && readTurn(turn)?.sources) ?? [];
  const source = sources.find(({ number }) => number === opened?.number);
  return opened && source ? { turnId: opened.turnId, source, sources, takesFocus: opened.takesFocus } : null;
}

function readTurn(turn: Turn): ReadAnswer | null {
  const answer = answerOf(turn);
  return answer && readAnswer(answer);
}
