import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { LunaError } from '@luna/platform/errors/luna-error';
import type { Job } from '@luna/platform/ports/job-queue';
import { findUnsettledVersions } from '../data/versions.js';
import type { ContentDeps } from '../deps.js';
import { failVersion } from './fail-version.js';
import { Removals } from './removals.js';

const RETRY_MS = 500;

interface Following {
  ended: Promise<Job>;
  /** Asked for again since it began to wait: the job may have been retried. */
  again: boolean;
}

/**
 * Follows ingest jobs to their end and settles what a job cannot settle itself: a version whose job failed, was
 * cancelled or never ran. Started anew after a restart, so no document stays "processing" without a job.
 */
export class VersionWatch {
  readonly removals: Removals;
  readonly #stopped = new AbortController();
  readonly #followed = new Map<string, Following>();

  constructor(private readonly deps: ContentDeps) {
    this.removals = new Removals(deps);
    // Every followed job listens until its end, so many at a time are no leak.
    setMaxListeners(0, this.#stopped.signal);
  }

  /** Resolves with the ended job once its version is settled, or with the running one when the watch stops. */
  follow(versionId: string): Promise<Job> {
    const known = this.#followed.get(versionId);
    if (known) {
      known.again = true;
      return known.ended;
    }
    const following: Following = {
      ended: Promise.resolve().then(() => this.#followToEnd(versionId)),
      again: true,
    };
    this.#followed.set(versionId, following);
    following.ended.catch((error) =>
      this.deps.log.error({ err: error, versionId }, 'ingest job not settled'),
    );
    return following.ended;
  }

  /** Follows everything that was in work when the last process ended. */
  async resume(): Promise<void> {
    for (const versionId of await findUnsettledVersions(this.deps.database)) {
      this.follow(versionId).catch(() => undefined);
    }
    await this.removals.apply();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.allSettled([...this.#followed.values()].map(({ ended }) => ended));
  }

  async #followToEnd(versionId: string): Promise<Job> {
    try {
      for (;;) {
        const following = this.#followed.get(versionId) as Following;
        following.again = false;
        const job = await this.#settleInTheEnd(versionId);
        if (!following.again || this.#stopped.signal.aborted) return job;
      }
    } finally {
      this.#followed.delete(versionId);
    }
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
    if (!this.#stopped.signal.aborted) await this.removals.apply();
    return job;
  }
}
