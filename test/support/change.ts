import type { ChangeRequest } from '#shared/model/change.ts';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import type { When } from '#shared/model/time.ts';
import { toMoment } from '#shared/planning/moments.ts';

export const ZONE = 'Europe/Berlin';

/** From and to on the wall of `ZONE`. */
export function between(start: string, end: string): When {
  return { type: 'moments', start: toMoment(start, ZONE).moment, end: toMoment(end, ZONE).moment };
}

/** A valid normal change with only what a test cares about named. */
export function change(id: string, fields: Partial<ChangeRequest> = {}): ChangeRequest {
  const typeId = 'change-normal';
  return TABLES.changes.parse({ id, key: id, title: `Change ${id}`, typeId, statusId: 'chg-new', ...fields });
}

/** A change a board has nothing to say against. */
export function completeChange(id: string, fields: Partial<ChangeRequest> = {}): ChangeRequest {
  return change(id, {
    reason: 'The certificate runs out.',
    effectOfNotDoing: 'Nobody can sign in from 1 January on.',
    ownerId: 'ann',
    implementerId: 'ben',
    serviceIds: ['core'],
    environments: ['Production'],
    when: between('2026-12-03T22:00', '2026-12-04T02:00'),
    outageMinutes: 0,
    riskOverride: 'low',
    riskReason: 'Done every year.',
    implementationPlan: '1. Stop. 2. Replace. 3. Start.',
    testResult: 'passed',
    testSignatoryId: 'ann',
    testSignedOn: '2026-11-20',
    backOutPlan: 'Put the old one back.',
    backOutOwnerId: 'ben',
    backOutMinutes: 30,
    backOutRestores: 'The certificate as it was.',
    backOutDecideBy: toMoment('2026-12-04T01:00', ZONE).moment,
    serviceDeskReady: true,
    ...fields,
  });
}

export function approval(
  changeId: string,
  decision: RecordOf<'approvals'>['decision'],
  fields: Partial<RecordOf<'approvals'>> = {},
): RecordOf<'approvals'> {
  return TABLES.approvals.parse({
    id: `${changeId}-${decision}`,
    changeId,
    role: 'Change manager',
    decision,
    ...fields,
  });
}

export function service(
  id: string,
  dependsOn: string[] = [],
  fields: Partial<RecordOf<'services'>> = {},
): RecordOf<'services'> {
  return TABLES.services.parse({ id, key: id, name: `Service ${id}`, dependsOn, ...fields });
}
