import type { CalendarEntry } from '#shared/planning/entry.ts';
import { useConflictCount } from '../../../data/conflicts.ts';
import { entryName, knownEntryName } from '../entry-name.ts';
import { useScene } from '../view-context.ts';

/** What a chip is called by those who hear it, and in its tooltip: in full, with the conflicts it is in. */
export function EntryName({ entry }: { readonly entry: CalendarEntry }) {
  const scene = useScene();
  const conflicts = useConflictCount(entry.id);
  const name = conflicts === 0 ? knownEntryName(entry, scene) : entryName(entry, scene, conflicts);
  return <span className="visually-hidden">{name}</span>;
}
