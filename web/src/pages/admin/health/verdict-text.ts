import type { HealthQuery } from '../../../gql/graphql';
import { serviceName } from './service-names';

export type Service = HealthQuery['health']['services'][number];

export interface VerdictText {
  status: Service['status'];
  headline: string;
  explanation: string;
}

/** „Muss ich etwas tun?“ in one sentence, and why. */
export function verdictOf(services: Service[]): VerdictText {
  const down = labelsOf(services, 'DOWN');
  const degraded = labelsOf(services, 'DEGRADED');
  if (down.length > 0)
    return {
      status: 'DOWN',
      headline: down.length === 1 ? 'Ein Dienst ist gestört' : `${down.length} Dienste sind gestört`,
      explanation: [
        `Gestört: ${joined(down)}.`,
        ...(degraded.length > 0 ? [`Eingeschränkt: ${joined(degraded)}.`] : []),
        'Was zu tun ist, steht in den Kacheln.',
      ].join(' '),
    };
  if (degraded.length > 0)
    return {
      status: 'DEGRADED',
      headline: 'Luna läuft, aber nicht alles geht gut',
      explanation: `Eingeschränkt: ${joined(degraded)}.`,
    };
  return {
    status: 'OK',
    headline: 'Alles in Ordnung',
    explanation: `${services.length} Dienste geprüft, keiner braucht Sie.`,
  };
}

const labelsOf = (services: Service[], status: Service['status']) =>
  services.filter((service) => service.status === status).map(({ name }) => serviceName(name).label);

const list = new Intl.ListFormat('de-DE');
const joined = (labels: string[]) => list.format(labels);
