import type { SignOff } from '../model/gate.ts';
import type { AgendaItem, Attendance, BoardMember } from '../model/board.ts';
import type { ConfigurationItem } from '../model/change.ts';
import type { Event } from '../model/event.ts';
import type { Id } from '../model/schema.ts';
import type { EscalationLevel } from '../model/support.ts';
import type { ReleaseTemplate } from '../model/train.ts';
import type { RecordOf, TableName } from '../model/tables.ts';

/**
 * What becomes of a record when the one it names is deleted.
 * `goesAlong`: it has no meaning without it and is deleted too. `lets go`: the name is taken out.
 * `needsOne`: it must name one, so a replacement is asked for. `evidence`: it says who decided, and
 * that must not be forgotten: the named record can be archived, not deleted.
 */
export type ReferenceRule = 'goesAlong' | 'letsGo' | 'needsOne' | 'evidence';

export interface Reference<T extends TableName = TableName> {
  readonly from: T;
  readonly field: string;
  readonly to: TableName;
  readonly rule: ReferenceRule;
  /** Ids the record names here. */
  readonly named: (record: RecordOf<T>) => readonly (Id | null)[];
  /** The field's value with each of `gone` replaced, or taken out where `by` is null. */
  readonly without: (record: RecordOf<T>, gone: ReadonlySet<Id>, by: Id | null) => unknown;
}

type FieldsOf<T extends TableName, V> = {
  [F in keyof RecordOf<T> & string]: RecordOf<T>[F] extends V ? F : never;
}[keyof RecordOf<T> & string];

function one<T extends TableName>(
  from: T,
  field: FieldsOf<T, Id | null>,
  to: TableName,
  rule: ReferenceRule,
): Reference {
  const value = (record: RecordOf<T>) => record[field] as Id | null;
  return erase<T>({ from, field, to, rule, named: (record) => [value(record)], without: (_record, _gone, by) => by });
}

function many<T extends TableName>(from: T, field: FieldsOf<T, Id[]>, to: TableName): Reference {
  const value = (record: RecordOf<T>) => record[field] as readonly Id[];
  return erase<T>({
    from,
    field,
    to,
    rule: 'letsGo',
    named: value,
    without: (record, gone, by) => replaced(value(record), gone, by),
  });
}

function replaced(list: readonly Id[], gone: ReadonlySet<Id>, by: Id | null): Id[] {
  const next = list.flatMap((id) => (gone.has(id) ? (by === null ? [] : [by]) : [id]));
  return [...new Set(next)];
}

/** The registry looks every reference up by its table, so the record handed in is always the right kind. */
function erase<T extends TableName>(reference: Reference<T>): Reference {
  return reference;
}

/** Who decided is evidence; who was only asked is let go. */
function signedBy<T extends 'gates' | 'supports'>(from: T): Reference[] {
  const asked = ({ decision }: SignOff): boolean => decision === 'pending';
  return [
    erase<T>({
      from,
      field: 'signOffs',
      to: 'people',
      rule: 'evidence',
      named: ({ signOffs }) => signOffs.filter((s) => !asked(s)).map((s) => s.personId),
      without: ({ signOffs }) => signOffs,
    }),
    erase<T>({
      from,
      field: 'signOffs',
      to: 'people',
      rule: 'letsGo',
      named: ({ signOffs }) => signOffs.filter(asked).map((s) => s.personId),
      without: ({ signOffs }, gone, by): SignOff[] =>
        signOffs.map((s) => (s.personId !== null && gone.has(s.personId) ? { ...s, personId: by } : s)),
    }),
  ];
}

const occurrenceKinds = erase<'events'>({
  from: 'events',
  field: 'recurrence',
  to: 'event-kinds',
  rule: 'needsOne',
  named: (event) => event.recurrence?.overrides.map((override) => override.kindId ?? null) ?? [],
  without: (event, gone, by): Event['recurrence'] =>
    event.recurrence === null
      ? null
      : {
          ...event.recurrence,
          overrides: event.recurrence.overrides.map((override) =>
            override.kindId !== undefined && gone.has(override.kindId) && by !== null
              ? { ...override, kindId: by }
              : override,
          ),
        },
});

