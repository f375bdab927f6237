import { LunaError } from '../../errors/luna-error.js';
import type { AdapterHealth } from '../../ports/health.js';
import type {
  DocumentFormat,
  ExtractedDocument,
  ExtractRequest,
  TextExtractor,
} from '../../ports/text-extractor.js';
import { detectFormat } from './detect-format.js';
import { documentFault } from './extract-faults.js';
import { ExtractPool } from './extract-pool.js';

export interface EmbeddedExtractorOptions {
  /** Longest time one file may take; default 25 s. */
  timeoutMs?: number;
  /** Memory of the process that reads a file; default 512 MiB. */
  memoryMb?: number;
  /** Files read at the same time, each in a process of its own; default 2. */
  concurrency?: number;
}

/** A file this large, as a share of the memory, cannot be held together with its text. */
const LARGEST_SHARE = 0.25;

/**
 * Reads PDF, DOCX, HTML, Markdown and text in a fenced child process. This process only looks at the beginning of a
 * file; everything that takes time, also unpacking, happens behind the fence.
 */
export class EmbeddedExtractor implements TextExtractor {
  readonly adapter = 'embedded-extract';
  private readonly pool: ExtractPool;
  private readonly largestBytes: number;

  constructor({ timeoutMs = 25_000, memoryMb = 512, concurrency = 2 }: EmbeddedExtractorOptions = {}) {
    this.pool = new ExtractPool({ timeoutMs, memoryMb }, concurrency);
    this.largestBytes = memoryMb * 1024 * 1024 * LARGEST_SHARE;
  }

  async detect(head: Uint8Array, fileName: string): Promise<DocumentFormat> {
    if (head.length === 0) throw documentFault('DOCUMENT_EMPTY');
    return detectFormat(head, fileName);
  }

  async extract({ bytes, fileName, signal }: ExtractRequest): Promise<ExtractedDocument> {
    if (bytes.length > this.largestBytes) throw documentFault('DOCUMENT_TOO_COMPLEX');
    return this.pool.read({ bytes, fileName }, signal);
  }

  async health(): Promise<AdapterHealth> {
    if (this.pool.canStart) return { status: 'ok', message: null, version: null };
    const message =
      'Der Prozess, der Dokumente liest, startet nicht. Bitte prüfen Sie, ob genug Speicher frei ist.';
    return { status: 'down', message, version: null };
  }

  async close(): Promise<void> {
    this.pool.close(
      new LunaError('UNAVAILABLE', 'Luna wird gerade beendet. Bitte versuchen Sie es gleich erneut.'),
    );
  }
}
