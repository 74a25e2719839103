import type { ChangeRequest } from '../../model/change.ts';
import { Moment, type When } from '../../model/time.ts';
import type { Values } from '../record.ts';
import { NOTHING, picked, valuesOf, type LocalTable } from './table.ts';

const OWN = [
  'title',
  'reason',
  'statusId',
  'category',
  'priority',
  'externalId',
  'risks',
  'implementationPlan',
] as const;

/** From here on the times of a change are what a board agreed to. */
const AGREED: ReadonlySet<string> = new Set(['scheduled', 'implement', 'review', 'closed']);
const TIMES: ReadonlySet<string> = new Set(['start', 'end', 'statusId']);

/** `start` and `end` are the moments of `when`; a change that is planned by days has neither. */
export const changes: LocalTable<'changes'> = {
  fields: [...OWN, 'start', 'end'],
  values: (change) => ({ ...valuesOf(change, OWN), ...spanOf(change.when) }),
  patch: (values, change) => {
    const own = picked(values, OWN) as Partial<ChangeRequest>;
    if (values['start'] === undefined && values['end'] === undefined) return own;
    return { ...own, when: whenOf(values, change.when) };
  },
  guarded: (change, { statuses }) => (AGREED.has(statuses.get(change.statusId)?.stage ?? '') ? TIMES : NOTHING),
};

function spanOf(when: When | null): { start: unknown; end: unknown } {
  return when?.type === 'moments' ? { start: when.start, end: when.end } : { start: null, end: null };
}

/** A span needs both ends: where one is missing the other says both. */
function whenOf(values: Values, current: When | null): When | null {
  const standing = spanOf(current);
  const given = (field: 'start' | 'end'): Moment | null =>
    Moment.safeParse(values[field] === undefined ? standing[field] : values[field]).data ?? null;
  const [start, end] = [given('start'), given('end')];
  const first = start ?? end;
  const last = end ?? start;
  if (first === null || last === null) return current?.type === 'moments' ? null : current;
  return { type: 'moments', start: first, end: last };
}
