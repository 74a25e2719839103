import { SlipwayError } from '#shared/errors.ts';

function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What the system said about a read, as the error a person sees. `name` is the file's name, never its whole path. */
export function readError(error: unknown, name: string): SlipwayError {
  return error instanceof SlipwayError ? error : new SlipwayError('fileUnreadable', { name }, { cause: error });
}

/** As `readError`, for a write. A full disk or quota is told apart: the person can act on it. */
export function writeError(error: unknown, name: string): SlipwayError {
  if (error instanceof SlipwayError) return error;
  const full = ['ENOSPC', 'EDQUOT'].includes(errnoOf(error));
  return new SlipwayError(full ? 'diskFull' : 'writeFailed', { name }, { cause: error });
}
