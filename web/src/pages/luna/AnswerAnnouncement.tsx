import { useMemo } from 'react';
import { readAnswer } from './answer/sources';
import type { Answer, Turn } from './conversation/turn';

/** Reads an answer aloud once, when it is whole; a growing text would be read in pieces. */
export function AnswerAnnouncement({ turn: { outcome } }: { turn: Turn }) {
  const answer = outcome.state === 'answered' ? outcome.answer : null;
  const text = useMemo(() => (answer ? `Luna antwortet: ${spoken(answer)}` : ''), [answer]);
  return (
    <p className="vh" role="status">
      {text}
    </p>
  );
}

/** The words alone, without marks of emphasis and sources. */
const spoken = (answer: Answer) =>
  readAnswer(answer)
    .blocks.flatMap(({ statements }) => statements.map(({ text }) => text.replaceAll('**', '')))
    .join(' ');
