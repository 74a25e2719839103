import type { Gate } from '../model/gate.ts';
import type { Event } from '../model/event.ts';
import type { Id } from '../model/schema.ts';
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

const decidedBy = erase<'gates'>({
  from: 'gates',
  field: 'signOffs',
  to: 'people',
  rule: 'evidence',
  named: (gate) => gate.signOffs.filter((s) => s.decision !== 'pending').map((s) => s.personId),
  without: (gate) => gate.signOffs,
});

const askedToDecide = erase<'gates'>({
  from: 'gates',
  field: 'signOffs',
  to: 'people',
  rule: 'letsGo',
  named: (gate) => gate.signOffs.filter((s) => s.decision === 'pending').map((s) => s.personId),
  without: (gate, gone, by): Gate['signOffs'] =>
    gate.signOffs.map((s) => (s.personId !== null && gone.has(s.personId) ? { ...s, personId: by } : s)),
});

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

const customValues = (from: 'releases' | 'services' | 'events'): Reference =>
  erase<typeof from>({
    from,
    field: 'custom',
    to: 'custom-fields',
    rule: 'letsGo',
    named: (record) => Object.keys(record.custom).filter((id) => record.custom[id] !== null),
    without: (record, gone) => Object.fromEntries(Object.entries(record.custom).filter(([id]) => !gone.has(id))),
  });

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
  decidedBy,
  askedToDecide,
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
  many('people', 'teamIds', 'teams'),
  many('statuses', 'transitions', 'statuses'),
];
