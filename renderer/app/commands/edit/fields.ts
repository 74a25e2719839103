import type { EditedTable } from './kinds.ts';

/** How a field's text becomes its value. */
export type FieldType =
  | {
      readonly kind: 'text' | 'requiredText' | 'date' | 'list' | 'criticality' | 'eventStatus' | 'sharing' | 'flag';
    }
  /** By the transitions that are allowed; nothing else sets it. */
  | { readonly kind: 'status'; readonly of: 'releases' | 'changes' }
  /** A number from `least` on, up to `most`; a whole one where `whole`, none at all where `orNone`. */
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most?: number;
      readonly whole: boolean;
      readonly orNone: boolean;
    }
  /** Part of the time of an event or a change; only all parts together have a meaning. */
  | { readonly kind: 'when' }
  /** Named by key, name, title or id. */
  | { readonly kind: 'one' | 'requiredOne' | 'many'; readonly table: Referred };

export type Referred =
  | 'release-types'
  | 'event-kinds'
  | 'change-types'
  | 'environment-purposes'
  | 'people'
  | 'teams'
  | 'services'
  | 'releases';

export interface FieldSpec {
  /** Field of the record; of a time the part of it. */
  readonly field: string;
  readonly type: FieldType;
}

const text: FieldType = { kind: 'text' };
const required: FieldType = { kind: 'requiredText' };
const many = (table: Referred): FieldType => ({ kind: 'many', table });
const one = (table: Referred): FieldType => ({ kind: 'one', table });

const minutes: FieldType = { kind: 'number', least: 0, most: 10_000_000, whole: true, orNone: true };
const amount: FieldType = { kind: 'number', least: 0, most: 1e12, whole: false, orNone: true };

const FIELDS: Record<EditedTable, Readonly<Record<string, FieldSpec>>> = {
  releases: {
    key: { field: 'key', type: required },
    name: { field: 'name', type: required },
    type: { field: 'typeId', type: { kind: 'requiredOne', table: 'release-types' } },
    status: { field: 'statusId', type: { kind: 'status', of: 'releases' } },
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
  // What is answered for by name is not here: approvals, answers about risk, signed tests, reviews.
  changes: {
    key: { field: 'key', type: required },
    externalid: { field: 'externalId', type: text },
    title: { field: 'title', type: required },
    type: { field: 'typeId', type: { kind: 'requiredOne', table: 'change-types' } },
    status: { field: 'statusId', type: { kind: 'status', of: 'changes' } },
    category: { field: 'category', type: text },
    priority: { field: 'priority', type: { kind: 'criticality' } },
    impact: { field: 'impact', type: { kind: 'number', least: 1, most: 3, whole: true, orNone: true } },
    release: { field: 'releaseId', type: one('releases') },
    services: { field: 'serviceIds', type: many('services') },
    environments: { field: 'environments', type: { kind: 'list' } },
    teams: { field: 'teamIds', type: many('teams') },
    requester: { field: 'requesterId', type: one('people') },
    owner: { field: 'ownerId', type: one('people') },
    implementer: { field: 'implementerId', type: one('people') },
    start: { field: 'start', type: { kind: 'when' } },
    end: { field: 'end', type: { kind: 'when' } },
    zone: { field: 'zone', type: { kind: 'when' } },
    reason: { field: 'reason', type: text },
    benefit: { field: 'benefit', type: text },
    effectofnotdoing: { field: 'effectOfNotDoing', type: text },
    risks: { field: 'risks', type: text },
    resources: { field: 'resources', type: text },
    relationship: { field: 'relationship', type: text },
    outageminutes: { field: 'outageMinutes', type: minutes },
    implementationplan: { field: 'implementationPlan', type: text },
    testplan: { field: 'testPlan', type: text },
    backoutplan: { field: 'backOutPlan', type: text },
    backoutowner: { field: 'backOutOwnerId', type: one('people') },
    backoutminutes: { field: 'backOutMinutes', type: minutes },
    backoutrestores: { field: 'backOutRestores', type: text },
    communicationsplan: { field: 'communicationsPlan', type: text },
    trainingplan: { field: 'trainingPlan', type: text },
    servicedeskready: { field: 'serviceDeskReady', type: { kind: 'flag' } },
    servicedesknote: { field: 'serviceDeskNote', type: text },
    costestimated: { field: 'costEstimated', type: amount },
    costactual: { field: 'costActual', type: amount },
    effortestimated: { field: 'effortEstimated', type: amount },
    effortactual: { field: 'effortActual', type: amount },
    placeholder: { field: 'placeholder', type: { kind: 'flag' } },
    firmby: { field: 'firmBy', type: { kind: 'date' } },
    labels: { field: 'labels', type: { kind: 'list' } },
    notes: { field: 'notes', type: text },
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
