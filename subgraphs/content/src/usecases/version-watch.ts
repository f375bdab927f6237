import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { Job } from '@luna/platform/ports/job-queue';
import { findUnsettledVersions } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';
import { applyRemovals } from './apply-removals.js';
import { failVersion } from './fail-version.js';

const RETRY_MS = 500;

/**
 * Follows ingest jobs to their end and settles what a job cannot settle itself: a version whose job failed, was
 * cancelled or never ran. Started anew after a restart, so no document stays "processing" without a job.
 */
export class VersionWatch {
  readonly #stopped = new AbortController();
  readonly #followed = new Map<string, Promise<Job>>();

  constructor(private readonly deps: ContentDeps) {
    // Every followed job listens until its end, so many at a time are no leak.
    setMaxListeners(0, this.#stopped.signal);
  }

  /** Resolves with the ended job once its version is settled, or with the running one when the watch stops. */
  follow(versionId: string): Promise<Job> {
    let following = this.#followed.get(versionId);
    if (!following) {
      following = this.#settleInTheEnd(versionId).finally(() => this.#followed.delete(versionId));
      following.catch((error) => this.deps.log.error({ err: error, versionId }, 'ingest job not settled'));
      this.#followed.set(versionId, following);
    }
    return following;
  }

  /** Follows everything that was in work when the last process ended. */
  async resume(): Promise<void> {
    for (const versionId of await findUnsettledVersions(this.deps.database)) {
      this.follow(versionId).catch(() => undefined);
    }
    await applyRemovals(this.deps);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.allSettled(this.#followed.values());
  }

  /** A database that is away when the job ends must not leave the document "processing" until the next start. */
  async #settleInTheEnd(versionId: string): Promise<Job> {
    for (;;) {
      try {
        return await this.#settle(versionId);
      } catch (error) {
        const passes = error instanceof LunaError && error.code === 'UNAVAILABLE';
        if (!passes || this.#stopped.signal.aborted) throw error;
        this.deps.log.warn({ err: error, versionId }, 'ingest job not settled, trying again');
        await delay(RETRY_MS, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
      }
    }
  }

  async #settle(versionId: string): Promise<Job> {
    const job = await this.deps.jobQueue.waitFor(versionId, this.#stopped.signal);
    if (job.state === 'failed') {
      await failVersion(this.deps, versionId, job.error ?? { code: 'INTERNAL', message: '' });
    } else if (job.state === 'cancelled') {
      const { code, message } = new LunaError('CONFLICT', 'Die Aufnahme wurde abgebrochen.');
      await failVersion(this.deps, versionId, { code, message });
    }
    if (!this.#stopped.signal.aborted) await applyRemovals(this.deps);
    return job;
  }
}
