import { setTimeout as sleep } from 'node:timers/promises';
import { ANONYMOUS } from '../../auth/identity.js';
import type { NetworkIdentity } from '../../auth/network-identity.js';
import type { Log } from '../../log/log.js';
import type { Clock } from '../../ports/clock.js';
import type {
  SubgraphConnection,
  SubgraphOperation,
  SubgraphRequest,
  SubgraphResult,
} from '../../ports/subgraph-connection.js';
import { leavable } from '../../subgraph/leavable.js';
import { publicFault } from '../../subgraph/public-error.js';
import { type Address, Addresses } from './addresses.js';
import { send } from './call.js';
import { type FoundUpload, findUploads } from './find-uploads.js';
import { textOf } from './operation-text.js';
import { RESPONSE_MAX_BYTES } from './protocol.js';
import { lunaErrorOf, TransportFault, timedOut, unavailable } from './transport-fault.js';

export interface HttpConnectionOptions {
  name: string;
  /** Where copies of the subgraph answer, comma-separated: `http://10.0.0.1:4001/graphql,http://…`. */
  urls: string;
  identity: NetworkIdentity;
  clock: Clock;
  log: Log;
  /** Longest wait for one try of a query, milliseconds. */
  attemptMs?: number;
  /** Longest wait for an operation as a whole, milliseconds; of an upload, from its last byte. */
  deadlineMs?: number;
  breaker?: { faultsMax?: number; openMs?: number };
  /** Waits before another try; rejects when the signal aborts. */
  pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

const ATTEMPT_MS = 30_000;
const DEADLINE_MS = 120_000;
/** A subgraph that asks for more patience than this is not asked again for the same request. */
const PATIENCE_MS = 2_000;
const SUBSCRIBE_TRIES = 3;
const NO_UPLOADS: FoundUpload[] = [];

/** 50 to 150 ms, doubled with each try, so that those who failed together don't come back together. */
const backOff = (tries: number): number => (50 + Math.random() * 100) * 2 ** (tries - 1);

/**
 * Calls a subgraph in another process. Queries are tried twice, mutations are sent once; what could not be sent at all
 * goes to the next copy. An address that keeps failing is left alone for a while.
 */
export class HttpConnection implements SubgraphConnection {
  readonly name: string;
  private readonly addresses: Addresses;
  private readonly identity: NetworkIdentity;
  private readonly log: Log;
  private readonly attemptMs: number;
  private readonly deadlineMs: number;
  private readonly pause: NonNullable<HttpConnectionOptions['pause']>;

  constructor(options: HttpConnectionOptions) {
    const { identity, clock } = options;
    this.name = options.name;
    this.identity = identity;
    this.log = options.log.child({ subgraph: options.name });
    this.attemptMs = options.attemptMs ?? ATTEMPT_MS;
    this.deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    this.pause = options.pause ?? ((ms, signal) => sleep(ms, undefined, { signal }));
    this.addresses = new Addresses({
      urls: options.urls,
      breaker: { clock, ...options.breaker },
      identify: () => identity.seal(identity.signer.sign(ANONYMOUS)),
      log: this.log,
    });
  }

  async execute(operation: SubgraphOperation, request: SubgraphRequest): Promise<SubgraphResult> {
    const { kind } = textOf(operation);
    const uploads = kind === 'mutation' ? findUploads(operation.variables) : NO_UPLOADS;
    const journey = this.addresses.journeyOf(request);
    const { traceId, signal } = request;
    const identity = this.identity.seal(request.identityToken);
    const call = { operation, uploads, identity, traceId, requestId: journey.id };
    const endsAtMs = performance.now() + this.deadlineMs;
    const attemptMs = kind === 'query' ? this.attemptMs : this.deadlineMs;
    const tried: Address[] = [];
    let isRepeated = false;
    for (;;) {
      const timeoutMs = Math.min(attemptMs, endsAtMs - performance.now());
      if (signal.aborted || timeoutMs <= 0) throw timedOut();
      const address = this.addresses.admit(journey, tried);
      if (!address) throw unavailable(this.addresses.waitSec);
      try {
        const result = await send(call, address, { signal, timeoutMs, responseMaxBytes: RESPONSE_MAX_BYTES });
        address.breaker.succeeded();
        return result;
      } catch (error) {
        const fault = faultAt(address, error, signal);
        tried.push(address);
        const hasOther = tried.length < this.addresses.count;
        if (fault.kind === 'unsent' && hasOther && uploads.length === 0) continue;
        if (kind !== 'query' || isRepeated) throw lunaErrorOf(fault);
        isRepeated = true;
        await this.beforeNextTry(fault, hasOther, signal);
      }
    }
  }

  subscribe(operation: SubgraphOperation, request: SubgraphRequest): AsyncIterable<SubgraphResult> {
    return leavable(request.signal, (signal) => this.results(operation, request, signal));
  }

  async close(): Promise<void> {
    await this.addresses.close();
  }

  /** The other copy at once, the same one after the time it asked for. */
  private async beforeNextTry(fault: TransportFault, hasOther: boolean, signal: AbortSignal): Promise<void> {
    const askedMs = hasOther ? 0 : (fault.retryAfterSec ?? 0) * 1000;
    if (askedMs > PATIENCE_MS) throw lunaErrorOf(fault);
    await this.pause(Math.max(askedMs, backOff(1)), signal).catch(() => {
      throw timedOut();
    });
  }

  private async *results(
    operation: SubgraphOperation,
    request: SubgraphRequest,
    signal: AbortSignal,
  ): AsyncGenerator<SubgraphResult> {
    try {
      const extensions = {
        identity: this.identity.seal(request.identityToken),
        traceId: request.traceId,
      };
      const { variables, operationName } = operation;
      const payload = { query: textOf(operation).text, variables, operationName, extensions };
      const tried: Address[] = [];
      for (;;) {
        const address = this.addresses.next(tried);
        if (!address) throw unavailable(this.addresses.waitSec);
        try {
          yield* address.subscriptions.results(payload, signal);
          return;
        } catch (error) {
          if (!(error instanceof TransportFault)) throw error;
          if (error.kind === 'unsent') address.breaker.failed();
          tried.push(address);
          if (error.kind !== 'unsent' || tried.length === SUBSCRIBE_TRIES) throw unavailable(null);
          await this.pause(backOff(tried.length), signal);
        }
      }
    } catch (error) {
      if (!signal.aborted) yield { data: null, errors: [publicFault(error, this.log)] };
    }
  }
}

/** Tells the breaker what became of a call; throws what is no fault of the transport. */
function faultAt({ breaker }: Address, error: unknown, signal: AbortSignal): TransportFault {
  const isOurs = error instanceof TransportFault;
  if (isOurs) breaker.failed();
  else breaker.abandoned();
  if (signal.aborted) throw timedOut();
  if (!isOurs) throw error;
  return error;
}
