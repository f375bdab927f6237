import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { CommandError } from '../command-error.js';
import { type Answer, Unreachable } from './answer.js';
import { withRetries } from './with-retries.js';

type Request = RequestInit & { signal: AbortSignal };

interface GraphqlBody {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Codes that a repetition may not meet again, as their status says over REST. */
const PASSING: Record<string, number> = { RATE_LIMITED: 429, UNAVAILABLE: 503 };

/** Luna as its public API shows it, with the key of the administration. */
export class LunaApi {
  readonly #key: string;

  constructor(
    readonly url: string,
    adminKey: string,
  ) {
    this.#key = adminKey;
  }

  /** Throws Unreachable where no Luna answered, and the signal's reason when it was aborted. */
  async rest(route: string, request: Request): Promise<Answer> {
    const { response, body } = await this.#send(`/api/v1/${route}`, request);
    const { message, code = null, data = null } = body as Partial<Answer>;
    if (typeof message !== 'string')
      throw new Unreachable(this.url, `status ${response.status}, no envelope`);
    return { status: response.status, message, code, data, retryAfterSec: retryAfter(response) };
  }

  /** The data of a successful operation, repeated while Luna is away; CommandError with the server's words. */
  async graphql<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): Promise<Result> {
    const request = { ...jsonBody({ query: print(document), variables }), signal };
    const answer = await withRetries(() => this.#execute(request), { signal });
    if (answer.code !== null) throw new CommandError(answer.message);
    return answer.data as Result;
  }

  /** The events of a subscription; ends its socket when it is left. */
  async *subscribe<Result, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): AsyncGenerator<Result> {
    const client = createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { 'x-admin-key': this.#key },
      retryAttempts: 0,
    });
    const stop = () => void client.dispose();
    signal.addEventListener('abort', stop);
    try {
      for await (const { data, errors } of client.iterate({ query: print(document), variables })) {
        if (errors?.[0]) throw new CommandError(errors[0].message);
        yield data as Result;
      }
    } catch (error) {
      throw faultOf(error, this.url);
    } finally {
      signal.removeEventListener('abort', stop);
      await client.dispose();
    }
    signal.throwIfAborted();
  }

  async #execute(request: Request): Promise<Answer> {
    const { response, body } = await this.#send('/graphql', request);
    const { data = null, errors = [] } = body as GraphqlBody;
    const [error] = errors;
    if (!error && !data) throw new Unreachable(this.url, `status ${response.status}, no data`);
    const code = error ? (error.extensions?.code ?? 'INTERNAL') : null;
    const status = code === null ? 200 : (PASSING[code] ?? 400);
    return { status, message: error?.message ?? '', code, data, retryAfterSec: retryAfter(response) };
  }

  async #send(path: string, request: Request): Promise<{ response: Response; body: object }> {
    const response = await this.#fetch(path, request);
    try {
      return { response, body: (await response.json()) as object };
    } catch (error) {
      request.signal.throwIfAborted();
      throw new Unreachable(this.url, error);
    }
  }

  async #fetch(path: string, request: Request): Promise<Response> {
    const headers = { ...(request.headers as Record<string, string>), 'x-admin-key': this.#key };
    try {
      // A redirect would carry the key elsewhere.
      return await fetch(`${this.url}${path}`, { ...request, headers, redirect: 'error' });
    } catch (error) {
      request.signal.throwIfAborted();
      throw new Unreachable(this.url, error);
    }
  }
}

/** Refused operations come as a list of errors, a lost or refused socket as an event or an error of its own. */
function faultOf(error: unknown, url: string): CommandError {
  if (error instanceof CommandError) return error;
  if (Array.isArray(error) && error[0]) return new CommandError((error[0] as { message: string }).message);
  return new Unreachable(url, error);
}

function retryAfter({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}

export function jsonBody(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
