import { IdentitySigner } from '@luna/platform/auth/identity';
import { NetworkIdentity } from '@luna/platform/auth/network-identity';

export const clock = { now: () => new Date() };

/** All processes of the comparison share one key, as those of an installation do. */
export const identity = new NetworkIdentity(new IdentitySigner(Buffer.from('bench')), clock);
