import type { Command } from '#shared/bridge.ts';
import type { CustomField } from '#shared/model/custom-field.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import { changeTime } from './time.ts';
import { fieldOf, plain } from './fields.ts';
import type { EditedTable } from './kinds.ts';
import { parseCustom, parseValue, type BadValue, type Names } from './values.ts';

export type Assignments = Extract<Command, { name: 'edit' }>['fields'];

export interface Collected {
  readonly values: Record<string, unknown>;
  /** Words that name no field. */
  readonly unknown: readonly string[];
  readonly wrong: readonly { readonly field: string; readonly value: string; readonly why: BadValue }[];
}

/** The fields to write, or everything that is wrong with what was typed. */
export function collectFields(
  assignments: Assignments,
  table: EditedTable,
  record: RecordOf<EditedTable>,
  names: Names,
): Collected {
  const values: Record<string, unknown> = {};
  const unknown: string[] = [];
  const wrong: { field: string; value: string; why: BadValue }[] = [];
  const time: Record<string, string> = {};
  for (const { field, value } of assignments) {
    const spec = fieldOf(table, field);
    const custom = spec === null ? customField(field, table, names) : null;
    if (spec?.type.kind === 'when') time[spec.field] = value;
    else if (spec !== null) {
      const parsed = parseValue(spec.type, value, names);
      if (parsed.ok) values[spec.field] = parsed.value;
      else wrong.push({ field, value, why: parsed.why });
    } else if (custom !== null) {
      const parsed = parseCustom(custom, value);
      const others = (values['custom'] as object | undefined) ?? record.custom;
      if (parsed.ok) values['custom'] = { ...others, [custom.id]: parsed.value };
      else wrong.push({ field, value, why: parsed.why });
    } else unknown.push(field);
  }
  if (Object.keys(time).length > 0) {
    const { settings } = names.configuration;
    const { when } = record as RecordOf<'events' | 'changes'>;
    const changed = changeTime(when, time, settings.zone, table === 'changes');
    if (changed.ok) values['when'] = changed.when;
    else wrong.push({ field: changed.part, value: time[changed.part] ?? '', why: changed.why });
  }
  return { values, unknown, wrong };
}

/** `custom.<id>` or the field's own name. */
function customField(word: string, table: EditedTable, { configuration }: Names): CustomField | null {
  const bare = word.replace(/^custom\./, '');
  const fields = [...configuration.customFields.values()].filter((field) => field.appliesTo === table);
  return fields.find(({ id, name }) => id === bare || plain(name) === plain(bare)) ?? null;
}
