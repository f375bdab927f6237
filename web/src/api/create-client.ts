import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { OperationTypeNode } from 'graphql';
import { createFaultLink } from './fault-link';
import { LiveConnection } from './live-connection';
import { createLiveLink } from './live-link';
import { mergePages, type Page } from './merge-pages';
import type { RequestFault } from './request-fault';

export interface Credential {
  headers(): Record<string, string>;
  onFault(fault: RequestFault): void;
}

/** How an identity reaches the server: questions over HTTP, whatever goes on over one socket. */
export interface LunaClient {
  apollo: ApolloClient;
  connection: LiveConnection;
}

/** One client per identity: what an administrator has read never mixes with what a customer may see. */
export function createClient(credential: Credential): LunaClient {
  const connection = new LiveConnection(() => lowerCaseNames(credential.headers()));
  const identify = new ApolloLink((operation, forward) => {
    operation.setContext({ headers: credential.headers() });
    return forward(operation);
  });
  const apollo = new ApolloClient({
    link: ApolloLink.from([
      identify,
      createFaultLink(credential.onFault),
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        createLiveLink(connection),
        new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
      ),
    ]),
    cache: new InMemoryCache({
      typePolicies: { Query: { fields: { items: pagedBy('filter'), jobs: pagedBy('filter') } } },
    }),
    devtools: { enabled: import.meta.env.DEV },
  });
  return { apollo, connection };
}

const pagedBy = (argument: string) => ({
  keyArgs: [argument],
  merge: (existing: Page | undefined, incoming: Page, { args }: { args: Record<string, unknown> | null }) =>
    mergePages(existing, incoming, Boolean(args?.after)),
});

/** The names `connectionParams` go by. */
function lowerCaseNames(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
