import type { Id } from '../../model/schema.ts';
import type { Placed } from './bars.ts';
import type { Lane } from './grouping.ts';

interface ReleaseName {
  readonly key: string;
  readonly name: string;
}

/**
 * A lane for each release that entries belong to, in the order in which the releases begin. Releases
 * whose own span is elsewhere begin with the first of their parts; their names come from `names`.
 */
export function releaseLanes(entries: readonly Placed[], names: ReadonlyMap<Id, ReleaseName>): Lane[] {
  const found = new Map<Id, { start: number; isOwn: boolean; key: string; name: string }>();
  for (const { entry, start } of entries) {
    const { releaseId } = entry;
    if (releaseId === null) continue;
    const isOwn = entry.table === 'releases';
    const known = found.get(releaseId);
    const name = isOwn ? entry.title : (known?.name ?? names.get(releaseId)?.name ?? '');
    const key = entry.key ?? names.get(releaseId)?.key ?? '';
    if (known === undefined) found.set(releaseId, { start, isOwn, key, name });
    else if (isOwn) found.set(releaseId, { start, isOwn, key, name });
    else if (!known.isOwn && start < known.start) known.start = start;
  }
  return [...found]
    .sort(([, a], [, b]) => a.start - b.start || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(([id, { key, name }]) => ({ id, label: name === '' ? key : name, hint: name === '' ? '' : key }));
}
