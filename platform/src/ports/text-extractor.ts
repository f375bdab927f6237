import type { HealthReporting } from './health.js';

export type DocumentFormat = 'pdf' | 'docx' | 'html' | 'markdown' | 'text';

/** One block of running text in reading order. `page` is 1-based where the format has pages, else null. */
export interface TextBlock {
  kind: 'heading' | 'paragraph' | 'list-item' | 'table' | 'code';
  /** 1–6 for headings, else null. */
  level: number | null;
  text: string;
  page: number | null;
}

export interface ExtractedDocument {
  format: DocumentFormat;
  /** From the document itself (front matter, <title>, first level-1 heading, PDF info); null if it has none. */
  title: string | null;
  blocks: TextBlock[];
  pageCount: number | null;
}

export interface ExtractRequest {
  bytes: Uint8Array;
  /** A hint only: the content decides. */
  fileName: string;
  signal: AbortSignal;
}

/**
 * Turns the bytes of a file into text blocks. Throws LunaError UNSUPPORTED_MEDIA_TYPE, DOCUMENT_EMPTY,
 * DOCUMENT_BROKEN, DOCUMENT_ENCRYPTED, DOCUMENT_NO_TEXT or DOCUMENT_TOO_COMPLEX with a German message that
 * says what to do. A hostile file costs at most the configured time and memory and never the process.
 */
export interface TextExtractor extends HealthReporting {
  /** Cheap look at the content, without reading the text; throws UNSUPPORTED_MEDIA_TYPE or DOCUMENT_EMPTY. */
  detect(head: Uint8Array, fileName: string): Promise<DocumentFormat>;
  extract(request: ExtractRequest): Promise<ExtractedDocument>;
  close(): Promise<void>;
}
