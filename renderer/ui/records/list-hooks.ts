import { useMemo, useState } from 'react';
import type { Column } from '../data-table-model.ts';

const NOTHING: ReadonlySet<string> = new Set();

/** What is ticked in a list. Only what is seen can be changed: a tick hidden by a filter does not count. */
export function useTicked<Row extends { readonly id: string }>(matching: readonly Row[]) {
  const [ticked, setTicked] = useState(NOTHING);
  const chosen = useMemo(
    () => (ticked.size === 0 ? [] : matching.filter((row) => ticked.has(row.id))),
    [matching, ticked],
  );
  return { ticked, setTicked, chosen, clear: () => setTicked(NOTHING) };
}

/** The columns a list offers, and those of them that are shown; `fixed` ones always are. */
export function useShownColumns<Row>(
  own: readonly Column<Row>[],
  added: readonly Column<Row>[],
  fixed: readonly string[],
  shown: readonly string[],
) {
  const offered = useMemo(() => [...own, ...added], [own, added]);
  const columns = useMemo(
    () => offered.filter(({ id }) => fixed.includes(id) || shown.includes(id)),
    [offered, fixed, shown],
  );
  return { offered, columns };
}
