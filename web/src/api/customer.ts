import { readText, writeText } from '../browser/stored-text';
import { createClient } from './create-client';

const DEV_USER_REFUSED = 'luna.dev-user-refused';

/** Owns the demo meters (server/src/wire/subgraphs.ts); whom an admin gives a meter in development. */
export const DEMO_CUSTOMER_ID = '10000000-0000-4000-8000-000000000001';

/** The client of the customer pages. A server that refuses made-up customers isn't offered one again. */
export const customer = createClient({
  headers: (): Record<string, string> =>
    readText(sessionStorage, DEV_USER_REFUSED) ? {} : { 'X-Dev-User': DEMO_CUSTOMER_ID },
  onFault: (fault) => {
    if (fault.code === 'UNAUTHENTICATED') writeText(sessionStorage, DEV_USER_REFUSED, 'true');
  },
});
