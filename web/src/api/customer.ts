import { newId } from '../browser/new-id';
import { readText, writeText } from '../browser/stored-text';
import { createClient } from './create-client';

const DEV_USER = 'luna.dev-user';
const DEV_USER_REFUSED = 'luna.dev-user-refused';

/** A made-up customer that stays the same in this browser, for servers in development. */
function devUser(): string {
  const known = readText(localStorage, DEV_USER);
  if (known) return known;
  const made = newId();
  writeText(localStorage, DEV_USER, made);
  return made;
}

/** The client of the customer pages. A server that refuses made-up customers isn't offered one again. */
export const customerClient = createClient({
  headers: (): Record<string, string> =>
    readText(sessionStorage, DEV_USER_REFUSED) ? {} : { 'X-Dev-User': devUser() },
  onFault: (fault) => {
    if (fault.code === 'UNAUTHENTICATED') writeText(sessionStorage, DEV_USER_REFUSED, 'true');
  },
});
