import type { SignOff } from '../../model/gate.ts';
import type { ExitMetric } from '../../model/support.ts';
import type { SupportLog } from './book.ts';
import { measureAll, type Measured } from './exit.ts';
import { isClosed } from './known-errors.ts';
import { isSettled } from './progress.ts';

/** How it is left: with everything in order, or with conditions that stand over. */
export type Leaving = 'exit' | 'conditional';

/** One thing that keeps it from being left: a code of the catalogue (`support:missing`) and its values. */
export interface Missing {
  readonly code:
    | 'notBegun'
    | 'criterion'
    | 'checklist'
    | 'risk'
    | 'supportModel'
    | 'review'
    | 'conditions'
    | 'rejected'
    | 'signOffs'
    | 'signOff'
    | 'nameless';
  readonly params: Readonly<Record<string, string | number>>;
  readonly measured?: Measured;
}

/** Business, transition, service delivery: fewer is no hand-over. */
export const SIGN_OFFS = 3;

/** What is missing before it may be left that way, the weightiest first; empty: nothing is. */
export function missingFor(log: SupportLog, leaving: Leaving): Missing[] {
  const { support, items, knownErrors } = log.book;
  const missing: Missing[] = [];
  const lack = (code: Missing['code'], params: Missing['params'] = {}, measured?: Measured): void => {
    missing.push({ code, params, ...(measured === undefined ? {} : { measured }) });
  };
  if (!log.begun) lack('notBegun');
  if (leaving === 'exit') {
    for (const measured of measureAll(log).toSorted(byWeight))
      if (!measured.met) lack('criterion', { text: measured.criterion.text }, measured);
    const open = items.filter((item) => !isSettled(item)).length;
    if (open > 0) lack('checklist', { count: open });
    const untaken = knownErrors.filter((error) => !isClosed(error) && error.riskAcceptedById === null).length;
    if (untaken > 0) lack('risk', { count: untaken });
    if (support.supportModel.trim() === '') lack('supportModel');
    if (support.pirOn === null) lack('review');
  } else if (support.conditions.trim() === '') lack('conditions');
  for (const one of signOffsMissing(support.signOffs)) missing.push(one);
  return missing;
}

function signOffsMissing(signOffs: readonly SignOff[]): Missing[] {
  const tooFew: Missing[] =
    signOffs.length < SIGN_OFFS ? [{ code: 'signOffs', params: { count: SIGN_OFFS - signOffs.length } }] : [];
  return [
    ...tooFew,
    ...signOffs.flatMap(({ role, decision, personId }): Missing[] => {
      if (decision === 'rejected') return [{ code: 'rejected', params: { role } }];
      if (decision === 'pending') return [{ code: 'signOff', params: { role } }];
      return personId === null ? [{ code: 'nameless', params: { role } }] : [];
    }),
  ];
}

const WEIGHT: readonly ExitMetric[] = ['openMajor', 'openP3', 'p3Falling', 'stableDays', 'slaDays'];

/** What hurts users comes before what is paper; the template's own order within. */
function byWeight(a: Measured, b: Measured): number {
  const weight = ({ criterion }: Measured): number => {
    const at = WEIGHT.indexOf(criterion.metric);
    return at === -1 ? WEIGHT.length : at;
  };
  return weight(a) - weight(b);
}
