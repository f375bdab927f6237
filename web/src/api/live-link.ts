import { ApolloLink } from '@apollo/client';
import { print } from 'graphql';
import { Observable } from 'rxjs';
import { closeCode, isRefusal, type LiveConnection, type StreamRequest } from './live-connection';
import { faultFromWire, isRecord, RequestFault } from './request-fault';

/** How a subscription gets over the loss of its connection; given as `context.live`. */
interface LiveContext {
  /** Variables to ask with after a reconnection, read after each event, so that the stream goes on there. */
  resume?(): Record<string, unknown>;
  /** It can't go on where it was: the loss is its end. */
  endsOnLoss?: boolean;
}

/** Sends subscriptions over the socket. What goes wrong becomes a RequestFault. */
export function createLiveLink(connection: LiveConnection): ApolloLink {
  return new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        const { live, headers } = operation.getContext();
        const { resume, endsOnLoss } = (live ?? {}) as LiveContext;
        const request: StreamRequest = {
          query: print(operation.query),
          operationName: operation.operationName,
          variables: { ...operation.variables },
          extensions: { 'x-trace-id': headers?.['X-Trace-Id'] },
        };
        const stop = connection.subscribe(request, {
          next(result) {
            const { data, errors } = result as ApolloLink.Result;
            const error = errors?.[0];
            if (error && !data) return observer.error(faultFromWire(error));
            observer.next(result as ApolloLink.Result);
            Object.assign(request.variables, resume?.());
          },
          error: (reason) => observer.error(faultOfStream(reason)),
          complete: () => observer.complete(),
        });
        const ignoreLoss = endsOnLoss
          ? connection.onLoss(() => observer.error(RequestFault.client('NETWORK')))
          : () => undefined;
        return () => {
          ignoreLoss();
          stop();
        };
      }),
  );
}

function faultOfStream(reason: unknown): RequestFault {
  if (isRefusal(reason))
    return new RequestFault(closeCode(reason) === 4403 ? 'FORBIDDEN' : 'UNAUTHENTICATED', NOT_ACCEPTED);
  const [first] = Array.isArray(reason) ? reason : [];
  return isRecord(first) ? faultFromWire(first) : RequestFault.client('NETWORK');
}

const NOT_ACCEPTED = 'Der Server erkennt Ihre Anmeldung nicht an. Bitte melden Sie sich neu an.';
