import { SlipwayError } from '../../errors.ts';
import type { ZipReason, ZipRefusal } from '../zip/refusal.ts';
import { readXml, XmlError, type XmlHandler, type XmlReason } from './xml.ts';

/** Why a file is no whole spreadsheet; the sentence stands in the catalogue under `importing:broken`. */
export type BrokenReason = ZipReason | XmlReason | 'notZip' | 'partMissing' | 'rowOrder' | 'cellPlace';

export function brokenWorkbook(name: string, reason: BrokenReason, part = '', cause?: unknown): SlipwayError {
  return new SlipwayError('workbookBroken', { name, reason, part }, cause === undefined ? {} : { cause });
}

/** A spreadsheet that is no sound zip, in a spreadsheet's words. */
export const workbookRefusal = (name: string): ZipRefusal => ({
  broken: (reason, part, cause) => brokenWorkbook(name, reason, part, cause),
  bomb: () => new SlipwayError('workbookBomb', { name }),
  outside: (path) => brokenWorkbook(name, 'partPlace', path),
});

/** Reads one part; whatever is wrong with its XML names file and part. */
export function readPart(name: string, part: string, text: string, handler: XmlHandler): void {
  try {
    readXml(text, handler);
  } catch (error) {
    throw error instanceof XmlError ? brokenWorkbook(name, error.reason, part) : error;
  }
}
