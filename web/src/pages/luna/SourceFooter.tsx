import { Check, Copy } from 'lucide-react';
import { useCopy } from '../../browser/use-copy';
import { MoonPhase } from '../../components/MoonPhase';
import { passageAsText } from './answer/answer-as-text';
import type { NumberedSource } from './answer/sources';

interface SourceFooterProps {
  source: NumberedSource;
  text: string;
  isVerbatim: boolean;
}

const COPY_LABELS = { idle: 'Stelle kopieren', copied: 'Kopiert', failed: 'Kopieren nicht erlaubt' };

export function SourceFooter({ source, text, isVerbatim }: SourceFooterProps) {
  const [copyState, copy] = useCopy();
  return (
    <footer className="src-f">
      <button type="button" className="btn sec sm" onClick={() => copy(passageAsText(source, text))}>
        {copyState === 'copied' ? <Check className="i s" /> : <Copy className="i s" />}
        <span role="status">{COPY_LABELS[copyState]}</span>
      </button>
      {isVerbatim && (
        <span className="evidence supported">
          <MoonPhase phase="full" />
          wörtlich geprüft
        </span>
      )}
    </footer>
  );
}
