import '../../styles/conversation.css';
import '../../styles/answer.css';
import '../../styles/source.css';
import { usePageTitle } from '../../browser/use-page-title';
import { AskBox } from './AskBox';
import { ConversationRail } from './ConversationRail';
import { SourcePanel } from './SourcePanel';
import { TurnList } from './TurnList';
import { useLuna } from './use-luna';
import { Welcome } from './Welcome';

export function LunaPage() {
  usePageTitle('Luna');
  const { conversation, source, questionRef, isWide, startAnew } = useLuna();
  const isNew = conversation.turns.length === 0;
  return (
    <div className={`luna${source.current && isWide ? ' with-source' : ''}`}>
      <ConversationRail turns={conversation.turns} onNew={startAnew} />
      <section className="conv" aria-labelledby="conv-h">
        <h1 className="vh" id="conv-h">
          Gespräch mit Luna
        </h1>
        {isNew ? (
          <Welcome onAsk={conversation.ask} />
        ) : (
          <TurnList conversation={conversation} source={source} />
        )}
        <AskBox fieldRef={questionRef} conversation={conversation} onNew={startAnew} />
      </section>
      <SourcePanel control={source} isWide={isWide} />
    </div>
  );
}
