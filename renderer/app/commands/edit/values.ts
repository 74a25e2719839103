import { CustomFieldType, fitsCustomField, type CustomField, type CustomValue } from '#shared/model/custom-field.ts';
import type { Status } from '#shared/model/configuration.ts';
import { Environment } from '#shared/model/environment.ts';
import { EventStatus } from '#shared/model/event.ts';
import { labelOf } from '#shared/model/journal.ts';
import { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { statusesOf } from '#shared/planning/transitions.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import type { FieldType, Referred } from './fields.ts';

/** Why a text is no value of its field; sentences under `workspaces:command.bad`. */
export type BadValue =
  | 'empty'
  | 'date'
  | 'status'
  | 'number'
  | 'choice'
  | 'unknown'
  | 'ambiguous'
  | 'time'
  | 'zone'
  | 'flag';

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: BadValue };

const good = (value: unknown): Parsed => ({ ok: true, value });
const bad = (why: BadValue): Parsed => ({ ok: false, why });

/** What names may refer to, read once. */
export interface Names {
  readonly configuration: Configuration;
  readonly releases: readonly RecordOf<'releases'>[];
}

/** The value a text stands for. An empty text empties a field that may be empty. */
export function parseValue(type: Exclude<FieldType, { kind: 'when' }>, text: string, names: Names): Parsed {
  const trimmed = text.trim();
  switch (type.kind) {
    case 'text':
      return good(text);
    case 'requiredText':
      return trimmed === '' ? bad('empty') : good(trimmed);
    case 'list':
      return good(parts(text));
    case 'date':
      return trimmed === '' ? good(null) : PlainDate.safeParse(trimmed).success ? good(trimmed) : bad('date');
    case 'criticality':
      return trimmed === '' ? good(null) : /^[1-4]$/.test(trimmed) ? good(Number(trimmed)) : bad('number');
    case 'eventStatus': {
      const parsed = EventStatus.safeParse(trimmed.toLowerCase());
      return parsed.success ? good(parsed.data) : bad('choice');
    }
    case 'sharing': {
      const parsed = Environment.shape.sharing.safeParse(trimmed.toLowerCase());
      return parsed.success && trimmed !== '' ? good(parsed.data) : bad('choice');
    }
    case 'flag': {
      const flag = FLAGS[trimmed.toLowerCase()];
      return flag === undefined ? bad('flag') : good(flag);
    }
    case 'number': {
      if (trimmed === '') return type.orNone ? good(null) : bad('empty');
      const number = Number(trimmed);
      return number >= type.least &&
        number <= (type.most ?? Number.MAX_VALUE) &&
        (!type.whole || Number.isInteger(number))
        ? good(number)
        : bad('number');
    }
    case 'status':
      return parseStatus(trimmed, type.of, names.configuration);
    case 'one':
      return trimmed === '' ? good(null) : refer(type.table, trimmed, names);
    case 'requiredOne':
      return trimmed === '' ? bad('empty') : refer(type.table, trimmed, names);
    case 'many':
      return referAll(type.table, parts(text), names);
  }
}

/** Comma, or semicolon where a name holds commas. */
function parts(text: string): string[] {
  const by = text.includes(';') ? ';' : ',';
  return text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function parseStatus(text: string, of: 'releases' | 'changes', { statuses }: Configuration): Parsed {
  const found = statusesOf(of, statuses).find((status: Status) => isNamed(status, text));
  return found === undefined ? bad('status') : good(found.id);
}

function referAll(table: Referred, texts: readonly string[], names: Names): Parsed {
  const ids: unknown[] = [];
  for (const text of texts) {
    const found = refer(table, text, names);
    if (!found.ok) return found;
    ids.push(found.value);
  }
  return good([...new Set(ids)]);
}

function refer(table: Referred, text: string, { configuration, releases }: Names): Parsed {
  const lists: Record<Referred, Iterable<{ readonly id: string }>> = {
    'release-types': configuration.releaseTypes.values(),
    'event-kinds': configuration.eventKinds.values(),
    'change-types': configuration.changeTypes.values(),
    'environment-purposes': configuration.environmentPurposes.values(),
    people: configuration.people.values(),
    teams: configuration.teams.values(),
    services: configuration.services.values(),
    releases,
  };
  const all = [...lists[table]];
  const exact = all.find((record) => record.id === text);
  if (exact !== undefined) return good(exact.id);
  const found = all.filter((record) => isNamed(record, text));
  if (found.length > 1) return bad('ambiguous');
  return found[0] === undefined ? bad('unknown') : good(found[0].id);
}

/** By id, key, number in another tool or name, whatever the case. */
export function isNamed(record: { readonly id: string }, text: string): boolean {
  const wanted = text.toLocaleLowerCase('en');
  const { key, name, title, externalId } = record as Partial<Record<'key' | 'name' | 'title' | 'externalId', string>>;
  return [record.id, labelOf(record), key, externalId, name, title].some(
    (known) => known?.toLocaleLowerCase('en') === wanted,
  );
}

const FLAGS: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };

export function parseCustom({ type, choices }: CustomField, text: string): Parsed {
  const trimmed = text.trim();
  if (trimmed === '') return good(null);
  const flag = FLAGS[trimmed.toLowerCase()];
  let value: CustomValue = text;
  if (type === CustomFieldType.enum.number) value = Number(trimmed);
  else if (type === CustomFieldType.enum.flag) value = flag ?? trimmed;
  else if (type === CustomFieldType.enum.dateOrFlag) value = flag ?? trimmed;
  else if (type === CustomFieldType.enum.date) value = trimmed;
  if (type === CustomFieldType.enum.choice && !choices.includes(text)) return bad('choice');
  if (fitsCustomField(type, value)) return good(value);
  return bad(type === CustomFieldType.enum.number ? 'number' : type === CustomFieldType.enum.flag ? 'flag' : 'date');
}
