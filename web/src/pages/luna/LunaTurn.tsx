import { RotateCw, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { BrandMark } from '../../components/BrandMark';
import { MoonPhase } from '../../components/MoonPhase';
import { Skeleton } from '../../components/Skeleton';
import { AnswerView } from './AnswerView';
import { MODE_LABELS } from './answer/mode-label';
import type { Answer, Turn } from './conversation/turn';
import type { Conversation } from './conversation/use-conversation';
import { DraftView } from './DraftView';
import { FailedTurn } from './FailedTurn';
import type { OpenSourceControl } from './use-open-source';

interface LunaTurnProps {
  turn: Turn;
  conversation: Conversation;
  source: OpenSourceControl;
}

/** Luna's side of a turn, in whatever state it is. */
export function LunaTurn({ turn, conversation, source }: LunaTurnProps) {
  const { outcome } = turn;
  const askAgain = () => conversation.askAgain(turn);
  switch (outcome.state) {
    case 'pending':
      return (
        <LunaSays aside={<span className="t-12 sub">liest nach</span>} isBusy>
          <Skeleton label="Luna liest nach." lines={3} />
          <StopButton onClick={conversation.stop} />
        </LunaSays>
      );
    case 'writing':
      return (
        <LunaSays aside={<span className="t-12 sub">schreibt</span>} isBusy>
          <DraftView turnId={turn.id} draft={outcome.draft} source={source} isGrowing />
          <StopButton onClick={conversation.stop} />
        </LunaSays>
      );
    case 'stopped':
      return (
        <LunaSays>
          {outcome.draft && <DraftView turnId={turn.id} draft={outcome.draft} source={source} />}
          <p className="t-16 mut">Angehalten.</p>
          <AskAgain onClick={askAgain} />
        </LunaSays>
      );
    case 'failed':
      return (
        <LunaSays>
          <FailedTurn fault={outcome.fault} onRetry={askAgain} />
        </LunaSays>
      );
    case 'answered':
      return (
        <LunaSays aside={<ModeBadge answer={outcome.answer} />}>
          <AnswerView turnId={turn.id} question={turn.question} answer={outcome.answer} source={source}>
            <AskAgain onClick={askAgain} />
          </AnswerView>
        </LunaSays>
      );
  }
}

interface LunaSaysProps {
  aside?: ReactNode;
  isBusy?: boolean;
  children: ReactNode;
}

function LunaSays({ aside, isBusy = false, children }: LunaSaysProps) {
  return (
    <article className="lu" aria-label="Antwort von Luna" aria-busy={isBusy}>
      <div className="who">
        <BrandMark />
        <b className="bb">Luna</b>
        {aside}
      </div>
      {children}
    </article>
  );
}

function ModeBadge({ answer }: { answer: Answer }) {
  if (answer.refused)
    return (
      <span className="bdg out">
        <MoonPhase phase="empty" />
        keine Antwort möglich
      </span>
    );
  return <span className="bdg">{MODE_LABELS[answer.mode]}</span>;
}

function StopButton({ onClick }: { onClick(): void }) {
  return (
    <button type="button" className="btn sec sm" onClick={onClick}>
      <Square className="i s" />
      Anhalten
      <kbd className="kbd only-d-i">Esc</kbd>
    </button>
  );
}

function AskAgain({ onClick }: { onClick(): void }) {
  return (
    <button type="button" className="btn gho sm" onClick={onClick}>
      <RotateCw className="i s" />
      Neu fragen
    </button>
  );
}
