import {
  findPendingRemovals,
  lockRemoval,
  markApplied,
  type PendingRemoval,
} from '../data/index-operations.js';
import type { ContentDeps } from '../deps.js';
import { removeUnusedBlob } from './remove-unused-blob.js';

/**
 * Carries out what transactions planned: vectors of replaced, failed and deleted versions leave the index, files of
 * deleted ones the store. Repeatable; a version whose job still runs waits, because it might write once more.
 */
export class Removals {
  readonly #deps: ContentDeps;
  /** One run at a time: each holds a connection while the index asks for another. */
  #lane: Promise<void> = Promise.resolve();

  constructor(deps: ContentDeps) {
    this.#deps = deps;
  }

  /** Resolves when all that was planned before the call is carried out. */
  apply(): Promise<void> {
    const run = this.#lane.catch(() => undefined).then(() => this.#applyAll());
    this.#lane = run;
    return run;
  }

  async #applyAll(): Promise<void> {
    const { database, jobQueue } = this.#deps;
    for (const removal of await findPendingRemovals(database)) {
      const job = await jobQueue.get(removal.versionId);
      if (job?.state === 'running') continue;
      if ((await this.#removeVectors(removal)) && removal.discard) await this.#discardFile(removal);
    }
  }

  /**
   * Held against a retry, which brings the version back: its vectors must not go once it is indexed again. False if
   * there is nothing to do any more.
   */
  #removeVectors({ seq, versionId, discard }: PendingRemoval): Promise<boolean> {
    const { database, vectorIndex, clock } = this.#deps;
    return database.transaction(async (tx) => {
      if (!(await lockRemoval(tx, seq))) return false;
      await vectorIndex.deleteVersion(versionId);
      // Whatever was to be written for it before has become void.
      await markApplied(tx, 'upsert', versionId, clock.now());
      // A file that is to go too keeps its plan until it has gone.
      if (!discard) await markApplied(tx, 'delete', versionId, clock.now());
      return true;
    });
  }

  /** The row goes last: until then it tells which file is left to remove. */
  async #discardFile({ versionId, sha256 }: PendingRemoval): Promise<void> {
    const { database, clock } = this.#deps;
    if (sha256 !== null) {
      await removeUnusedBlob(this.#deps, sha256);
      await database.prisma.itemVersion.deleteMany({ where: { id: versionId } });
    }
    await markApplied(database, 'delete', versionId, clock.now());
  }
}
