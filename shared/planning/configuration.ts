import type { ReleaseStanding } from '../change/approval.ts';
import type { Board } from '../model/board.ts';
import type {
  ChangeType,
  EnvironmentPurpose,
  EventKind,
  GateType,
  PhaseType,
  ReleaseType,
  RiskQuestion,
  Settings,
  Status,
} from '../model/configuration.ts';
import type { CustomField } from '../model/custom-field.ts';
import type { Environment } from '../model/environment.ts';
import type { Person, Team } from '../model/people.ts';
import type { Service } from '../model/service.ts';
import type { Id } from '../model/schema.ts';
import type { Appearance } from '../model/appearance.ts';

/** What a workspace says about how it plans, looked up by id. Small, and read as a whole. */
export interface Configuration {
  readonly settings: Settings;
  readonly releaseTypes: ReadonlyMap<Id, ReleaseType>;
  readonly phaseTypes: ReadonlyMap<Id, PhaseType>;
  readonly gateTypes: ReadonlyMap<Id, GateType>;
  readonly eventKinds: ReadonlyMap<Id, EventKind>;
  readonly statuses: ReadonlyMap<Id, Status>;
  readonly customFields: ReadonlyMap<Id, CustomField>;
  readonly people: ReadonlyMap<Id, Person>;
  readonly teams: ReadonlyMap<Id, Team>;
  readonly services: ReadonlyMap<Id, Service>;
  readonly environments: ReadonlyMap<Id, Environment>;
  readonly environmentPurposes: ReadonlyMap<Id, EnvironmentPurpose>;
  readonly changeTypes: ReadonlyMap<Id, ChangeType>;
  readonly riskQuestions: ReadonlyMap<Id, RiskQuestion>;
  readonly boards: ReadonlyMap<Id, Board>;
  /** Releases with changes that need approval: how these stand. Derived from changes and approvals, never written. */
  readonly standings: ReadonlyMap<Id, ReleaseStanding>;
}

/** Appearance of any kind of release, phase, gate or event; null for an id nobody knows any more. */
export function appearanceOf(configuration: Configuration, styleId: Id): Appearance | null {
  const { releaseTypes, eventKinds, phaseTypes, gateTypes, changeTypes } = configuration;
  const kind =
    releaseTypes.get(styleId) ??
    eventKinds.get(styleId) ??
    phaseTypes.get(styleId) ??
    gateTypes.get(styleId) ??
    changeTypes.get(styleId);
  return kind?.appearance ?? null;
}
