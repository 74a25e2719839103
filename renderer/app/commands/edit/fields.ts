import type { EditedTable } from './kinds.ts';

/** How a field's text becomes its value. */
export type FieldType =
  | {
      readonly kind:
        'text' | 'requiredText' | 'date' | 'list' | 'status' | 'criticality' | 'eventStatus' | 'sharing' | 'flag';
    }
  /** A number from `least` on; a whole one where `whole`, none at all where `orNone`. */
  | { readonly kind: 'number'; readonly least: number; readonly whole: boolean; readonly orNone: boolean }
  /** Part of an event's time; only all parts together have a meaning. */
  | { readonly kind: 'when' }
  /** Named by key, name, title or id. */
  | { readonly kind: 'one' | 'requiredOne' | 'many'; readonly table: Referred };

export type Referred =
  'release-types' | 'event-kinds' | 'environment-purposes' | 'people' | 'teams' | 'services' | 'releases';

export interface FieldSpec {
  /** Field of the record; of an event's time the part of it. */
  readonly field: string;
  readonly type: FieldType;
}

const text: FieldType = { kind: 'text' };
const required: FieldType = { kind: 'requiredText' };
const many = (table: Referred): FieldType => ({ kind: 'many', table });
const one = (table: Referred): FieldType => ({ kind: 'one', table });

const FIELDS: Record<EditedTable, Readonly<Record<string, FieldSpec>>> = {
  releases: {
    key: { field: 'key', type: required },
    name: { field: 'name', type: required },
    type: { field: 'typeId', type: { kind: 'requiredOne', table: 'release-types' } },
    status: { field: 'statusId', type: { kind: 'status' } },
    services: { field: 'serviceIds', type: many('services') },
    teams: { field: 'teamIds', type: many('teams') },
    owner: { field: 'ownerId', type: one('people') },
    startdate: { field: 'startDate', type: { kind: 'date' } },
    releasedate: { field: 'releaseDate', type: { kind: 'date' } },
    dependson: { field: 'dependsOn', type: many('releases') },
    labels: { field: 'labels', type: { kind: 'list' } },
    notes: { field: 'notes', type: text },
  },
  services: {
    key: { field: 'key', type: required },
    name: { field: 'name', type: required },
    team: { field: 'teamId', type: one('teams') },
    type: { field: 'type', type: text },
    criticality: { field: 'criticality', type: { kind: 'criticality' } },
    dependson: { field: 'dependsOn', type: many('services') },
    description: { field: 'description', type: text },
  },
  environments: {
    name: { field: 'name', type: required },
    purpose: { field: 'purposeId', type: { kind: 'requiredOne', table: 'environment-purposes' } },
    services: { field: 'serviceIds', type: many('services') },
    owner: { field: 'ownerId', type: one('people') },
    team: { field: 'teamId', type: one('teams') },
    sharing: { field: 'sharing', type: { kind: 'sharing' } },
    capacity: { field: 'capacity', type: { kind: 'number', least: 1, whole: true, orNone: false } },
    costperday: { field: 'costPerDay', type: { kind: 'number', least: 0, whole: false, orNone: true } },
    notes: { field: 'notes', type: text },
    archived: { field: 'archived', type: { kind: 'flag' } },
  },
  events: {
    title: { field: 'title', type: required },
    kind: { field: 'kindId', type: { kind: 'requiredOne', table: 'event-kinds' } },
    status: { field: 'status', type: { kind: 'eventStatus' } },
    start: { field: 'start', type: { kind: 'when' } },
    end: { field: 'end', type: { kind: 'when' } },
    zone: { field: 'zone', type: { kind: 'when' } },
    services: { field: 'serviceIds', type: many('services') },
    teams: { field: 'teamIds', type: many('teams') },
    owner: { field: 'ownerId', type: one('people') },
    location: { field: 'location', type: text },
    url: { field: 'url', type: text },
    categories: { field: 'categories', type: { kind: 'list' } },
    description: { field: 'description', type: text },
  },
};

/** `releaseDate`, `release-date`, `Release date` and the record's own `serviceIds` all name one field. */
export function fieldOf(table: EditedTable, word: string): FieldSpec | null {
  const wanted = plain(word);
  const specs = FIELDS[table];
  if (Object.hasOwn(specs, wanted)) return specs[wanted] ?? null;
  return Object.values(specs).find(({ field }) => plain(field) === wanted) ?? null;
}

export function knownFields(table: EditedTable): string[] {
  return Object.entries(FIELDS[table]).map(([word, { field, type }]) =>
    'table' in type || type.kind === 'status' ? word : field,
  );
}

export const plain = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, '');
