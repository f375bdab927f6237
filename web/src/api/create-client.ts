import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { createFaultLink } from './fault-link';
import { mergePages, type Page } from './merge-pages';
import type { RequestFault } from './request-fault';

export interface Credential {
  headers(): Record<string, string>;
  onFault(fault: RequestFault): void;
}

/** One client per identity: what an administrator has read never mixes with what a customer may see. */
export function createClient(credential: Credential): ApolloClient {
  const identify = new ApolloLink((operation, forward) => {
    operation.setContext({ headers: credential.headers() });
    return forward(operation);
  });
  return new ApolloClient({
    link: ApolloLink.from([
      identify,
      createFaultLink(credential.onFault),
      new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
    ]),
    cache: new InMemoryCache({
      typePolicies: {
        Query: {
          fields: {
            items: {
              keyArgs: ['filter'],
              merge: (existing: Page | undefined, incoming: Page, { args }) =>
                mergePages(existing, incoming, Boolean(args?.after)),
            },
          },
        },
      },
    }),
    devtools: { enabled: import.meta.env.DEV },
  });
}
