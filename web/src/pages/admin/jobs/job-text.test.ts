import { describe, expect, it } from 'vitest';
import type { JobRowFragment } from '../../../gql/graphql';
import { canBeRetried, isOpen, nameOf, stageText, timesOf } from './job-text';

const now = Date.parse('2026-05-19T09:00:00.000Z');
const aJob = (change: Partial<JobRowFragment>): JobRowFragment => ({
  id: 'j',
  kind: 'INGEST',
  title: null,
  state: 'RUNNING',
  stage: null,
  progress: null,
  attempts: 1,
  error: null,
  createdAt: '2026-05-19T08:59:50.000Z',
  startedAt: '2026-05-19T08:59:55.000Z',
  finishedAt: null,
  item: null,
  ...change,
});

describe('nameOf', () => {
  it('says what is done to what, as far as it is known', () => {
    expect(nameOf(aJob({ title: 'EnWG' }))).toBe('Einlesen: EnWG');
    expect(nameOf(aJob({ item: { id: 'i', title: null, fileName: 'enwg.pdf' } }))).toBe('Einlesen: enwg.pdf');
    expect(nameOf(aJob({ kind: 'SNAPSHOT' }))).toBe('Sicherung');
  });
});

describe('timesOf', () => {
  it('says how old a running job is and how long it runs', () => {
    expect(timesOf(aJob({}), now)).toBe('bestellt vor 10 s · läuft seit 5 s');
  });

  it('says how long a finished one took, and that it needed another attempt', () => {
    const job = aJob({ state: 'DONE', attempts: 2, finishedAt: '2026-05-19T08:59:58.000Z' });

    expect(timesOf(job, now)).toBe('bestellt vor 10 s · Versuch 2 · dauerte 3 s');
  });

  it('names the day of an old one', () => {
    expect(
      timesOf(aJob({ state: 'QUEUED', startedAt: null, createdAt: '2026-05-12T08:00:00.000Z' }), now),
    ).toBe('bestellt am 12.05.2026');
  });
});

describe('stageText', () => {
  it('is German, and shows a stage it does not know by its name', () => {
    expect(stageText('embedding')).toBe('Suchindex wird berechnet');
    expect(stageText('polishing')).toBe('polishing');
    expect(stageText(null)).toBe('beginnt');
  });
});

it('offers cancelling while a job is open and retrying once it has failed or was cancelled', () => {
  const states = ['QUEUED', 'RUNNING', 'RETRY_WAIT', 'DONE', 'FAILED', 'CANCELLED'] as const;

  expect(states.filter((state) => isOpen({ state }))).toEqual(['QUEUED', 'RUNNING', 'RETRY_WAIT']);
  expect(states.filter((state) => canBeRetried({ state }))).toEqual(['FAILED', 'CANCELLED']);
});
