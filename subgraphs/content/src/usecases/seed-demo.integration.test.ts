import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findDemoItems } from '../data/items.js';
import { createContentSubgraph } from '../index.js';
import { createTestCorpus } from '../testing/test-corpus.js';
import { removeDemoItems } from './remove-demo-items.js';

let demoDocuments = '';

beforeAll(async () => {
  demoDocuments = await mkdtemp(join(tmpdir(), 'luna-demo-'));
  await writeFile(join(demoDocuments, 'ablesen.md'), '# Zähler ablesen\n\nIm Januar.');
  await writeFile(join(demoDocuments, 'solar.md'), '# Balkon\n\nSonne nutzen.');
  await writeFile(join(demoDocuments, '.versteckt'), 'kein Dokument');
});

afterAll(() => rm(demoDocuments, { recursive: true }));

it('an empty installation gets the demo documents once', async () => {
  await using corpus = await createTestCorpus({ demoDocuments, idle: true });
  await corpus.content.offerDemo();
  await corpus.content.offerDemo();
  const items = await corpus.deps.database.query(`SELECT title, demo, tags FROM items ORDER BY title`);
  expect(items).toEqual([
    { title: 'ablesen', demo: true, tags: ['Demo'] },
    { title: 'solar', demo: true, tags: ['Demo'] },
  ]);
});

it('two workers that start at the same time take each demo document in once', async () => {
  await using corpus = await createTestCorpus({ demoDocuments, idle: true });
  const other = createContentSubgraph(corpus.deps);
  await Promise.all([corpus.content.offerDemo(), other.offerDemo()]);
  const jobs = await corpus.deps.database.query(`SELECT FROM jobs`);
  expect(jobs).toHaveLength(2);
  await other.stop();
});

it('a start that was cut off in between takes in the rest', async () => {
  await using corpus = await createTestCorpus({ demoDocuments, idle: true });
  await corpus.ingest('# Zähler ablesen\n\nIm Januar.', { fileName: 'ablesen.md', demo: true, wait: false });
  await corpus.content.offerDemo();
  expect(await findDemoItems(corpus.deps.database)).toHaveLength(2);
});

it('an installation with documents of its own gets none', async () => {
  await using corpus = await createTestCorpus({ demoDocuments, idle: true });
  await corpus.ingest('# Eigenes\n\nText.', { wait: false });
  await corpus.content.offerDemo();
  expect(await findDemoItems(corpus.deps.database)).toEqual([]);
});

it('removed demo documents are gone for good, and others stay', async () => {
  await using corpus = await createTestCorpus({ demoDocuments });
  await corpus.content.offerDemo();
  await corpus.ingest('# Eigenes\n\nText.');
  expect(await removeDemoItems(corpus.deps)).toBe(2);
  expect(await removeDemoItems(corpus.deps)).toBe(0);
  await corpus.content.offerDemo();
  expect(await findDemoItems(corpus.deps.database)).toEqual([]);
  expect(await corpus.deps.database.query(`SELECT title FROM items WHERE state = 'ready'`)).toEqual([
    { title: 'Eigenes' },
  ]);
});
