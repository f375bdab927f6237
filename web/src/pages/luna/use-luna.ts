import { type RefObject, useRef } from 'react';
import { useMediaQuery, WIDE } from '../../browser/use-media-query';
import { useShortcuts } from '../../browser/use-shortcuts';
import { type Conversation, useConversation } from './conversation/use-conversation';
import { type OpenSourceControl, useOpenSource } from './use-open-source';

export interface Luna {
  conversation: Conversation;
  source: OpenSourceControl;
  questionRef: RefObject<HTMLTextAreaElement | null>;
  /** There is room for a source beside its answer. */
  isWide: boolean;
  startAnew(): void;
}

/** The conversation, the source open beside it, and the keys: `/` asks, 1–9 open a source, Escape stops, closes, leaves. */
export function useLuna(): Luna {
  const isWide = useMediaQuery(WIDE);
  const questionRef = useRef<HTMLTextAreaElement>(null);
  const conversation = useConversation((turnId, { refused }) => {
    if (isWide && !refused) source.show(turnId);
  });
  const source = useOpenSource(conversation.turns);
  useShortcuts((key) => {
    if (key === '/') questionRef.current?.focus();
    else if (key === 'Escape' && conversation.isPending) conversation.stop();
    else if (key === 'Escape' && source.current) source.close();
    else if (key === 'Escape') questionRef.current?.blur();
    else return /^[1-9]$/.test(key) && source.openByNumber(Number(key));
    return true;
  });
  const startAnew = () => {
    source.close();
    conversation.clear();
    questionRef.current?.focus();
  };
  return { conversation, source, questionRef, isWide, startAnew };
}
