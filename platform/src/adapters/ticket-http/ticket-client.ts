import { ERROR_CODES, type ErrorCode, LunaError } from '../../errors/luna-error.js';
import { currentTraceId } from '../../log/log.js';
import type { TicketFile } from '../../ports/gateway-client.js';
import { Copies } from '../http-copies/copies.js';
import { unavailable } from '../subgraph-http/transport-fault.js';

/** Until the first page of an export is read. */
const FIRST_BYTES_MS = 30_000;
/** A reader that takes nothing for as long is gone; so is a server that sends nothing. */
const STALLED_MS = 300_000;

/** Reads files behind one-time tickets from another process, as fast as they are taken from the stream. */
export class TicketClient {
  private readonly copies: Copies;

  /** `urls`: where copies of the process answer, without a slash at the end, e.g. `http://10.0.0.1:8013`. */
  constructor(urls: readonly string[]) {
    this.copies = new Copies({ urls, headersMs: FIRST_BYTES_MS, silenceMs: STALLED_MS });
  }

  /** `address` begins with a slash. */
  async open(address: string, signal: AbortSignal): Promise<TicketFile> {
    const traceId = currentTraceId();
    const headers = traceId ? { 'x-trace-id': traceId } : {};
    const answer = await this.copies.request({ method: 'GET', path: address, headers, signal });
    if (answer.statusCode !== 200) throw refusalIn(await answer.body.json().catch(() => null));
    return {
      contentType: String(answer.headers['content-type']),
      fileName: /filename="([^"]*)"/.exec(String(answer.headers['content-disposition']))?.[1] ?? 'export',
      stream: answer.body,
    };
  }

  close(): Promise<void> {
    return this.copies.close();
  }
}

function refusalIn(body: unknown): LunaError {
  const { errors } = (body ?? {}) as { errors?: { message: string; extensions?: { code?: string } }[] };
  const error = errors?.[0];
  const code = ERROR_CODES.find((known) => known === error?.extensions?.code) as ErrorCode | undefined;
  return error && code ? new LunaError(code, error.message) : unavailable(null);
}
