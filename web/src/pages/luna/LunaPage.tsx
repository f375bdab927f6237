import '../../styles/conversation.css';
import '../../styles/answer.css';
import '../../styles/source.css';
import { useRef } from 'react';
import { useMediaQuery, WIDE } from '../../browser/use-media-query';
import { useShortcuts } from '../../browser/use-shortcuts';
import { AskBox } from './AskBox';
import { ConversationRail } from './ConversationRail';
import { useConversation } from './conversation/use-conversation';
import { SourcePanel } from './SourcePanel';
import { TurnList } from './TurnList';
import { useOpenSource } from './use-open-source';
import { Welcome } from './Welcome';

export function LunaPage() {
  const isWide = useMediaQuery(WIDE);
  const question = useRef<HTMLTextAreaElement>(null);
  const conversation = useConversation((turnId, { refused }) => {
    if (isWide && !refused) source.show(turnId);
  });
  const source = useOpenSource(conversation.turns);
  useShortcuts((key) => {
    if (key === '/') question.current?.focus();
    else if (key === 'Escape' && conversation.isPending) conversation.stop();
    else if (key === 'Escape' && source.current) source.close();
    else return /^[1-9]$/.test(key) && source.openByNumber(Number(key));
    return true;
  });
  const isNew = conversation.turns.length === 0;
  return (
    <div className={`luna${source.current && isWide ? ' with-source' : ''}`}>
      <title>Luna · Luna-IEMS</title>
      <ConversationRail conversation={conversation} />
      <section className="conv" aria-labelledby="conv-h">
        <h1 className="vh" id="conv-h">
          Gespräch mit Luna
        </h1>
        {isNew ? (
          <Welcome onAsk={conversation.ask} />
        ) : (
          <TurnList conversation={conversation} source={source} />
        )}
        <AskBox fieldRef={question} conversation={conversation} />
      </section>
      <SourcePanel control={source} isWide={isWide} />
    </div>
  );
}
