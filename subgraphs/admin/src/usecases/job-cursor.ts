import { fieldError } from '@luna/platform/errors/luna-error';

/** The place of a job in the list, newest first. */
export interface JobPlace {
  createdAt: Date;
  jobId: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isJobId(id: string): boolean {
  return UUID.test(id);
}

export function encodeCursor({ createdAt, jobId }: JobPlace): string {
  return Buffer.from(`${createdAt.toISOString()} ${jobId}`).toString('base64url');
}

/** VALIDATION for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string): JobPlace {
  const [instant = '', jobId = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const createdAt = new Date(instant);
  if (Number.isNaN(createdAt.getTime()) || !isJobId(jobId)) {
    throw fieldError('cursor', 'INVALID_FORMAT', 'gehört nicht zu dieser Liste. Bitte von vorn beginnen.');
  }
  return { createdAt, jobId };
}
