import type { UploadState } from './upload';

export interface Stage {
  label: string;
  state: 'done' | 'active' | 'failed' | 'ahead';
  /** 0…1; null while active and unknown. */
  share: number | null;
}

/** The steps people see, each with the job stages it stands for. */
const STEPS = [
  { label: 'Senden', stages: [] },
  { label: 'Text', stages: ['extracting'] },
  { label: 'Abschnitte', stages: ['chunking'] },
  { label: 'Suchindex', stages: ['embedding', 'indexing'] },
  { label: 'Prüfung', stages: ['verifying'] },
] as const;

const FIRST_JOB_STEP = 1;

export function uploadStages(state: UploadState): Stage[] {
  const { at, share } = positionOf(state);
  return STEPS.map(({ label }, step): Stage => {
    if (step < at) return { label, state: 'done', share: 1 };
    if (step > at) return { label, state: 'ahead', share: 0 };
    return { label, state: state.phase === 'failed' ? 'failed' : 'active', share };
  });
}

function positionOf(state: UploadState): { at: number; share: number | null } {
  switch (state.phase) {
    case 'waiting':
      return { at: 0, share: 0 };
    case 'sending':
      return { at: 0, share: state.share };
    case 'processing':
      return { at: stepOf(state.progress?.stage ?? null), share: state.progress?.progress ?? null };
    case 'failed':
      return { at: state.fault.stage === null ? 0 : stepOf(state.fault.stage), share: 1 };
    case 'done':
      return { at: STEPS.length, share: 1 };
  }
}

/** A job that hasn't begun, or is in a stage this page doesn't know, waits at the first step of the server. */
function stepOf(stage: string | null): number {
  const step = STEPS.findIndex(({ stages }) => (stages as readonly string[]).includes(stage ?? ''));
  return step < 0 ? FIRST_JOB_STEP : step;
}
