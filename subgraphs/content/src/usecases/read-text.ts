import { LunaError } from '@luna/platform/errors/luna-error';
import type { Chunk } from '../chunking/chunk.js';
import { chunkDocument } from '../chunking/chunk-document.js';
import { documentTitle } from '../chunking/document-title.js';
import type { Version } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';
import type { Progress } from './index-version.js';

export interface ReadText {
  title: string;
  format: string;
  pageCount: number | null;
  chunks: Chunk[];
}

/** Text and passages of a version's file; the same file always gives the same. DOCUMENT_NO_TEXT if there is none. */
export async function readText(
  { blobStore, textExtractor }: ContentDeps,
  version: Version,
  { report, signal }: Progress,
): Promise<ReadText> {
  await report('extracting', null);
  const bytes = await blobStore.readAll(version.sha256);
  const document = await textExtractor.extract({ bytes, fileName: version.fileName, signal });
  await report('chunking', null);
  const title = documentTitle(document, version.fileName);
  const chunks = chunkDocument(document, { versionId: version.id, title });
  if (chunks.length === 0) {
    throw new LunaError(
      'DOCUMENT_NO_TEXT',
      'Die Datei enthält keinen lesbaren Text. Bitte prüfen Sie den Inhalt.',
    );
  }
  return { title, format: document.format, pageCount: document.pageCount, chunks };
}
