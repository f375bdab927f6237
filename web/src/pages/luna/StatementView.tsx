import type { ReactNode } from 'react';
import { MoonPhase, type Phase } from '../../components/MoonPhase';
import type { Evidence, NumberedSource } from './answer/sources';

interface StatementViewProps {
  text: string;
  /** Of a quotation: where it stands, said in words. */
  place: string | null;
  evidence: Evidence;
  /** It is being written. */
  hasCaret: boolean;
  sources: NumberedSource[];
  openNumber: number | null;
  onOpen(number: number): void;
}

const EVIDENCE: Record<Exclude<Evidence, null>, { label: string; phase: Phase }> = {
  supported: { label: 'belegt', phase: 'full' },
  partial: { label: 'teilweise belegt', phase: 'half' },
  none: { label: 'nicht belegt', phase: 'empty' },
};

/** A statement with its sources and how well they carry it. Its last word never parts from its marks. */
export function StatementView(props: StatementViewProps) {
  const { text, place, evidence, hasCaret, sources, openNumber, onOpen } = props;
  const tail = tailStart(text);
  const mark = evidence && EVIDENCE[evidence];
  return (
    <span className={`statement ${evidence ?? ''}`}>
      <span className="statement-text">{withEmphasis(text.slice(0, tail))}</span>
      <span className="nw">
        <span className="statement-text">{withEmphasis(text.slice(tail))}</span>
        {sources.map((source) => (
          <CitationButton
            key={source.chunkId}
            source={source}
            isOpen={source.number === openNumber}
            onOpen={() => onOpen(source.number)}
          />
        ))}
        {hasCaret && <span className="caret" aria-hidden="true" />}
        {mark && (
          <span className={`evidence ${evidence}`}>
            <MoonPhase phase={mark.phase} />
            {mark.label}
          </span>
        )}
      </span>
      {place && <cite className="place">{place}</cite>}
    </span>
  );
}

/** Where the last word begins, or the emphasis that holds it. */
function tailStart(text: string): number {
  if (text.endsWith('**')) return Math.max(0, text.lastIndexOf('**', text.length - 3));
  return text.lastIndexOf(' ') + 1;
}

interface CitationButtonProps {
  source: NumberedSource;
  isOpen: boolean;
  onOpen(): void;
}

function CitationButton({ source, isOpen, onOpen }: CitationButtonProps) {
  const { number, chunkId, passage } = source;
  return (
    <button
      type="button"
      className={`cit${isOpen ? ' on' : ''}`}
      data-chunk={chunkId}
      title={passage?.label}
      aria-label={`Quelle ${number}${passage ? `: ${passage.label}` : ''}`}
      aria-expanded={isOpen}
      onClick={onOpen}
    >
      {number}
    </button>
  );
}

function withEmphasis(text: string): ReactNode[] {
  return text
    .split(/(\*\*[^*]+\*\*)/)
    .map((part) =>
      part.startsWith('**') && part.length > 4 ? <strong key={part}>{part.slice(2, -2)}</strong> : part,
    );
}
