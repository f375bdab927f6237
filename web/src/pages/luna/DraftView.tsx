import { useMemo } from 'react';
import { Skeleton } from '../../components/Skeleton';
import { formatAmount } from '../../format/numbers';
import { AnswerText } from './AnswerText';
import { readAnswer } from './answer/sources';
import { presentable } from './conversation/draft';
import type { Answer } from './conversation/turn';
import type { OpenSourceControl } from './use-open-source';

interface DraftViewProps {
  turnId: string;
  draft: Answer;
  source: OpenSourceControl;
  isGrowing?: boolean;
}

/** An answer as far as it is written. Its sources can be opened at once. */
export function DraftView({ turnId, draft, source, isGrowing = false }: DraftViewProps) {
  const read = useMemo(() => readAnswer({ ...draft, text: presentable(draft.text) }), [draft]);
  if (read.blocks.length === 0)
    return (
      <>
        <p className="t-13 mut draft-found">
          {formatAmount(draft.citations.length, 'Stelle gefunden', 'Stellen gefunden')}
        </p>
        {isGrowing && <Skeleton label="Luna formuliert." lines={3} />}
      </>
    );
  const openNumber = source.current?.turnId === turnId ? source.current.source.number : null;
  return (
    <AnswerText
      answer={read}
      mode={draft.mode}
      isGrowing={isGrowing}
      openNumber={openNumber}
      onOpen={(number) => source.open(turnId, number)}
    />
  );
}
