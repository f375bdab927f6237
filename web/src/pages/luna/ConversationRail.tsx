import { Plus } from 'lucide-react';
import { MoonPhase } from '../../components/MoonPhase';
import type { Turn } from './conversation/turn';

interface ConversationRailProps {
  turns: Turn[];
  onNew(): void;
}

/** Beside a wide conversation: its questions to jump to, and what the evidence marks mean. */
export function ConversationRail({ turns, onNew }: ConversationRailProps) {
  return (
    <nav className="rail" aria-label="Gespräch">
      <button type="button" className="btn pri" onClick={onNew} disabled={turns.length === 0}>
        <Plus className="i s" />
        Neues Gespräch
      </button>
      {turns.length > 0 && <p className="t-12 sub rail-h">In dieser Sitzung gefragt</p>}
      <ul>
        {turns.map(({ id, question }) => (
          <li key={id}>
            <a className="rail-link" href={`#frage-${id}`} title={question}>
              {question}
            </a>
          </li>
        ))}
      </ul>
      <dl className="legend">
        <dt className="t-12 b">Belege, Satz für Satz</dt>
        <dd className="evidence supported">
          <MoonPhase phase="full" />
          belegt<span className="t-12 mut">steht so in der Quelle</span>
        </dd>
        <dd className="evidence partial">
          <MoonPhase phase="half" />
          teilweise belegt<span className="t-12 mut">Quelle genannt, Wortlaut anders</span>
        </dd>
        <dd className="evidence none">
          <MoonPhase phase="empty" />
          nicht belegt<span className="t-12 mut">Lunas eigene Worte</span>
        </dd>
      </dl>
    </nav>
  );
}
