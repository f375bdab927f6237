import { describe, expect, it } from 'vitest';
import { stateOfJob, type UploadJob } from './upload';
import { uploadStages } from './upload-stages';

const aJob = (change: Partial<UploadJob>): UploadJob => ({
  id: 'j',
  state: 'RUNNING',
  stage: null,
  progress: null,
  error: null,
  item: null,
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
    expect(statesOf(stateOfJob(aJob({ stage: 'indexing', progress: 0.5 })))).toEqual([
      'done',
      'done',
      'done',
      'active',
      'ahead',
    ]);
  });

  it('waits at the first step of the server while the job is queued', () => {
    expect(statesOf(stateOfJob(aJob({ state: 'QUEUED' })))[1]).toBe('active');
  });

  it('ends with every step done', () => {
    const state = stateOfJob(aJob({ state: 'DONE', item: { id: 'i', title: 'T', chunkCount: 22 } }));

    expect(state).toEqual({ phase: 'done', itemId: 'i', chunkCount: 22 });
    expect(new Set(statesOf(state))).toEqual(new Set(['done']));
  });

  it('marks the step that failed and keeps the steps before it', () => {
    const error = { code: 'DOCUMENT_NO_TEXT', message: 'Die PDF enthält nur Bilder, keinen Text.' };
    const state = stateOfJob(aJob({ state: 'FAILED', stage: 'extracting', error }));

    expect(statesOf(state)).toEqual(['done', 'failed', 'ahead', 'ahead', 'ahead']);
    expect(state).toMatchObject({ fault: { message: 'Die PDF enthält nur Bilder, keinen Text.' } });
  });

  it('says so when a job was cancelled', () => {
    expect(stateOfJob(aJob({ state: 'CANCELLED' }))).toMatchObject({
      phase: 'failed',
      fault: { code: 'CANCELLED' },
    });
  });
});
