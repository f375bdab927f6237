import type { HealthReporting } from './health.js';

/** A passage the generator may use and must cite by `chunkId`. */
export interface SourcePassage {
  chunkId: string;
  text: string;
  /** "§ 41b Abs. 1 EnWG", "Handbuch, S. 12". */
  label: string;
  headingPath: string[];
  /** Fused relevance in 0…1, best passage first. */
  relevance: number;
}

export interface GenerateRequest {
  question: string;
  /** Best first. */
  passages: SourcePassage[];
  /** System prompt: persona and rules of prompts/luna.yml. Extractive generators need only its phrases. */
  system: string;
  signal: AbortSignal;
}

/**
 * Words an answer from passages, as Markdown in pieces; the concatenation is the answer. Cites as
 * `[chunk <id>]`, only ids it was given. Throws UNAVAILABLE when it cannot answer at all.
 */
export interface TextGenerator extends HealthReporting {
  /** Name of the model for `systemInfo`, e.g. "extractive" or "llama3.1:8b". */
  readonly model: string;
  readonly mode: 'extract' | 'model';
  generate(request: GenerateRequest): AsyncIterable<string>;
}
