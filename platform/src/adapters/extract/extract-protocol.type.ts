import type { ErrorCode } from '../../errors/luna-error.js';
import type { ExtractedDocument } from '../../ports/text-extractor.js';

/** What the parent sends to the child: one file at a time. */
export interface ExtractOrder {
  bytes: Uint8Array;
  fileName: string;
}

/** Resources the child has used so far, from which the parent decides whether to keep it. */
export interface ExtractUsage {
  rssBytes: number;
  cpuSec: number;
}

export type ExtractReply =
  | { document: ExtractedDocument; usage: ExtractUsage }
  | { fault: { code: ErrorCode; message: string; detail: string | null }; usage: ExtractUsage };
