import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { Instant } from '../../model/time.ts';

/** Zip's own time has no zone and begins here; a fixed one makes the same content the same bytes. */
const ZIP_TIME = new Date(1980, 0, 1);

export type Files = Readonly<Record<string, Uint8Array>>;

/** The same files give the same bytes, whenever they are packed. */
export function zipFiles(files: Files): Uint8Array {
  const named: Zippable = {};
  for (const [name, bytes] of Object.entries(files)) named[name] = [bytes, { mtime: ZIP_TIME, level: 6 }];
  return zipSync(named);
}

/**
 * An office file packed anew: smaller, without the times of when it was written, but for the one it is as of. Libraries
 * put the clock of the machine into it, and no two exports of one snapshot would be the same.
 */
export function rezip(bytes: Uint8Array, asOf: Instant): Uint8Array {
  const files = unzipSync(bytes);
  const core = files['docProps/core.xml'];
  if (core !== undefined) {
    const said = new TextDecoder()
      .decode(core)
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, tag: string) => `${tag}${asOf}`);
    files['docProps/core.xml'] = strToU8(said);
  }
  const entries = Object.entries(files).filter(([name]) => !name.endsWith('/'));
  return zipFiles(Object.fromEntries(entries));
}

/** What XML cannot hold is left out. */
export function xmlText(text: string): string {
  return text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (char) => (char === '\n' || char === '\t' ? char : ''));
}
