import type { SyncTable } from '../../model/connection.ts';
import type { MappingRow } from '../../model/connection.ts';
import type { MappingHints } from './system.ts';

/**
 * A table of statuses to begin with: each of theirs is our first one that stands in the same place. What they call
 * it comes first, since two statuses may stand in one place and have the same names on both sides.
 */
export function statusRows(hints: MappingHints, remote: string, table: SyncTable): MappingRow[] {
  const ours = hints.statuses
    .filter(({ appliesTo, archived }) => appliesTo === table && !archived)
    .toSorted((a, b) => a.order - b.order);
  const theirs = hints.fields?.find(({ id }) => id === remote)?.options ?? [];
  const named = (name: string) => ours.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const rows = theirs.flatMap(({ id, name, category }) => {
    const own = named(name) ?? ours.find((one) => one.category === category);
    return own === undefined ? [] : [{ raw: id, local: own.id, name }];
  });
  // Ours is written as theirs of the same name, else as the first of them.
  return rows.map(({ raw, local, name }) => {
    const same = rows.filter((row) => row.local === local);
    const best = same.find((row) => named(row.name)?.id === local) ?? same[0];
    return { raw, local, out: best?.raw === raw && name === best.name };
  });
}
