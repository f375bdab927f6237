import { get } from 'node:http';

export interface ProbeAnswer {
  status: number;
  /** JSON, null where it is none. */
  body: unknown;
}

/** Asks another process how it is; null where it does not answer in time. */
export function probe(url: string, timeoutMs: number, signal?: AbortSignal): Promise<ProbeAnswer | null> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const limit = signal ? AbortSignal.any([signal, timeout]) : timeout;
  return new Promise((resolve) => {
    const request = get(url, { signal: limit, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('error', () => resolve(null));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: parse(text) }));
    });
    request.on('error', () => resolve(null));
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
