import { dequal } from 'dequal';
import type { PackChange, PackDifference, PackSnapshot } from './snapshot.ts';

const labelOf = ({ record }: PackChange): string => `${record.key} ${record.title}`;

/** Changes on the agenda or in the schedule of a pack. */
function shown({ agenda, schedule, changes }: Pick<PackSnapshot, 'agenda' | 'schedule' | 'changes'>): PackChange[] {
  const ids = new Set([...agenda.map(({ changeId }) => changeId), ...schedule]);
  return [...ids].flatMap((id) => changes[id] ?? []);
}

/** What a board has not seen yet: changes that came, went, or are other than in the pack before. */
export function differencesSince(
  now: Pick<PackSnapshot, 'agenda' | 'schedule' | 'changes'>,
  before: Pick<PackSnapshot, 'agenda' | 'schedule' | 'changes'>,
): PackDifference[] {
  const was = new Map(shown(before).map((change) => [change.record.id, change]));
  const is = shown(now);
  const here = new Set(is.map(({ record }) => record.id));
  const found = is.flatMap((change): PackDifference[] => {
    const old = was.get(change.record.id);
    const times = { start: change.start, end: change.end };
    if (old === undefined) return [{ kind: 'added', label: labelOf(change), fields: [], before: null, now: times }];
    const fields = changedFields(old, change);
    if (fields.length === 0) return [];
    const before = { start: old.start, end: old.end };
    return [{ kind: 'changed', label: labelOf(change), fields, before, now: times }];
  });
  const gone = [...was.values()]
    .filter(({ record }) => !here.has(record.id))
    .map((change): PackDifference => {
      const before = { start: change.start, end: change.end };
      return { kind: 'removed', label: labelOf(change), fields: [], before, now: null };
    });
  return [...found, ...gone];
}

function changedFields({ record: before }: PackChange, { record: now }: PackChange): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]) as Set<keyof typeof now>;
  return [...keys].filter((key) => !dequal(before[key], now[key]));
}
