import { ArrowUp, Plus, Square } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useOnline } from '../../browser/use-online';
import { AskHints } from './AskHints';
import type { Conversation } from './conversation/use-conversation';

const QUESTION_MAX_CHARS = 2000;
const WARN_FROM_CHARS = 1800;

interface AskBoxProps {
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  conversation: Conversation;
  /** Starts a new conversation; the rail offers it where there is one. */
  onNew(): void;
}

export function AskBox({ fieldRef, conversation, onNew }: AskBoxProps) {
  const [question, setQuestion] = useState('');
  const isOnline = useOnline();
  const send = () => {
    if (question.trim() === '' || conversation.isPending || !isOnline) return;
    conversation.ask(question.trim());
    setQuestion('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form className="comp" aria-label="Frage an Luna" action={send}>
      <div className="comp-b">
        {conversation.turns.length > 0 && (
          <button type="button" className="btn gho ico comp-new" aria-label="Neues Gespräch" onClick={onNew}>
            <Plus className="i" />
          </button>
        )}
        <label className="vh" htmlFor="frage">
          Ihre Frage
        </label>
        <textarea
          id="frage"
          ref={fieldRef}
          rows={1}
          maxLength={QUESTION_MAX_CHARS}
          placeholder="Fragen Sie Luna etwas"
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {conversation.isPending ? (
          <button type="button" className="btn sec ico" aria-label="Anhalten" onClick={conversation.stop}>
            <Square className="i s" />
          </button>
        ) : (
          <button
            type="submit"
            className="btn pri ico"
            aria-label="Frage senden"
            disabled={!isOnline || question.trim() === ''}
          >
            <ArrowUp className="i" />
          </button>
        )}
      </div>
      {question.length > WARN_FROM_CHARS && (
        <p className="t-12 sub" role="status">
          Noch {QUESTION_MAX_CHARS - question.length} Zeichen.
        </p>
      )}
      <AskHints />
    </form>
  );
}
