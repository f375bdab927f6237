import { LunaError } from '../errors/luna-error.js';
import type { Identity } from './identity.js';

/** Access class C of the REST contract: a customer or the admin. */
export function requireCaller(identity: Identity): Identity {
  if (identity.role === 'anonymous') {
    throw new LunaError(
      'UNAUTHENTICATED',
      'Bitte anmelden: Es fehlt ein gültiges Token oder der Admin-Schlüssel.',
    );
  }
  return identity;
}

/** Access class A of the REST contract: the admin key only. */
export function requireAdmin(identity: Identity): Identity {
  requireCaller(identity);
  if (identity.role !== 'admin') {
    throw new LunaError('FORBIDDEN', 'Das darf nur die Verwaltung. Bitte den Admin-Schlüssel verwenden.');
  }
  return identity;
}
