import type { Environment } from '../../../model/environment.ts';
import type { Gate } from '../../../model/gate.ts';
import type { Phase } from '../../../model/phase.ts';
import type { Release } from '../../../model/release.ts';
import type { Id } from '../../../model/schema.ts';
import type { Finding, Severity } from '../conflict.ts';
import type { Context } from '../context.ts';
import type { BookingFact, ChangeFact, DeploymentFact, EventFact } from '../facts.ts';
import type { Interval } from '../intervals.ts';
import type { WorkingTime } from '../../working-time.ts';

/** Figures of a rule by name, as the workspace has tuned them. */
export type Tune<Key extends string = string> = Readonly<Record<Key, number>>;

/** An environment and everything that takes room in it, in order of start. */
export interface EnvironmentSubject {
  readonly environment: Environment;
  readonly bookings: readonly BookingFact[];
}

export type EventsAround = (meaning: EventFact['meaning'], span: Interval) => readonly EventFact[];

/** An open deployment and what stands on the calendar around it. */
export interface DeploymentSubject {
  readonly deployment: DeploymentFact;
  readonly events: EventsAround;
  /** Other open deployments. */
  readonly deployments: (span: Interval) => readonly DeploymentFact[];
}

/** An open change that has a time, and what stands on the calendar around it. */
export interface ChangeSubject {
  readonly change: ChangeFact;
  readonly events: EventsAround;
  /** Other open changes. */
  readonly changes: (span: Interval) => readonly ChangeFact[];
}

/** A release with all that belongs to it. Done and cancelled ones are handed over too. */
export interface ReleaseSubject {
  readonly release: Release;
  readonly phases: readonly Phase[];
  readonly gates: readonly Gate[];
  readonly deployments: readonly DeploymentFact[];
  /** The releases it depends on, as far as they are known. */
  readonly needs: readonly Omit<ReleaseSubject, 'needs' | 'works'>[];
  /** Whether a day (by number) is a working day, holidays of everybody considered. */
  readonly works: WorkingTime;
}

/** A person and the releases they lead. */
export interface LeadSubject {
  readonly personId: Id;
  readonly releases: readonly { readonly release: Release; readonly phases: readonly Phase[] }[];
}

export interface Subjects {
  readonly environment: EnvironmentSubject;
  readonly deployment: DeploymentSubject;
  readonly release: ReleaseSubject;
  readonly lead: LeadSubject;
  readonly change: ChangeSubject;
}
export type Scope = keyof Subjects;

/**
 * One rule. It is asked about one subject at a time and answers from what it is handed alone, so that
 * an edit asks again only about the subjects it touches.
 */
export interface Rule<S extends Scope = Scope> {
  readonly scope: S;
  readonly severity: Severity;
  /** Figures that may be tuned, with what they are where nothing is said. A flag is 0 or 1. */
  readonly tune: Tune;
  /** Among `tune`, those that are flags. */
  readonly flags: readonly string[];
  /** No other time would help. */
  readonly isTimeless: boolean;
  readonly find: (subject: Subjects[S], tune: Tune, context: Context) => Finding[];
}

interface Asked<S extends Scope, Key extends string> {
  readonly scope: S;
  readonly severity: Severity;
  readonly tune: Tune<Key>;
  readonly flags?: readonly NoInfer<Key>[];
  readonly isTimeless?: boolean;
  readonly find: (subject: Subjects[S], tune: Tune<NoInfer<Key>>, context: Context) => Finding[];
}

/** Keeps the names of the figures together with their use. */
export function rule<S extends Scope, Key extends string>(asked: Asked<S, Key>): Rule<S> {
  const { scope, severity, tune, flags = [], isTimeless = false, find } = asked;
  // Figures always come whole: defaults first, the workspace's over them (`tuneOf`).
  return {
    scope,
    severity,
    tune,
    flags,
    isTimeless,
    find: (subject, given, context) => find(subject, given, context),
  };
}
