import type { Readable } from 'node:stream';
import type { Log } from '../../log/log.js';
import type { GatewayResult } from '../../ports/gateway-client.js';
import { publicFault } from '../../subgraph/public-error.js';
import type { Copies } from '../http-copies/copies.js';
import { faultOf, lunaErrorOf } from '../subgraph-http/transport-fault.js';
import { SUBSCRIBE_PATH } from './protocol.js';

export interface FarSubscription {
  body: string;
  headers: Record<string, string>;
  signal: AbortSignal;
}

/**
 * Results of a subscription at a gateway in another process. Ends with an error where the connection breaks; it never
 * begins again by itself, because what was lost in between would be lost in silence.
 */
export async function* farResults(
  copies: Copies,
  { body, headers, signal }: FarSubscription,
  log: Log,
): AsyncGenerator<GatewayResult> {
  try {
    const answer = await copies.request({ method: 'POST', path: SUBSCRIBE_PATH, headers, body, signal });
    if (answer.statusCode !== 200) yield (await answer.body.json()) as GatewayResult;
    else for await (const line of linesOf(answer.body)) yield JSON.parse(line) as GatewayResult;
  } catch (error) {
    if (!signal.aborted) yield { errors: [publicFault(lunaErrorOf(faultOf(error)), log)] };
  }
}

async function* linesOf(source: Readable): AsyncGenerator<string> {
  let rest = '';
  source.setEncoding('utf8');
  for await (const part of source as AsyncIterable<string>) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter(Boolean);
  }
}
