import { SlipwayError, type ErrorDetail } from '../../errors.ts';
import type { ZipReason, ZipRefusal } from '../zip/refusal.ts';

/** Why a file is no whole workspace file; the sentence stands in the catalogue under `workspaces:broken`. */
export type BrokenReason = ZipReason | 'manifest' | 'partMissing' | 'partCount' | 'line' | 'sameId';

export function brokenFile(
  file: string,
  reason: BrokenReason,
  detail: ErrorDetail = {},
  cause?: unknown,
): SlipwayError {
  return new SlipwayError(
    'workspaceFileBroken',
    { name: file, reason, ...detail },
    cause === undefined ? {} : { cause },
  );
}

/** A plan that is no sound zip, in a plan's words. */
export const planRefusal = (file: string): ZipRefusal => ({
  broken: (reason, part, cause) => brokenFile(file, reason, { part }, cause),
  bomb: () => new SlipwayError('workspaceFileBomb', { name: file }),
  outside: (path) => new SlipwayError('workspaceFilePath', { name: file, path }),
});