/** A part of a template that names something: a phase or gate its type, a booking its environment. */
function templatePart<P extends { readonly id: Id }>(
  field: 'phases' | 'gates' | 'bookings',
  to: TableName,
  rule: ReferenceRule,
  partsOf: (template: ReleaseTemplate) => readonly P[],
  named: (part: P) => Id,
  naming: (part: P, id: Id) => P,
): Reference {
  return erase<'release-templates'>({
    from: 'release-templates',
    field,
    to,
    rule,
    named: (template) => partsOf(template).map(named),
    without: (template, gone, by) =>
      partsOf(template).flatMap((part) => (!gone.has(named(part)) ? [part] : by === null ? [] : [naming(part, by)])),
  });
}

const templateParts = [
  templatePart(
    'phases',
    'phase-types',
    'needsOne',
    (t) => t.phases,
    (p) => p.typeId,
    (p, typeId) => ({ ...p, typeId }),
  ),
  templatePart(
    'gates',
    'gate-types',
    'needsOne',
    (t) => t.gates,
    (p) => p.typeId,
    (p, typeId) => ({ ...p, typeId }),
  ),
  templatePart(
    'bookings',
    'environments',
    'letsGo',
    (t) => t.bookings,
    (p) => p.environmentId,
    (p, environmentId) => ({ ...p, environmentId }),
  ),
];

const customValues = (
  from: 'releases' | 'services' | 'environments' | 'bookings' | 'events' | 'changes' | 'work-items',
): Reference =>
  erase<typeof from>({
    from,
    field: 'custom',
    to: 'custom-fields',
    rule: 'letsGo',
    named: (record) => Object.keys(record.custom).filter((id) => record.custom[id] !== null),
    without: (record, gone) => Object.fromEntries(Object.entries(record.custom).filter(([id]) => !gone.has(id))),
  });

/** Records inside a record, each of which names another: members of a board, rows of a grid. */
function parts<T extends TableName, P>(
  from: T,
  field: keyof RecordOf<T> & string,
  to: TableName,
  rule: ReferenceRule,
  named: (part: P) => readonly (Id | null)[],
  /** The part without the name; null where it has no meaning without it. */
  naming: (part: P, by: Id | null, gone: ReadonlySet<Id>) => P | null,
): Reference {
  const partsOf = (record: RecordOf<T>) => record[field] as readonly P[];
  return erase<T>({
    from,
    field,
    to,
    rule,
    named: (record) => partsOf(record).flatMap(named),
    without: (record, gone, by) =>
      partsOf(record).flatMap((part) => {
        if (!named(part).some((id) => id !== null && gone.has(id))) return [part];
        const next = naming(part, by, gone);
        return next === null ? [] : [next];
      }),
  });
}

const CHANGES: readonly Reference[] = [
  one('changes', 'typeId', 'change-types', 'needsOne'),
  one('changes', 'statusId', 'statuses', 'needsOne'),
  // A change may have been carried out: it outlives the release it was for.
  one('changes', 'releaseId', 'releases', 'letsGo'),
  many('changes', 'deploymentIds', 'deployments'),
  many('changes', 'serviceIds', 'services'),
  many('changes', 'outageServiceIds', 'services'),
  many('changes', 'teamIds', 'teams'),
  many('changes', 'dependsOn', 'changes'),
  one('changes', 'requesterId', 'people', 'letsGo'),
  one('changes', 'ownerId', 'people', 'letsGo'),
  one('changes', 'implementerId', 'people', 'letsGo'),
  one('changes', 'testSignatoryId', 'people', 'evidence'),
  one('changes', 'backOutOwnerId', 'people', 'letsGo'),
  one('changes', 'standingChangeId', 'standing-changes', 'letsGo'),
  parts<'changes', ConfigurationItem>(
    'changes',
    'configurationItems',
    'teams',
    'letsGo',
    (item) => [item.teamId],
    (item, teamId) => ({ ...item, teamId }),
  ),
  parts<'changes', ConfigurationItem>(
    'changes',
    'configurationItems',
    'people',
    'letsGo',
    (item) => [item.ownerId],
    (item, ownerId) => ({ ...item, ownerId }),
  ),
  erase<'changes'>({
    from: 'changes',
    field: 'breakGlass',
    to: 'people',
    rule: 'evidence',
    named: ({ breakGlass }) => breakGlass?.verbalApprovals.map(({ personId }) => personId) ?? [],
    without: ({ breakGlass }) => breakGlass,
  }),
  customValues('changes'),
  one('approvals', 'changeId', 'changes', 'goesAlong'),
  one('approvals', 'boardId', 'boards', 'evidence'),
  one('approvals', 'meetingId', 'meetings', 'letsGo'),
  one('approvals', 'personId', 'people', 'evidence'),
  one('approvals', 'decidedById', 'people', 'evidence'),
  one('deployments', 'standingChangeId', 'standing-changes', 'letsGo'),
  many('standing-changes', 'serviceIds', 'services'),
  one('standing-changes', 'ownerId', 'people', 'letsGo'),
  one('standing-changes', 'authorisedById', 'people', 'evidence'),
  many('statuses', 'typeIds', 'change-types'),
];

