import { useEffect, useRef } from 'react';
import { firstPart, lastPart } from './answer/excerpt';
import type { Range } from './answer/find-quote';
import { markedLines } from './answer/marked-lines';

interface SourceTextProps {
  text: string;
  ranges: Range[];
  before: string | null;
  after: string | null;
}

/** The wording in the serif of sources: what is cited marked, what stands around it in grey. */
export function SourceText({ text, ranges, before, after }: SourceTextProps) {
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what arrives above the passage pushes it down
  useEffect(() => {
    const target = body.current?.querySelector('mark') ?? body.current?.querySelector('.law:not(.dim)');
    target?.scrollIntoView({ block: 'center' });
  }, [before]);
  return (
    <div ref={body}>
      {before && <p className="law dim">{lastPart(before)}</p>}
      {markedLines(text, ranges).map(({ start, parts }) => (
        <p className="law" key={start}>
          {parts.map((part) => (part.isMarked ? <mark key={part.start}>{part.text}</mark> : part.text))}
        </p>
      ))}
      {after && <p className="law dim">{firstPart(after)}</p>}
    </div>
  );
}
