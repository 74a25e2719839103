import type { SlipwayError } from '../../errors.ts';

/** What a zip may be refused for, whatever it is a zip of. */
export type ZipReason =
  | 'cutOff'
  | 'split'
  | 'directory'
  | 'partTwice'
  | 'partDamaged'
  | 'partPlace'
  | 'partEncrypted'
  | 'partPacking'
  | 'partHeaders'
  | 'partOverlaps';

/** The errors of one kind of file that is a zip: a plan and a spreadsheet say it in their own words. */
export interface ZipRefusal {
  readonly broken: (reason: ZipReason, part: string, cause?: unknown) => SlipwayError;
  readonly bomb: () => SlipwayError;
  /** `path` leads outside the file. */
  readonly outside: (path: string) => SlipwayError;
}
