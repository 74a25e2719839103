import { SlipwayError, type ErrorDetail } from '../../errors.ts';

/** Why a file is no whole workspace file; the sentence stands in the catalogue under `workspaces:broken`. */
export type BrokenReason =
  | 'cutOff'
  | 'split'
  | 'directory'
  | 'manifest'
  | 'partMissing'
  | 'partTwice'
  | 'partDamaged'
  | 'partPlace'
  | 'partEncrypted'
  | 'partPacking'
  | 'partHeaders'
  | 'partOverlaps'
  | 'partCount'
  | 'line'
  | 'sameId';

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
