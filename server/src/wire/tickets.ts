import type { OpenTicket } from '@luna/platform/ports/gateway-client';
import type { TelemetrySubgraph } from '@luna/telemetry';
import { addressesOf } from '../services.js';
import type { Site } from './site.js';

/** Files behind one-time tickets, at the gateway and at the subgraph that has them. */
export const EXPORTS_PATH = '/exports';

/** Where `exportReadings` sends its reader. */
export const READINGS_EXPORT_PATH = `${EXPORTS_PATH}/readings`;

/** Opens tickets of telemetry, in this process if it runs here. */
export async function ticketsOf(site: Site, telemetry: TelemetrySubgraph | null): Promise<OpenTicket> {
  if (telemetry && site.roles.has('telemetry')) {
    return (url) => telemetry.openReadingsExport(url.slice(READINGS_EXPORT_PATH.length + 1));
  }
  const { TicketClient } = await import('@luna/platform/adapters/ticket-http/ticket-client');
  const tickets = new TicketClient(addressesOf(site.config, 'telemetry'));
  site.shutdown.add('tickets', () => tickets.close());
  return (url, signal) => tickets.open(url, signal);
}
