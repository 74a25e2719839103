import { LIMITS } from '../../limits.ts';
import type { Id } from '../../model/schema.ts';
import type { RecordOf } from '../../model/tables.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Configuration } from '../configuration.ts';
import { conflictOf, type Conflict, type Ref } from './conflict.ts';
import { contextOf, type Context } from './context.ts';
import { Dirty, SCOPES } from './dirty.ts';
import type { Interval } from './intervals.ts';
import { PlanState } from './plan-state.ts';
import type { PlanRecord, PlanTable } from './records.ts';
import { rulesInForce, type RuleInForce } from './rules/index.ts';
import type { Scope, Subjects } from './rules/rule.ts';

/** What would be different if records were as asked. */
export interface WhatIf {
  /** Conflicts there are not now. */
  readonly appearing: readonly Conflict[];
  readonly gone: readonly Conflict[];
  /** Conflicts there are now too, as they would be, where they would rest on other facts. */
  readonly changing: readonly Conflict[];
  /** All that these records would be in, those they are in already included. */
  readonly of: (ref: Ref) => readonly Conflict[];
}

type Rules = { readonly [S in Scope]: readonly RuleInForce<S>[] };

const NONE: readonly Conflict[] = [];

/**
 * All conflicts of a plan, kept true record by record. It holds what the rules look at by subject
 * (environment, deployment, release, lead, change); a changed record makes only those subjects be asked about
 * again whose answer it could change. Free of I/O and of a clock: `today` is handed over.
 */
export class ConflictEngine {
  private readonly state: PlanState;
  private readonly rules: Rules;
  private readonly found: Record<Scope, Map<Id, readonly Conflict[]>> = emptyFound();
  /** Subjects left alone as long as there are more conflicts than are told. */
  private readonly waiting = new Dirty();
  private count = 0;
  private listed: readonly Conflict[] | null = null;
  private byRef: Map<Ref, Conflict[]> | null = null;

  constructor(configuration: Configuration, today: PlainDate) {
    this.state = new PlanState(contextOf(configuration, today));
    this.rules = rulesOf(configuration);
  }

  get context(): Context {
    return this.state.context;
  }

  /** Whether a day (by number) is a working day, holidays of everybody considered. */
  readonly works = (day: number): boolean => this.state.works(day);

  /** Windows within a stretch of time that concern a deployment or a change. */
  windowsFor(table: 'deployments' | 'changes', id: Id, span: Interval): readonly Interval[] {
    return this.state.windowsFor(table, id, span);
  }

  /** Takes records as they are now; those that are gone as null. Nothing is checked before it is asked for. */
  put(records: Iterable<PlanRecord>): void {
    for (const record of records) this.state.put(record);
  }

  /** Every record held, to be put into an engine of another day or configuration. */
  records(): Iterable<PlanRecord> {
    return this.state.records();
  }

  /** A record as it is held: without its notes. Null where there is none. */
  record<T extends PlanTable>(table: T, id: Id): RecordOf<T> | null {
    return this.state.get({ table, id, record: null }) as RecordOf<T> | null;
  }

  /** Phases, gates, deployments, bookings and changes of a release. */
  parts(releaseId: Id): readonly PlanRecord[] {
    return [...this.state.parts(releaseId)];
  }

  /** Whether every subject has been looked at; false where there are more conflicts than are told. */
  get isWhole(): boolean {
    return this.waiting.size === 0;
  }

  /** Checks up to `most` subjects; answers whether some are left. For callers who must not hold up others. */
  check(most: number): boolean {
    const { dirty } = this.state;
    for (const [scope, id] of dirty.take(most)) {
      if (this.count >= LIMITS.conflicts && !this.found[scope].has(id)) this.waiting[scope].add(id);
      else this.store(scope, id, this.ask(scope, id));
    }
    if (!this.isWhole && this.count < LIMITS.conflicts) {
      for (const scope of SCOPES) {
        for (const id of this.waiting[scope]) dirty[scope].add(id);
        this.waiting[scope].clear();
      }
    }
    return dirty.size > 0;
  }

