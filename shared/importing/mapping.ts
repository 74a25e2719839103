import { z } from 'zod';
import { EventMeaning } from '../model/configuration.ts';
import { CustomFieldType } from '../model/custom-field.ts';
import { ImportedTable } from '../model/import-link.ts';
import { Id, openObject } from '../model/schema.ts';
import type { Encoding } from './decode.ts';

/**
 * How a table came: as text, as a workbook's sheet, pasted. Sources of one kind are not mistaken for those
 * of another. What is pasted is no delivery of a file: it is found again by nothing but its keys.
 */
export const TABLE_FORMATS = ['csv', 'xlsx', 'paste'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Tables a file may fill. */
export const IMPORT_TABLES = ImportedTable.options;
export type ImportTable = (typeof IMPORT_TABLES)[number];

/** Field by which people tell records apart; rows of the other tables are known by their key columns alone. */
export const KEY_FIELDS: Readonly<Partial<Record<ImportTable, string>>> = {
  releases: 'key',
  services: 'key',
  environments: 'name',
  changes: 'key',
  incidents: 'key',
};

/** Tables whose rows belong to the early life support of a release; where none is named, to that of the file. */
export const SUPPORT_TABLES = ['incidents', 'complaints'] as const satisfies readonly ImportTable[];
export type SupportTable = (typeof SUPPORT_TABLES)[number];
export const isOfSupport = (table: string | undefined): table is SupportTable =>
  SUPPORT_TABLES.some((one) => one === table);

/** Tables whose records hold fields of the workspace's own. */
export const takesCustomFields = (table: ImportTable): boolean => !isOfSupport(table);

/**
 * Record fields a column may fill, per table, in the order offered. `key` of an event, a booking or a complaint names
 * its row only. Of a change what it is asked for, never what became of it: its state, answers about risk, test
 * results, approvals and outcome are given here, by somebody.
 */
export const TARGET_FIELDS = {
  releases: [
    'key',
    'name',
    'type',
    'status',
    'startDate',
    'releaseDate',
    'services',
    'teams',
    'owner',
    'dependsOn',
    'labels',
    'notes',
  ],
  services: ['key', 'name', 'team', 'type', 'criticality', 'dependsOn', 'description'],
  environments: ['name', 'purpose', 'services', 'owner', 'team', 'sharing', 'capacity', 'costPerDay', 'notes'],
  bookings: [
    'key',
    'environment',
    'release',
    'purpose',
    'for',
    'start',
    'startTime',
    'end',
    'endTime',
    'zone',
    'units',
    'requester',
    'approval',
    'services',
    'teams',
    'notes',
  ],
  events: [
    'key',
    'title',
    'kind',
    'start',
    'startTime',
    'end',
    'endTime',
    'zone',
    'status',
    'services',
    'teams',
    'owner',
    'location',
    'url',
    'categories',
    'description',
  ],
  changes: [
    'key',
    'externalId',
    'title',
    'type',
    'category',
    'priority',
    'impact',
    'release',
    'services',
    'environments',
    'teams',
    'requester',
    'owner',
    'implementer',
    'reason',
    'benefit',
    'effectOfNotDoing',
    'risks',
    'start',
    'startTime',
    'end',
    'endTime',
    'zone',
    'outageMinutes',
    'implementationPlan',
    'testPlan',
    'backOutPlan',
    'backOutMinutes',
    'backOutRestores',
    'communicationsPlan',
    'costEstimated',
    'effortEstimated',
    'labels',
    'notes',
  ],
  incidents: [
    'key',
    'title',
    'priority',
    'openedAt',
    'resolvedAt',
    'resolvedBy',
    'release',
    'services',
    'knownError',
    'notes',
  ],
  complaints: ['key', 'day', 'who', 'channel', 'theme', 'text', 'reply', 'repliedBy', 'closedOn', 'release'],
} as const;
export type TargetField = (typeof TARGET_FIELDS)[ImportTable][number];

/** Fields without which no record of a table can be made; one of each list is enough. */
export const REQUIRED_FIELDS: Readonly<Record<ImportTable, readonly (readonly TargetField[])[]>> = {
  releases: [['key', 'name']],
  services: [['key', 'name']],
  environments: [['name']],
  bookings: [['environment'], ['start']],
  events: [['title'], ['start']],
  changes: [['key', 'title']],
  incidents: [['key', 'title'], ['openedAt']],
  complaints: [['day'], ['who', 'theme', 'text']],
};

export const ColumnTarget = z.discriminatedUnion('to', [
  openObject({ to: z.literal('field'), field: z.string() }),
  /** `fieldId` null: a custom field of this name is found or created. */
  openObject({
    to: z.literal('custom'),
    fieldId: Id.nullable(),
    name: z.string().min(1).max(200),
    type: CustomFieldType,
  }),
  openObject({ to: z.literal('nothing') }),
]);
export type ColumnTarget = z.infer<typeof ColumnTarget>;

export const ColumnMapping = openObject({
  header: z.string(),
  target: ColumnTarget,
  /** Of a column of dates like 03/04/2026. */
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** Which kind an event becomes: by its row, else by its category or kind text, else by what it seems to be. */
export const KindChoices = openObject({
  byMeaning: z.partialRecord(EventMeaning, Id).default({}),
  byText: z.record(z.string(), Id).default({}),
  byRow: z.record(z.string(), Id).default({}),
});
export type KindChoices = z.infer<typeof KindChoices>;

const noKinds = (): KindChoices => ({ byMeaning: {}, byText: {}, byRow: {} });

export const TableMapping = openObject({
  format: z.enum(TABLE_FORMATS),
  /** Raised when what is stored changes its meaning. */
  version: z.literal(1),
  table: z.enum(IMPORT_TABLES),
  columns: z.array(ColumnMapping),
  /** Headers whose values together tell rows apart and find them again. Empty: the name or title does. */
  keyColumns: z.array(z.string()),
  /** Type and status of releases where the file gives none; null takes the workspace's first. */
  typeId: Id.nullable(),
  statusId: Id.nullable(),
  kinds: KindChoices.default(noKinds),
  /** Release of incidents and complaints whose row names none. */
  releaseId: Id.nullable().optional(),
  /** Of a sheet: rows that are hidden in it stay out. */
  leaveHidden: z.boolean().optional(),
});
export type TableMapping = z.infer<typeof TableMapping>;

export const CalendarMapping = openObject({
  format: z.literal('ics'),
  version: z.literal(1),
  table: z.literal('events'),
  kinds: KindChoices.default(noKinds),
});
export type CalendarMapping = z.infer<typeof CalendarMapping>;

export const Mapping = z.discriminatedUnion('format', [TableMapping, CalendarMapping]);
/** How a file's columns and kinds become records; kept with its source (`ImportSource.mapping`). */
export type Mapping = z.infer<typeof Mapping>;

/** How bytes are to be read, where the person knows better than the sniffing. */
export interface ReadOptions {
  readonly encoding?: Encoding;
  readonly separator?: string;
  /** The sheet of a workbook, by name; refused where there is none. */
  readonly sheet?: string | undefined;
  /** The sheet read last time: taken if it is still there. */
  readonly lastSheet?: string | undefined;
  /** Leaves out rows that are hidden in the sheet. */
  readonly leaveHidden?: boolean | undefined;
  /** The bytes are cells from the clipboard, in UTF-8. */
  readonly isPasted?: boolean | undefined;
  /** Of pasted cells: whether the first row names the columns, where that can't be left to guessing. */
  readonly hasHeader?: boolean | undefined;
}
