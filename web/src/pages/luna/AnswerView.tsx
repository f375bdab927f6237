import { Check, Copy } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useCopy } from '../../browser/use-copy';
import { AnswerText } from './AnswerText';
import { answerAsText } from './answer/answer-as-text';
import { readAnswer } from './answer/sources';
import type { Answer } from './conversation/turn';
import { NearestSources } from './NearestSources';
import type { OpenSourceControl } from './use-open-source';

interface AnswerViewProps {
  turnId: string;
  question: string;
  answer: Answer;
  source: OpenSourceControl;
  /** Further actions beside copying. */
  children: ReactNode;
}

const COPY_LABELS = {
  idle: 'Mit Quellen kopieren',
  copied: 'Kopiert',
  failed: 'Der Browser erlaubt das Kopieren hier nicht',
};

export function AnswerView({ turnId, question, answer, source, children }: AnswerViewProps) {
  const read = useMemo(() => readAnswer(answer), [answer]);
  const [copyState, copy] = useCopy();
  const openNumber = source.current?.turnId === turnId ? source.current.source.number : null;
  const open = (number: number) => source.open(turnId, number);
  return (
    <>
      <AnswerText answer={read} mode={answer.mode} openNumber={openNumber} onOpen={open} />
      {answer.refused && <NearestSources sources={read.sources} openNumber={openNumber} onOpen={open} />}
      <div className="acts">
        <button type="button" className="btn gho sm" onClick={() => copy(answerAsText(question, read))}>
          {copyState === 'copied' ? <Check className="i s" /> : <Copy className="i s" />}
          <span role="status">{COPY_LABELS[copyState]}</span>
        </button>
        {children}
      </div>
    </>
  );
}
