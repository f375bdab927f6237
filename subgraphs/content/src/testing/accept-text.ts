import { Readable } from 'node:stream';
import { acceptDocument } from '../usecases/accept-document.js';
import type { TestCorpus } from './test-corpus.js';

/** A document that was taken in and that nobody follows yet. */
export async function acceptText({ deps }: TestCorpus, text = '# Notiz\n\nInhalt.') {
  const blob = await deps.blobStore.put(Readable.from([text]), { maxBytes: 100_000 });
  return acceptDocument(deps, blob, {
    fileName: 'notiz.md',
    kind: 'document',
    source: 'upload',
    tags: [],
    itemId: null,
    demo: false,
  });
}
