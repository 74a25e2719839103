import type { Id } from '../../model/schema.ts';
import { ReleaseTemplate } from '../../model/train.ts';
import type { Configuration } from '../configuration.ts';

/** Ids of the default phase types that do not lie before the day. */
const ON_THE_DAY = 'deployment';
const AFTERWARDS = 'early-life-support';
/** Working days of a phase, until somebody says otherwise. */
const PHASE_DAYS = 5;
const SUPPORT_DAYS = 10;

/**
 * A first draft of a template: the plan's phases one week each up to the day of deployment, its last
 * kind of gate two working days before it, one deployment at night.
 */
export function draftTemplate(
  { phaseTypes, gateTypes, releaseTypes }: Configuration,
  { name, environment, order }: { readonly name: string; readonly environment: string; readonly order: number },
  nextId: () => Id,
): ReleaseTemplate {
  const phases = offered(phaseTypes);
  const before = phases.filter(({ id }) => id !== ON_THE_DAY && id !== AFTERWARDS);
  const offsetsOf = (id: Id): { first: number; last: number } => {
    if (id === ON_THE_DAY) return { first: 0, last: 0 };
    if (id === AFTERWARDS) return { first: 1, last: SUPPORT_DAYS };
    const left = before.length - before.findIndex((type) => type.id === id);
    return { first: -left * PHASE_DAYS, last: -(left - 1) * PHASE_DAYS - 1 };
  };
  const gate = offered(gateTypes).at(-1);
  return ReleaseTemplate.parse({
    id: nextId(),
    name,
    typeId: offered(releaseTypes).find(({ id }) => id === 'minor')?.id ?? offered(releaseTypes)[0]?.id ?? '-',
    phases: phases.map((type) => ({ id: nextId(), typeId: type.id, name: type.name, ...offsetsOf(type.id) })),
    gates: gate === undefined ? [] : [{ id: nextId(), typeId: gate.id, name: gate.name, due: -2 }],
    deployments: [{ id: nextId(), environment, day: 0, time: '22:00', minutes: 240 }],
    order,
  });
}

function offered<K extends { readonly archived: boolean; readonly order: number }>(kinds: ReadonlyMap<Id, K>): K[] {
  return [...kinds.values()].filter(({ archived }) => !archived).sort((a, b) => a.order - b.order);
}
