import { expect, it } from 'vitest';
import type { CorpusItemFragment } from '../../../gql/graphql';
import { detailsOf, nameOf, namesToList } from './item-text';

const anItem = (change: Partial<CorpusItemFragment>): CorpusItemFragment => ({
  id: 'i',
  title: 'Mustergesetz',
  fileName: 'muster.md',
  format: 'markdown',
  bytes: 1_058_211,
  kind: 'REGULATION',
  tags: ['Strom'],
  state: 'READY',
  version: 3,
  chunkCount: 12,
  demo: false,
  updatedAt: '2026-05-12T00:00:00.000Z',
  error: null,
  ...change,
});

it('names an item by its title, else by its file', () => {
  expect(nameOf(anItem({}))).toBe('Mustergesetz');
  expect(nameOf(anItem({ title: null }))).toBe('muster.md');
  expect(nameOf(anItem({ title: null, fileName: null }))).toBe('Ohne Titel');
});

it('leaves out what is unknown', () => {
  expect(detailsOf(anItem({}))).toBe('Regelwerk · 1,06 MB · Strom');
  expect(detailsOf(anItem({ bytes: null, tags: [] }))).toBe('Regelwerk');
});

it('lists up to six names whole and shortens longer lists to five', () => {
  const items = Array.from({ length: 8 }, (_, index) => anItem({ title: `Nr. ${index}` }));

  expect(namesToList(items.slice(0, 6))).toMatchObject({ furtherCount: 0 });
  expect(namesToList(items)).toMatchObject({ furtherCount: 3 });
  expect(namesToList(items).names).toHaveLength(5);
});
