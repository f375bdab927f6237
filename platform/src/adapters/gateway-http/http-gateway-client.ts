import { parse } from 'graphql';
import { ANONYMOUS, type Identity } from '../../auth/identity.js';
import type { NetworkIdentity } from '../../auth/network-identity.js';
import { ERROR_CODES, LunaError, type LunaErrorOptions } from '../../errors/luna-error.js';
import type { Log } from '../../log/log.js';
import type { Clock } from '../../ports/clock.js';
import type { Admission, GatewayClient, GatewayResult, GatewaySession } from '../../ports/gateway-client.js';
import type { SubgraphResult } from '../../ports/subgraph-connection.js';
import { leavable } from '../../subgraph/leavable.js';
import { Copies } from '../http-copies/copies.js';
import { HttpConnection } from '../subgraph-http/http-connection.js';
import { bodyOf } from '../subgraph-http/operation-text.js';
import { IDENTITY_HEADER, TRACE_HEADER } from '../subgraph-http/protocol.js';
import { TicketClient } from '../ticket-http/ticket-client.js';
import { farResults } from './far-results.js';
import { ADMIT_PATH, type Admitted, type AdmittedIdentity, EXECUTE_PATH, INTERNAL_PATH } from './protocol.js';

export interface HttpGatewayClientOptions {
  /** Where copies of the gateway answer, e.g. `http://10.0.0.1:8010`. */
  urls: readonly string[];
  identity: NetworkIdentity;
  clock: Clock;
  log: Log;
  /** Longest wait for an operation as a whole, milliseconds; of an upload, from its last byte. */
  deadlineMs?: number;
}

/** Nothing but a look at a key and a bucket. */
const ADMIT_MS = 10_000;
/** A subscription may be silent for hours, but says at once that it was taken. */
const TAKEN_MS = 10_000;
/** A mutation, because a token that was taken must not be taken again by a second try. */
const ADMIT = parse('mutation Admit { admit }', { noLocation: true });

/**
 * The way in for adapters in other processes. Calls go the way of every call between processes: keep-alive, deadline,
 * breaker, the next copy where one cannot be reached, files as streams.
 */
export class HttpGatewayClient implements GatewayClient {
  private readonly admissions: HttpConnection;
  private readonly operations: HttpConnection;
  private readonly subscriptions: Copies;
  private readonly tickets: TicketClient;

  constructor(private readonly options: HttpGatewayClientOptions) {
    const { urls, identity, clock, log, deadlineMs } = options;
    const at = (path: string) => urls.map((url) => url + path).join(',');
    const shared = { name: 'gateway', identity, clock, log };
    this.admissions = new HttpConnection({ ...shared, urls: at(ADMIT_PATH), deadlineMs: ADMIT_MS });
    this.operations = new HttpConnection({
      ...shared,
      urls: at(EXECUTE_PATH),
      ...(deadlineMs ? { deadlineMs } : {}),
    });
    this.subscriptions = new Copies({ urls, headersMs: TAKEN_MS, silenceMs: 0 });
    this.tickets = new TicketClient(urls.map((url) => url + INTERNAL_PATH));
  }

  async admit({ traceId, ...variables }: Admission): Promise<GatewaySession> {
    const result = await this.admissions.execute(
      { document: ADMIT, variables },
      { identityToken: this.sign(ANONYMOUS), traceId, signal: new AbortController().signal },
    );
    const { identity, rateLimit } = admittedIn(result);
    const { log } = this.options;
    const admitted: AdmittedIdentity = { ...identity, prepaid: variables.rate ?? null };
    const identityToken = this.sign(admitted);
    return {
      identity,
      rateLimit,
      execute: async ({ operation, variables, signal }) => {
        const request = { identityToken, traceId, signal };
        return (await this.operations.execute({ document: operation, variables }, request)) as GatewayResult;
      },
      subscribe: ({ operation, variables, signal }) =>
        leavable(signal, (left) => {
          const body = bodyOf({ document: operation, variables });
          return farResults(
            this.subscriptions,
            { body, headers: this.headers(identityToken, traceId), signal: left },
            log,
          );
        }),
      fetchTicket: (url, signal) => this.tickets.open(url, signal),
    };
  }

  async close(): Promise<void> {
    const { admissions, operations, subscriptions, tickets } = this;
    await Promise.all([admissions, operations, subscriptions, tickets].map((way) => way.close()));
  }

  private headers(identityToken: string, traceId: string): Record<string, string> {
    return {
      'content-type': 'application/json',
      [IDENTITY_HEADER]: this.options.identity.seal(identityToken),
      [TRACE_HEADER]: traceId,
    };
  }

  private sign(identity: Identity): string {
    return this.options.identity.signer.sign(identity);
  }
}

function admittedIn({ data, errors }: SubgraphResult): Admitted {
  const [error] = errors ?? [];
  if (!error) return data as unknown as Admitted;
  const code = ERROR_CODES.find((known) => known === error.extensions?.code) ?? 'INTERNAL';
  throw new LunaError(code, error.message, error.extensions as LunaErrorOptions);
}
