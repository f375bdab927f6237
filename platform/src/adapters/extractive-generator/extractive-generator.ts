import { LunaError } from '../../errors/luna-error.js';
import { questionType } from '../../german/question-type.js';
import type { AdapterHealth } from '../../ports/health.js';
import type { GenerateRequest, TextGenerator } from '../../ports/text-generator.js';
import { chooseSentences } from './choose-sentences.js';
import { excerpt } from './excerpt.js';
import { INTRODUCTION, NEXT_STEP } from './phrases.js';

/**
 * Answers without a language model: quotes the one to three sentences that speak most of the question, each
 * followed by its source, between an introduction and a next step. Draws no conclusion; that is the reader's.
 */
export class ExtractiveGenerator implements TextGenerator {
  readonly adapter = 'extractive';
  readonly model = 'extractive';
  readonly mode = 'extract';

  async *generate(request: GenerateRequest): AsyncGenerator<string> {
    const { question, passages, signal } = request;
    signal.throwIfAborted();
    const { sentences, relevance } = chooseSentences(question, passages);
    const [first] = sentences;
    if (!first) throw new LunaError('UNAVAILABLE', 'Aus diesen Quellen lässt sich kein Satz zitieren.');
    const type = questionType(question);
    yield `${INTRODUCTION[type]}\n\n`;
    for (const sentence of sentences) {
      signal.throwIfAborted();
      yield `> „${excerpt(sentence.text, relevance)}“`;
      yield ` (${sentence.passage.label}) [chunk ${sentence.passage.chunkId}]\n\n`;
    }
    yield NEXT_STEP[type](inSentence(first.passage.label));
  }

  async health(): Promise<AdapterHealth> {
    return { status: 'ok', message: 'Kein Sprachmodell: Luna antwortet in Auszügen.', version: null };
  }
}

/** The title of a document needs quotation marks inside a sentence; a provision is a name by itself. */
function inSentence(label: string): string {
  return /^(§|Art|Anlage)/.test(label) ? label : `„${label}“`;
}
