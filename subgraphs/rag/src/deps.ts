import type { Log } from '@luna/platform/log/log';
import type { Clock } from '@luna/platform/ports/clock';
import type { Embedder } from '@luna/platform/ports/embedder';
import type { EntityClient } from '@luna/platform/ports/entity-client';
import type { TextGenerator } from '@luna/platform/ports/text-generator';
import type { VectorIndex } from '@luna/platform/ports/vector-index';

export interface RagDeps {
  embedder: Embedder;
  vectorIndex: VectorIndex;
  generator: TextGenerator;
  /** Answers where `generator` fails; may be the same. */
  extracts: TextGenerator;
  entities: EntityClient;
  log: Log;
  clock: Clock;
}
