import type { CustomField } from '../model/custom-field.ts';
import type { Change } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import { TABLES } from '../model/tables.ts';
import type { Configuration } from '../planning/configuration.ts';
import type { ColumnMapping, Mapping } from './mapping.ts';

interface Resolved {
  /** The mapping with every custom field named by id. */
  readonly mapping: Mapping;
  /** Id of the custom field by header. */
  readonly byHeader: ReadonlyMap<string, Id>;
  readonly made: ReadonlyMap<Id, Change>;
}

/** Finds the custom fields a mapping asks for by id, else by name and type, and makes the others. */
export function resolveCustomFields(mapping: Mapping, configuration: Configuration, nextId: () => Id): Resolved {
  const byHeader = new Map<string, Id>();
  const made = new Map<Id, Change>();
  if (mapping.format === 'ics') return { mapping, byHeader, made };
  const columns = mapping.columns.map((column): ColumnMapping => {
    const { target } = column;
    if (target.to !== 'custom') return column;
    const known = target.fieldId === null ? undefined : configuration.customFields.get(target.fieldId);
    const field = known ?? findByName(configuration, mapping.table, target.name, target.type);
    const id = field?.id ?? nextId();
    if (field === undefined) {
      const order = configuration.customFields.size + made.size;
      const record = TABLES['custom-fields'].parse({
        id,
        appliesTo: mapping.table,
        name: target.name,
        type: target.type,
        order,
      });
      made.set(id, { op: 'create', table: 'custom-fields', record });
    }
    byHeader.set(column.header, id);
    return { ...column, target: { ...target, fieldId: id, type: field?.type ?? target.type } };
  });
  return { mapping: { ...mapping, columns }, byHeader, made };
}

function findByName(
  configuration: Configuration,
  table: string,
  name: string,
  type: CustomField['type'],
): CustomField | undefined {
  return [...configuration.customFields.values()].find(
    (field) => field.appliesTo === table && field.type === type && field.name.toLowerCase() === name.toLowerCase(),
  );
}
