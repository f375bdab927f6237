import { LunaError } from '@luna/platform/errors/luna-error';
import { INTERNAL_MESSAGE } from '@luna/platform/subgraph/public-error';

/** What a client may see of anything that was thrown; unknown faults become INTERNAL. */
export function toLunaError(error: unknown): LunaError {
  if (error instanceof LunaError) return error;
  const status = (error as { statusCode?: unknown }).statusCode;
  if (status === 413) return tooLarge();
  if (status === 415)
    return new LunaError('UNSUPPORTED_MEDIA_TYPE', 'Dieser Inhaltstyp wird nicht verstanden.');
  return new LunaError('INTERNAL', INTERNAL_MESSAGE, { cause: error });
}

export const tooLarge = (message = 'Die Anfrage ist zu groß. Bitte in kleineren Teilen senden.'): LunaError =>
  new LunaError('PAYLOAD_TOO_LARGE', message);
