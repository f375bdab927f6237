import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { HealthStatus } from '../../../gql/graphql';
import { type Service, verdictOf } from './verdict-text';

const LOOKS: Record<HealthStatus, { className: string; Icon: typeof CircleX }> = {
  OK: { className: 'ok', Icon: CircleCheck },
  DEGRADED: { className: 'warn', Icon: TriangleAlert },
  DOWN: { className: 'bad', Icon: CircleX },
};

export function Verdict({ services }: { services: Service[] }) {
  const { status, headline, explanation } = verdictOf(services);
  const { className, Icon } = LOOKS[status];
  return (
    <section className={`verdict ${className}`} aria-label="Gesamtbefund" role="status">
      <span className="verdict-i">
        <Icon className="i l" />
      </span>
      <div>
        <h2 className="t-18 bb">{headline}</h2>
        <p className="t-13 mut">{explanation}</p>
      </div>
    </section>
  );
}