const BOARDS: readonly Reference[] = [
  one('boards', 'eventId', 'events', 'letsGo'),
  many('boards', 'changeTypeIds', 'change-types'),
  parts<'boards', BoardMember>(
    'boards',
    'members',
    'people',
    'letsGo',
    (member) => [member.personId, ...member.delegateIds],
    (member, by, gone) =>
      gone.has(member.personId) && by === null
        ? null
        : {
            ...member,
            personId: gone.has(member.personId) && by !== null ? by : member.personId,
            delegateIds: replaced(member.delegateIds, gone, by),
          },
  ),
  one('meetings', 'boardId', 'boards', 'evidence'),
  one('meetings', 'eventId', 'events', 'letsGo'),
  parts<'meetings', AgendaItem>(
    'meetings',
    'agenda',
    'changes',
    'letsGo',
    (item) => [item.changeId],
    (item, changeId) => (changeId === null ? null : { ...item, changeId }),
  ),
  parts<'meetings', Attendance>(
    'meetings',
    'attendance',
    'people',
    'evidence',
    (one) => [one.personId, one.forPersonId],
    (one) => one,
  ),
  one('actions', 'meetingId', 'meetings', 'letsGo'),
  one('actions', 'boardId', 'boards', 'letsGo'),
  one('actions', 'changeId', 'changes', 'letsGo'),
  one('actions', 'supportId', 'supports', 'goesAlong'),
  one('actions', 'ownerId', 'people', 'letsGo'),
];

const SUPPORT: readonly Reference[] = [
  one('supports', 'releaseId', 'releases', 'goesAlong'),
  one('supports', 'phaseId', 'phases', 'letsGo'),
  one('supports', 'leadId', 'people', 'letsGo'),
  one('supports', 'rollbackAuthorityId', 'people', 'letsGo'),
  one('supports', 'majorIncidentManagerId', 'people', 'letsGo'),
  many('supports', 'teamIds', 'teams'),
  ...signedBy('supports'),
  parts<'supports', EscalationLevel>(
    'supports',
    'escalation',
    'people',
    'letsGo',
    (level) => [...level.personIds, ...level.rota.map(({ personId }) => personId)],
    (level, by, gone) => ({
      ...level,
      personIds: replaced(level.personIds, gone, by),
      rota: level.rota.map((turn) =>
        turn.personId !== null && gone.has(turn.personId) ? { ...turn, personId: by } : turn,
      ),
    }),
  ),
  one('support-items', 'supportId', 'supports', 'goesAlong'),
  one('support-items', 'ownerId', 'people', 'letsGo'),
  one('support-days', 'supportId', 'supports', 'goesAlong'),
  one('complaints', 'supportId', 'supports', 'goesAlong'),
  one('complaints', 'repliedById', 'people', 'letsGo'),
  one('known-errors', 'ownerId', 'people', 'letsGo'),
  many('known-errors', 'serviceIds', 'services'),
  one('known-errors', 'releaseId', 'releases', 'letsGo'),
  one('known-errors', 'fixReleaseId', 'releases', 'letsGo'),
  one('known-errors', 'riskAcceptedById', 'people', 'evidence'),
  one('incidents', 'releaseId', 'releases', 'letsGo'),
  many('incidents', 'serviceIds', 'services'),
  one('incidents', 'knownErrorId', 'known-errors', 'letsGo'),
  one('incidents', 'causedByChangeId', 'changes', 'letsGo'),
];

