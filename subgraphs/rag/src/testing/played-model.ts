import type { GenerateRequest, TextGenerator } from '@luna/platform/ports/text-generator';

export type Play = (request: GenerateRequest) => AsyncIterable<string>;

/** A language model that says what the test wants, since a real one would not fail on demand. */
export class PlayedModel implements TextGenerator {
  readonly adapter = 'played';
  readonly model = 'played';
  readonly mode = 'model';

  constructor(public play: Play) {}

  generate(request: GenerateRequest): AsyncIterable<string> {
    return this.play(request);
  }

  async health() {
    return { status: 'ok' as const, message: null, version: null };
  }
}