  /** Every conflict there is, in no particular order. The same array until something changes. */
  all(): readonly Conflict[] {
    this.settle();
    this.listed ??= SCOPES.flatMap((scope) => [...this.found[scope].values()].flat());
    return this.listed;
  }

  /** Those a record, or an occurrence, is in. */
  of(ref: Ref): readonly Conflict[] {
    const all = this.all();
    this.byRef ??= indexed(all);
    return this.byRef.get(ref) ?? NONE;
  }

  /** What would be if these records were so. The engine stays as it is. */
  whatIf(records: readonly PlanRecord[]): WhatIf {
    this.settle();
    const before = records.map((one) => ({ ...one, record: this.state.get(one) }) as PlanRecord);
    this.put(records);
    const asked = this.state.dirty.take(Number.POSITIVE_INFINITY);
    const after = asked.map(([scope, id]) => ({ scope, id, conflicts: this.ask(scope, id) }));
    // Backwards: of a record named twice the first is what it was.
    this.put(before.reverse());
    this.state.dirty.take(Number.POSITIVE_INFINITY);
    const was = after.flatMap(({ scope, id }) => this.found[scope].get(id) ?? NONE);
    const is = after.flatMap(({ conflicts }) => conflicts);
    const wasFacts = new Map(was.map(({ id, facts }) => [id, facts]));
    const isIds = new Set(is.map(({ id }) => id));
    return {
      appearing: is.filter(({ id }) => !wasFacts.has(id)),
      gone: was.filter(({ id }) => !isIds.has(id)),
      changing: is.filter(({ id, facts }) => wasFacts.has(id) && wasFacts.get(id) !== facts),
      of: (ref) => {
        const untouched = this.of(ref).filter((conflict) => !was.includes(conflict));
        return [...untouched, ...is.filter((conflict) => conflict.records.includes(ref))];
      },
    };
  }

  private ask<S extends Scope>(scope: S, id: Id): readonly Conflict[] {
    const subject: Subjects[S] | null = this.state.subject(scope, id);
    if (subject === null) return NONE;
    const { context } = this.state;
    let conflicts: Conflict[] | null = null;
    for (const { name, rule, tune } of this.rules[scope]) {
      for (const finding of rule.find(subject, tune, context)) {
        if (finding.overlap !== null && finding.overlap.end <= context.pastUntil) continue;
        (conflicts ??= []).push(conflictOf(name, rule.severity, finding));
      }
    }
    return conflicts ?? NONE;
  }

  private settle(): void {
    while (this.check(Number.POSITIVE_INFINITY));
  }

  private store(scope: Scope, id: Id, conflicts: readonly Conflict[]): void {
    const before = this.found[scope].get(id);
    if (before === undefined && conflicts.length === 0) return;
    this.count += conflicts.length - (before?.length ?? 0);
    if (conflicts.length === 0) this.found[scope].delete(id);
    else this.found[scope].set(id, conflicts);
    this.listed = null;
    this.byRef = null;
  }
}

function emptyFound(): Record<Scope, Map<Id, readonly Conflict[]>> {
  return { environment: new Map(), deployment: new Map(), release: new Map(), lead: new Map(), change: new Map() };
}

function rulesOf({ settings }: Configuration): Rules {
  return {
    environment: rulesInForce('environment', settings),
    deployment: rulesInForce('deployment', settings),
    release: rulesInForce('release', settings),
    lead: rulesInForce('lead', settings),
    change: rulesInForce('change', settings),
  };
}

function indexed(conflicts: readonly Conflict[]): Map<Ref, Conflict[]> {
  const byRef = new Map<Ref, Conflict[]>();
  for (const conflict of conflicts) {
    for (const ref of conflict.records) {
      const list = byRef.get(ref);
      if (list === undefined) byRef.set(ref, [conflict]);
      else list.push(conflict);
    }
  }
  return byRef;
}
