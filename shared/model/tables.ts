import type { z } from 'zod';
import { Action, Board, Meeting } from './board.ts';
import { Booking } from './booking.ts';
import { Approval, ChangeRequest } from './change.ts';
import {
  ChangeType,
  EnvironmentPurpose,
  EventKind,
  GateType,
  PhaseType,
  ReleaseType,
  RiskQuestion,
  Settings,
  Status,
} from './configuration.ts';
import { Connection } from './connection.ts';
import { CustomField } from './custom-field.ts';
import { Deployment } from './deployment.ts';
import { Environment, EnvironmentVersion } from './environment.ts';
import { Event } from './event.ts';
import { Gate } from './gate.ts';
import { ImportLink, ImportSource, Publication } from './import-link.ts';
import { Person, Team } from './people.ts';
import { Phase } from './phase.ts';
import { Release } from './release.ts';
import { SavedView } from './saved-view.ts';
import { Service } from './service.ts';
import { StandingChange } from './standing-change.ts';
import { SyncConflict } from './sync-conflict.ts';
import { SyncLink } from './sync-link.ts';
import { SyncOperation } from './sync-operation.ts';
import { SyncCursor, SyncRun } from './sync-run.ts';
import { Complaint, Incident, KnownError, Support, SupportDay, SupportItem, SupportTemplate } from './support.ts';
import { ReleaseTemplate, Train, TrainLink } from './train.ts';
import { Waiver } from './waiver.ts';
import { WorkItem } from './work-item.ts';

/**
 * Every kind of record a workspace holds, by table name. The names are the ones of the command line
 * and of the parts in a workspace file. The journal is not among them: it is written by `commit` alone.
 */
export const TABLES = {
  releases: Release,
  phases: Phase,
  gates: Gate,
  deployments: Deployment,
  services: Service,
  environments: Environment,
  'environment-versions': EnvironmentVersion,
  bookings: Booking,
  events: Event,
  people: Person,
  teams: Team,
  'release-types': ReleaseType,
  'phase-types': PhaseType,
  'gate-types': GateType,
  'event-kinds': EventKind,
  'environment-purposes': EnvironmentPurpose,
  statuses: Status,
  'custom-fields': CustomField,
  settings: Settings,
  'import-sources': ImportSource,
  'import-links': ImportLink,
  publications: Publication,
  'release-templates': ReleaseTemplate,
  trains: Train,
  'train-links': TrainLink,
  waivers: Waiver,
  'saved-views': SavedView,
  changes: ChangeRequest,
  approvals: Approval,
  'change-types': ChangeType,
  'risk-questions': RiskQuestion,
  'standing-changes': StandingChange,
  boards: Board,
  meetings: Meeting,
  actions: Action,
  supports: Support,
  'support-items': SupportItem,
  'support-days': SupportDay,
  'support-templates': SupportTemplate,
  complaints: Complaint,
  'known-errors': KnownError,
  incidents: Incident,
  'work-items': WorkItem,
  connections: Connection,
  links: SyncLink,
  'sync-conflicts': SyncConflict,
  operations: SyncOperation,
  runs: SyncRun,
  cursors: SyncCursor,
} as const;

export type TableName = keyof typeof TABLES;
export type RecordOf<T extends TableName> = z.infer<(typeof TABLES)[T]>;
export type AnyRecord = { [T in TableName]: RecordOf<T> }[TableName];

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** Tables whose records stand on the calendar and carry time keys in the database. */
export const TIMED_TABLES = [
  'releases',
  'phases',
  'gates',
  'deployments',
  'bookings',
  'events',
  'changes',
] as const satisfies readonly TableName[];
export type TimedTable = (typeof TIMED_TABLES)[number];

/**
 * What synchronising remembers of the other side. It changes with every run, says nothing that was planned, and
 * can be read anew: a run's own writes to it stand in no journal. What a person does to it (taking apart a link,
 * holding a field back) does.
 */
export const STATE_TABLES: ReadonlySet<TableName> = new Set(['links', 'runs', 'cursors']);

/**
 * Version of everything above together. Raised with every release that adds to it; every released
 * version stays as a frozen fixture that must still open (DESIGN "Data" 7).
 */
export const SCHEMA_VERSION = 4;
