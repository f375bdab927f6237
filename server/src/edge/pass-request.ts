import {
  type ClientRequest,
  type IncomingMessage,
  request as openRequest,
  type ServerResponse,
} from 'node:http';
import { answeredHeaders, forwardedHeaders } from './forwarded-headers.js';
import type { Target, Targets } from './targets.js';

const CONNECT_MS = 3_000;
/** Have no body and change nothing, so another copy may be asked after one broke off. */
const REPEATABLE = new Set(['GET', 'HEAD']);

/**
 * Passes a request on and its answer back, both as streams. A copy that cannot be connected to is replaced by the next
 * one before anything of the body is read; a copy that has begun to read keeps the request. `onNone` answers where no
 * copy did.
 */
export function passRequest(
  targets: Targets,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onNone: (outgoing: ServerResponse) => void,
): void {
  const candidates = targets.inOrder();
  const tryNext = () => {
    const target = candidates.shift();
    if (!target) return onNone(outgoing);
    passTo(target, incoming, outgoing, (isSent) => {
      if (outgoing.headersSent) return outgoing.destroy();
      targets.rest(target);
      return isSent && !REPEATABLE.has(incoming.method ?? '') ? onNone(outgoing) : tryNext();
    });
  };
  tryNext();
}

/** `onFault` learns whether the other side may have begun to work. */
function passTo(
  target: Target,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  onFault: (isSent: boolean) => void,
): void {
  const passed = openRequest({
    host: target.url.hostname,
    port: target.url.port,
    agent: target.agent,
    method: incoming.method,
    path: incoming.url,
    headers: forwardedHeaders(incoming),
    setHost: false,
  });
  const hangUp = () => void passed.destroy();
  outgoing.once('close', hangUp);
  let isSent = false;
  let isAnswered = false;
  const fail = () => {
    outgoing.off('close', hangUp);
    incoming.unpipe(passed);
    // A refusal may come before the body has ended; the sender gets to read it.
    if (isAnswered) incoming.resume();
    else if (!outgoing.destroyed) onFault(isSent);
  };
  whenConnected(passed, () => {
    isSent = true;
    incoming.pipe(passed);
  });
  passed.once('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, answeredHeaders(answer));
    outgoing.flushHeaders();
    answer.once('end', () => {
      isAnswered = true;
    });
    answer.once('error', fail);
    answer.pipe(outgoing);
  });
  passed.once('error', fail);
  // A later error, of a request that is over, concerns nobody.
  passed.on('error', () => undefined);
  passed.flushHeaders();
}

function whenConnected(passed: ClientRequest, onConnected: () => void): void {
  passed.once('socket', (socket) => {
    if (!socket.connecting) return onConnected();
    const timer = setTimeout(() => passed.destroy(new Error('no connection in time')), CONNECT_MS);
    const stop = () => clearTimeout(timer);
    socket.once('connect', () => {
      stop();
      onConnected();
    });
    passed.once('close', stop);
  });
}
