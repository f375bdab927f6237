import type { Answer } from '../api/answer.js';
import type { LunaApi } from '../api/luna-api.js';
import { type JobView, waitForJob } from '../api/wait-for-job.js';
import { withRetries } from '../api/with-retries.js';
import { CommandError } from '../command-error.js';
import type { FoundFile } from './find-files.js';
import { findKnown, HASHES_AT_ONCE, hashOf } from './known-files.js';
import { UnreadableFile, unreadable, uploadFile } from './upload-file.js';

export type FileOutcome =
  | { kind: 'new'; chunks: number }
  | { kind: 'known' }
  | { kind: 'refused'; reason: string };

/** What becomes known on the way. */
export interface IngestNews {
  hashed(file: FoundFile): void;
  ended(file: FoundFile, outcome: FileOutcome): void;
  /** Bytes of this file that have left so far; less than before when it is sent again. */
  sent(file: FoundFile, bytes: number): void;
  waiting(waitMs: number): void;
}

export interface IngestPlan {
  api: LunaApi;
  files: FoundFile[];
  /** Form fields that go with every file. */
  fields: Record<string, string>;
  /** Files on their way at once. */
  concurrency: number;
  /** Also send what Luna has: that brings a lost original back. */
  resend: boolean;
  signal: AbortSignal;
  on: IngestNews;
}

/** The files Luna does not have yet. Those it has, and those that cannot be read, end here. */
export async function findUnknown(plan: Omit<IngestPlan, 'fields' | 'concurrency'>): Promise<FoundFile[]> {
  const unknown: FoundFile[] = [];
  for (let from = 0; from < plan.files.length; from += HASHES_AT_ONCE) {
    const hashes = new Map<FoundFile, string>();
    for (const file of plan.files.slice(from, from + HASHES_AT_ONCE)) {
      const hash = await hashOf(file.path, plan.signal).catch((error: NodeJS.ErrnoException) => {
        plan.signal.throwIfAborted();
        plan.on.ended(file, { kind: 'refused', reason: unreadable(error) });
      });
      if (hash) hashes.set(file, hash);
      plan.on.hashed(file);
    }
    const known = plan.resend ? new Set() : await findKnown(plan.api, [...hashes.values()], plan.signal);
    for (const [file, hash] of hashes) {
      if (known.has(hash)) plan.on.ended(file, { kind: 'known' });
      else unknown.push(file);
    }
  }
  return unknown;
}

/** Sends files until all are searchable or refused. Throws when Luna is gone for good, or as the signal says. */
export async function sendFiles(plan: Omit<IngestPlan, 'resend'>): Promise<void> {
  const { files, concurrency, signal, on } = plan;
  const failed = new AbortController();
  const waiting = [...files];
  const work = { ...plan, signal: AbortSignal.any([signal, failed.signal]) };
  const sender = async (): Promise<void> => {
    for (let file = waiting.shift(); file && !work.signal.aborted; file = waiting.shift())
      on.ended(file, await sendFile(work, file));
    work.signal.throwIfAborted();
  };
  const senders = Array.from({ length: concurrency }, () =>
    sender().catch((error: unknown) => {
      // What stops one would stop all; the first reason is the one to tell.
      failed.abort(error);
    }),
  );
  await Promise.all(senders);
  signal.throwIfAborted();
  failed.signal.throwIfAborted();
}

async function sendFile(plan: Omit<IngestPlan, 'resend'>, file: FoundFile): Promise<FileOutcome> {
  const { api, fields, signal, on } = plan;
  const onSent = (bytes: number) => on.sent(file, bytes);
  try {
    const answer = await withRetries(() => uploadFile(api, { file: file.path, fields, signal, onSent }), {
      signal,
      onWait: (waitMs) => on.waiting(waitMs),
    });
    return await outcomeOf(answer, (jobId) => waitForJob(api, jobId, signal));
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

/** 202, and a duplicate still in work, say nothing yet of whether the file can be used. */
async function outcomeOf(
  { status, message, data }: Answer,
  wait: (jobId: string) => Promise<JobView>,
): Promise<FileOutcome> {
  // Whoever may not send one file may send none.
  if (status === 401 || status === 403) throw new CommandError(message);
  if (status === 200) return { kind: 'new', chunks: data.chunks };
  if (status === 409 && data?.state === 'ready') return { kind: 'known' };
  if (status !== 202 && !(status === 409 && data?.job_id)) return { kind: 'refused', reason: message };
  const job = await wait(data.job_id);
  if (job.state !== 'done')
    return { kind: 'refused', reason: job.error?.message ?? 'Die Aufnahme wurde abgebrochen.' };
  return status === 202 ? { kind: 'new', chunks: Number(job.result?.chunks ?? 0) } : { kind: 'known' };
}
