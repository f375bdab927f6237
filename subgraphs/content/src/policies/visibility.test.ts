import { ANONYMOUS, type Identity } from '@luna/platform/auth/identity';
import { expect, it } from 'vitest';
import { canSeeChunk, canSeeItem } from './visibility.js';

const customer: Identity = { role: 'customer', userId: 'u', externalId: 'u' };
const admin: Identity = { role: 'admin', userId: null, externalId: null };
const STATES = ['processing', 'ready', 'failed', 'archived'] as const;

it.each([
  [ANONYMOUS, []],
  [customer, ['ready']],
  [admin, [...STATES]],
] as const)('$role sees items in the states %s', (identity, visible) => {
  expect(STATES.filter((state) => canSeeItem(identity, { state }))).toEqual(visible);
});

it('a customer reads passages of current and earlier versions of ready items, and nothing unfinished', () => {
  const readable = (identity: Identity, itemState: (typeof STATES)[number]) =>
    (['processing', 'ready', 'failed', 'superseded'] as const).filter((versionState) =>
      canSeeChunk(identity, { itemState, versionState }),
    );
  expect(readable(customer, 'ready')).toEqual(['ready', 'superseded']);
  expect(readable(customer, 'archived')).toEqual([]);
  expect(readable(admin, 'archived')).toHaveLength(4);
  expect(readable(ANONYMOUS, 'ready')).toEqual([]);
});
