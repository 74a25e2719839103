import { strFromU8, strToU8 } from 'fflate';
import type { z } from 'zod';
import type { SlipwayError } from '../../errors.ts';
import { brokenFile } from './broken.ts';

/** Field names that would change an object itself rather than its content. */
const DANGEROUS = '__proto__';

/** One record per line; fields the store derives (`$…`) stay behind. */
export function rowsToBytes(rows: readonly object[]): Uint8Array {
  return strToU8(rows.map((row) => `${JSON.stringify(withoutDerived(row))}\n`).join(''));
}

export function withoutDerived<R extends object>(row: R): R {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('$'))) as R;
}

/** The records of one part, each parsed. The first that is not whole fails, naming part, line and field. */
export function bytesToRows<R extends { id: string }>(
  bytes: Uint8Array,
  schema: z.ZodType<R>,
  part: string,
  file: string,
): R[] {
  const rows: R[] = [];
  const seen = new Set<string>();
  const lines = strFromU8(bytes).split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const [index, line] of lines.entries()) {
    const broken = (reason: 'line' | 'sameId', field: string): SlipwayError =>
      brokenFile(file, reason, { part, line: index + 1, field });
    const parsed = schema.safeParse(parseLine(line, () => broken('line', '')));
    if (!parsed.success) {
      throw broken('line', parsed.error.issues[0]?.path.join('.') ?? '');
    }
    const row = withoutDerived(parsed.data);
    if (seen.has(row.id)) throw broken('sameId', row.id);
    seen.add(row.id);
    rows.push(row);
  }
  return rows;
}

function parseLine(line: string, broken: () => SlipwayError): unknown {
  try {
    // A backslash may spell the name in escapes.
    if (!line.includes(DANGEROUS) && !line.includes('\\u')) return JSON.parse(line);
    return JSON.parse(line, (key, value: unknown) => (key === DANGEROUS ? undefined : value));
  } catch {
    throw broken();
  }
}