/**
 * What is linked is not named here: a link whose record is gone keeps the remote one from arriving again, and one whose
 * connection is gone knows its record again when the same place is connected.
 */
const SYNCHRONISING: readonly Reference[] = [
  one('work-items', 'statusId', 'statuses', 'needsOne'),
  one('work-items', 'assigneeId', 'people', 'letsGo'),
  one('work-items', 'teamId', 'teams', 'letsGo'),
  one('work-items', 'parentId', 'work-items', 'letsGo'),
  many('work-items', 'releaseIds', 'releases'),
  customValues('work-items'),
  one('cursors', 'connectionId', 'connections', 'goesAlong'),
  one('runs', 'connectionId', 'connections', 'goesAlong'),
  one('sync-conflicts', 'linkId', 'links', 'goesAlong'),
  one('sync-conflicts', 'decidedById', 'people', 'letsGo'),
  one('operations', 'linkId', 'links', 'goesAlong'),
  one('operations', 'madeById', 'people', 'letsGo'),
];

/** Every place where one record names another. A new reference in the model belongs here. */
export const REFERENCES: readonly Reference[] = [
  one('phases', 'releaseId', 'releases', 'goesAlong'),
  one('gates', 'releaseId', 'releases', 'goesAlong'),
  one('deployments', 'releaseId', 'releases', 'goesAlong'),
  many('releases', 'dependsOn', 'releases'),
  one('releases', 'typeId', 'release-types', 'needsOne'),
  one('releases', 'statusId', 'statuses', 'needsOne'),
  one('releases', 'ownerId', 'people', 'letsGo'),
  many('releases', 'serviceIds', 'services'),
  many('releases', 'teamIds', 'teams'),
  customValues('releases'),
  one('phases', 'typeId', 'phase-types', 'needsOne'),
  one('gates', 'typeId', 'gate-types', 'needsOne'),
  ...signedBy('gates'),
  one('deployments', 'statusId', 'statuses', 'needsOne'),
  one('deployments', 'ownerId', 'people', 'letsGo'),
  many('deployments', 'serviceIds', 'services'),
  one('services', 'teamId', 'teams', 'letsGo'),
  many('services', 'dependsOn', 'services'),
  customValues('services'),
  one('events', 'kindId', 'event-kinds', 'needsOne'),
  occurrenceKinds,
  one('events', 'ownerId', 'people', 'letsGo'),
  one('events', 'splitFromId', 'events', 'letsGo'),
  many('events', 'serviceIds', 'services'),
  many('events', 'teamIds', 'teams'),
  customValues('events'),
  one('environments', 'purposeId', 'environment-purposes', 'needsOne'),
  one('environments', 'ownerId', 'people', 'letsGo'),
  one('environments', 'teamId', 'teams', 'letsGo'),
  many('environments', 'serviceIds', 'services'),
  customValues('environments'),
  one('environment-versions', 'environmentId', 'environments', 'goesAlong'),
  one('environment-versions', 'serviceId', 'services', 'goesAlong'),
  one('environment-versions', 'releaseId', 'releases', 'letsGo'),
  one('bookings', 'environmentId', 'environments', 'goesAlong'),
  one('bookings', 'releaseId', 'releases', 'goesAlong'),
  one('bookings', 'requesterId', 'people', 'letsGo'),
  one('bookings', 'decidedById', 'people', 'evidence'),
  many('bookings', 'serviceIds', 'services'),
  many('bookings', 'teamIds', 'teams'),
  customValues('bookings'),
  one('release-templates', 'typeId', 'release-types', 'needsOne'),
  ...templateParts,
  one('trains', 'templateId', 'release-templates', 'needsOne'),
  one('trains', 'ownerId', 'people', 'letsGo'),
  many('trains', 'serviceIds', 'services'),
  many('trains', 'teamIds', 'teams'),
  one('train-links', 'trainId', 'trains', 'goesAlong'),
  one('waivers', 'personId', 'people', 'evidence'),
  many('people', 'teamIds', 'teams'),
  many('statuses', 'transitions', 'statuses'),
  ...CHANGES,
  ...BOARDS,
  ...SUPPORT,
  ...SYNCHRONISING,
];
