import type { Identity } from '@luna/platform/auth/identity';

export type ItemState = 'processing' | 'ready' | 'failed' | 'archived';
export type VersionState = 'processing' | 'ready' | 'failed' | 'superseded';

/** States of items a caller may list; deleted ones are invisible to everybody. */
export function visibleStates({ role }: Identity): ItemState[] {
  if (role === 'admin') return ['processing', 'ready', 'failed', 'archived'];
  return role === 'customer' ? ['ready'] : [];
}

export function canSeeItem(identity: Identity, item: { state: ItemState }): boolean {
  return visibleStates(identity).includes(item.state);
}

/** Texts of earlier versions stay readable, so that an old citation still opens the words it quoted. */
export function canSeeChunk(
  identity: Identity,
  chunk: { itemState: ItemState; versionState: VersionState },
): boolean {
  if (!canSeeItem(identity, { state: chunk.itemState })) return false;
  return identity.role === 'admin' || ['ready', 'superseded'].includes(chunk.versionState);
}
