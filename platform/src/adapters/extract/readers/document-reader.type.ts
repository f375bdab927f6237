import type { ExtractedDocument } from '../../../ports/text-extractor.js';

/** What a reader finds in a file; the format is known before. */
export type DocumentContent = Omit<ExtractedDocument, 'format'>;

/** Turns the bytes of one format into blocks. Throws LunaError, or anything for a file it cannot parse. */
export type DocumentReader = (bytes: Uint8Array) => Promise<DocumentContent> | DocumentContent;
