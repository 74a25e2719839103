import { Gate, type GateCriterion, type SignOff } from '../../model/gate.ts';
import type { Change } from '../../model/journal.ts';
import type { Release } from '../../model/release.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Text } from '../../text/index.ts';
import { addDays } from '../days.ts';
import { toMoment } from '../moments.ts';
import type { SampleCalendar } from './calendar.ts';
import type { PersonName, SampleCatalogue } from './catalogue.ts';
import type { SampleRelease } from './portfolio.ts';

interface Plan {
  readonly type: 'quality-gate' | 'go-no-go' | 'cab';
  readonly text: 'quality' | 'goNoGo' | 'cab';
  readonly before: number;
  readonly criteria: readonly (
    | 'testsPassed'
    | 'regression'
    | 'security'
    | 'backOut'
    | 'runbook'
    | 'monitoring'
    | 'changeComplete'
    | 'noConflict'
  )[];
  readonly signOffs: readonly (readonly [
    'testManager' | 'productOwner' | 'operations' | 'changeManager',
    PersonName,
  ])[];
}

const QUALITY: Plan = {
  type: 'quality-gate',
  text: 'quality',
  before: 10,
  criteria: ['testsPassed', 'regression', 'security'],
  signOffs: [['testManager', 'weber']],
};
const GO: Plan = {
  type: 'go-no-go',
  text: 'goNoGo',
  before: 2,
  criteria: ['backOut', 'runbook', 'monitoring'],
  signOffs: [
    ['productOwner', 'raman'],
    ['operations', 'novak'],
  ],
};
const CAB: Plan = {
  type: 'cab',
  text: 'cab',
  before: 1,
  criteria: ['changeComplete', 'noConflict'],
  signOffs: [['changeManager', 'khan']],
};

const PLANS: Record<SampleRelease['type'], readonly Plan[]> = {
  major: [QUALITY, GO],
  minor: [GO],
  hotfix: [CAB],
  emergency: [CAB],
  standard: [],
};

/** Gates that lie behind `today` are passed; of the next one, part of the criteria is met. */
export function sampleGates(
  item: SampleRelease,
  release: Release,
  live: PlainDate,
  calendar: SampleCalendar,
  catalogue: SampleCatalogue,
  nextId: () => string,
  t: Text,
): Change[] {
  return PLANS[item.type].map((plan): Change => {
    const date = addDays(live, -plan.before);
    const passed = date < calendar.today;
    const near = date <= addDays(calendar.today, 14);
    const moment = toMoment(`${date}T14:00`, calendar.zone).moment;
    const decidedAt = passed ? moment.utc : null;
    const criteria: GateCriterion[] = plan.criteria.map((code, index) => ({
      id: nextId(),
      text: t(`defaults:criteria.${code}`),
      met: passed || (near && index === 0),
      note: '',
    }));
    const signOffs: SignOff[] = plan.signOffs.map(([role, person]) => ({
      id: nextId(),
      role: t(`defaults:roles.${role}`),
      personId: catalogue.person(role === 'productOwner' ? item.owner : person),
      decision: passed ? 'approved' : 'pending',
      decidedAt,
      note: '',
    }));
    const record = Gate.parse({
      id: nextId(),
      releaseId: release.id,
      typeId: plan.type,
      name: t(`defaults:sample.gates.${plan.text}`),
      due: { type: 'moments', start: moment, end: moment },
      criteria,
      signOffs,
    });
    return { op: 'create', table: 'gates', record };
  });
}
