import { useQuery } from '@apollo/client/react';
import { CornerDownRight, Upload } from 'lucide-react';
import { Link } from 'react-router';
import { BrandMark } from '../../components/BrandMark';
import { FaultNotice } from '../../components/FaultNotice';
import { Skeleton } from '../../components/Skeleton';
import { formatAmount } from '../../format/numbers';
import { StartingPointsDocument } from '../../gql/graphql';
import { startingQuestions } from './starting-questions';

export function Welcome({ onAsk }: { onAsk(question: string): void }) {
  return (
    <div className="welcome">
      <div className="welcome-in">
        <span className="welcome-mark">
          <BrandMark />
        </span>
        <h2 className="t-22">Was möchten Sie wissen?</h2>
        <StartingPoints onAsk={onAsk} />
      </div>
    </div>
  );
}

function StartingPoints({ onAsk }: { onAsk(question: string): void }) {
  const { data, error, refetch } = useQuery(StartingPointsDocument, { fetchPolicy: 'cache-and-network' });
  if (error) return <FaultNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton label="Luna sieht ihre Unterlagen durch." lines={3} />;
  if (data.items.totalCount === 0) return <EmptyCorpus />;
  return (
    <>
      <p className="t-16 mut">
        Ich antworte aus {formatAmount(data.items.totalCount, 'Dokument', 'Dokumenten')} und zeige Ihnen zu
        jedem Satz die Stelle. Steht es dort nicht, sage ich das.
      </p>
      <p className="t-12 sub welcome-hint">Damit könnten Sie beginnen</p>
      <ul className="questions">
        {startingQuestions(data.items.nodes).map((question) => (
          <li key={question}>
            <button type="button" className="btn sec question" onClick={() => onAsk(question)}>
              <CornerDownRight className="i s" />
              {question}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function EmptyCorpus() {
  return (
    <>
      <p className="t-16 mut">
        Noch habe ich keine Unterlagen, und ohne Quelle antworte ich nicht. Laden Sie in der Verwaltung
        Gesetze, Verträge oder Handbücher hoch; danach kann ich Auskunft geben.
      </p>
      <Link className="btn pri" to="/verwaltung/korpus">
        <Upload className="i s" />
        Dokumente hochladen
      </Link>
    </>
  );
}
