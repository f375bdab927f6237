import type { Identity } from '@luna/platform/auth/identity';
import { requireCaller } from '@luna/platform/auth/require';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { MeterScope } from '../policies/meters.js';
import { meterScope } from '../policies/meters.js';

/** Access class C for everything about meters: UNAUTHENTICATED for whoever may see none. */
export function callerScope(identity: Identity): MeterScope {
  const scope = meterScope(requireCaller(identity));
  if (scope === null) throw new LunaError('UNAUTHENTICATED', 'Bitte anmelden: Es fehlt ein Benutzer.');
  return scope;
}
