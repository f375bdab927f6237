import { describe, expect, it } from 'vitest';
import { type IngestProgress, stateOfProgress } from './upload';
import { uploadStages } from './upload-stages';

const told = (change: Partial<IngestProgress>): IngestProgress => ({
  state: 'RUNNING',
  stage: null,
  progress: null,
  error: null,
  item: null,
  chunks: null,
  ...change,
});

const statesOf = (...args: Parameters<typeof uploadStages>) =>
  uploadStages(...args).map(({ state }) => state);

describe('uploadStages', () => {
  it('shows how much of the file has left', () => {
    expect(uploadStages({ phase: 'sending', share: 0.4 })[0]).toEqual({
      label: 'Senden',
      state: 'active',
      share: 0.4,
    });
  });

  it('follows the stages of the job', () => {
    expect(statesOf(stateOfProgress(told({ stage: 'indexing', progress: 0.5 })))).toEqual([
      'done',
      'done',
      'done',
      'active',
      'ahead',
    ]);
  });

  it('waits at the first step of the server while the job is queued', () => {
    expect(statesOf(stateOfProgress(told({ state: 'QUEUED' })))[1]).toBe('active');
  });

  it('ends with every step done', () => {
    const state = stateOfProgress(told({ state: 'DONE', item: { id: 'i', title: 'T' }, chunks: 22 }));

    expect(state).toEqual({ phase: 'done', itemId: 'i', chunkCount: 22 });
    expect(new Set(statesOf(state))).toEqual(new Set(['done']));
  });

  it('marks the step that failed and keeps the steps before it', () => {
    const error = { code: 'DOCUMENT_NO_TEXT', message: 'Die PDF enthält nur Bilder, keinen Text.' };
    const state = stateOfProgress(told({ state: 'FAILED', stage: 'extracting', error }));

    expect(statesOf(state)).toEqual(['done', 'failed', 'ahead', 'ahead', 'ahead']);
    expect(state).toMatchObject({ fault: { message: 'Die PDF enthält nur Bilder, keinen Text.' } });
  });

  it('says so when a job was cancelled', () => {
    expect(stateOfProgress(told({ state: 'CANCELLED' }))).toMatchObject({
      phase: 'failed',
      fault: { code: 'CANCELLED' },
    });
  });
});
