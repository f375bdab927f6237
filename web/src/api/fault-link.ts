import { ApolloLink, ServerError } from '@apollo/client';
import { catchError, map } from 'rxjs';
import { newId } from '../browser/new-id';
import { faultFromBody, faultFromWire, RequestFault } from './request-fault';

/**
 * Names every request with a trace id and turns whatever goes wrong into a RequestFault. A partial answer is
 * passed on: a missing field of one service must not blank the page, and the components show the gap.
 */
export function createFaultLink(onFault: (fault: RequestFault) => void): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const traceId = newId();
    operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({
      headers: { ...headers, 'X-Trace-Id': traceId },
    }));
    const response = () => operation.getContext().response as Response | undefined;
    return forward(operation).pipe(
      map(({ errors, ...result }) => {
        const error = errors?.[0];
        if (error && !hasAnswer(result.data)) throw faultFromWire(error, traceId, response());
        return result;
      }),
      catchError((error: unknown) => {
        const fault = toFault(error, traceId);
        onFault(fault);
        throw fault;
      }),
    );
  });
}

function hasAnswer(data: Record<string, unknown> | null | undefined): boolean {
  return Object.values(data ?? {}).some((value) => value !== null);
}

function toFault(error: unknown, traceId: string): RequestFault {
  if (error instanceof RequestFault) return error;
  if (ServerError.is(error)) return faultFromBody(error.bodyText, traceId, error.response);
  const aborted = error instanceof Error && error.name === 'AbortError';
  return RequestFault.client(aborted ? 'ABORTED' : 'NETWORK', traceId);
}
