import type { Identity } from '@luna/platform/auth/identity';

/** Whose meters: those assigned to one user, or every meter there is. */
export type MeterScope = { userId: string } | 'all';

const METER_ID = /^[A-Za-z0-9._:-]{1,64}$/;

/** The admin sees every meter, a customer those assigned to them, anybody else none. */
export function meterScope(identity: Identity): MeterScope | null {
  if (identity.role === 'admin') return 'all';
  return identity.role === 'customer' && identity.userId !== null ? { userId: identity.userId } : null;
}

/** A name that could be a meter's; anything else cannot exist. */
export function isMeterId(id: string): boolean {
  return METER_ID.test(id);
}
