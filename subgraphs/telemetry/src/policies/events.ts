import type { Identity } from '@luna/platform/auth/identity';
import { userIdOf } from '@luna/platform/auth/identity';

/** A customer speaks only for themself; the admin for anybody, also for a user who is not there yet. */
export function mayRecordFor(identity: Identity, userId: string): boolean {
  if (identity.role === 'admin') return true;
  return identity.role === 'customer' && identity.userId !== null && userIdOf(userId) === identity.userId;
}
