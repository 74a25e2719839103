import { dequal } from 'dequal';
import { SlipwayError } from '../errors.ts';
import { approvalsFor } from '../change/approval.ts';
import { changeKeys } from '../change/new-change.ts';
import type { ImportLink } from '../model/import-link.ts';
import type { Id } from '../model/schema.ts';
import type { Change } from '../model/journal.ts';
import { TABLES, type RecordOf } from '../model/tables.ts';
import { customIdOf, type Candidate, type Imported } from './candidate.ts';
import { newRecordDefaults } from './defaults.ts';
import { KEY_FIELDS, takesCustomFields, type ImportTable, type Mapping } from './mapping.ts';
import { mergeRow, type ReadTheirs } from './merge.ts';
import { remember, saysTheSame, type Theirs } from './merge-fields.ts';
import { Numbered } from './numbered.ts';
import type { Existing, PlanContext, PlannedCreate, PlannedMerge, PlannedRemoved } from './plan-types.ts';
import { RowProblem, type Notes, type Problem } from './problem.ts';
import { noProgress } from './progress.ts';
import { withFields } from './record-fields.ts';
import { Resolver } from './resolve.ts';

interface Planned {
  readonly creates: PlannedCreate[];
  readonly updates: PlannedMerge[];
  readonly unchanged: PlannedMerge[];
  readonly removed: PlannedRemoved[];
  readonly made: Resolver['made'];
}

const lower = (text: string): string => text.toLocaleLowerCase('en');

/** Turns candidates into what would be created, changed or asked; one is made for one plan. */
export class Planner {
  readonly #links: ReadonlyMap<string, ImportLink>;
  readonly #records: ReadonlyMap<Id, Imported>;
  readonly #ids = new Map<string, Id>();
  readonly #keys = new Numbered();
  readonly #resolver: Resolver;
  readonly #defaults: object;
  readonly #nextChangeKey: () => string;
  readonly table: ImportTable;

  constructor(
    mapping: Mapping,
    readonly candidates: readonly Candidate[],
    readonly existing: Existing,
    readonly context: PlanContext,
    readonly notes: Notes,
    readonly problems: Problem[],
  ) {
    this.table = mapping.table;
    this.#defaults = newRecordDefaults(mapping, existing.configuration)[mapping.table];
    this.#links = new Map(existing.links.map((link) => [link.rowKey, link]));
    this.#records = new Map(existing.records.map((record) => [record.id, record]));
    const byKey = this.#assignIds();
    const keys = [...existing.records.map((one) => this.#keyOf(one)), ...candidates.map((one) => this.#wantedKey(one))];
    this.#nextChangeKey = changeKeys(
      existing.configuration.settings.changePrefix,
      keys.filter((key) => key !== null),
    );
    this.#resolver = new Resolver(existing.configuration, context.nextId, { table: this.table, byKey });
  }

  /** Every row's record id before any is planned: rows refer to each other. By lower-case key. */
  #assignIds(): Map<string, Id> {
    const byKey = new Map<string, Id>();
    for (const record of this.existing.records) {
      const key = this.#keyOf(record);
      if (key === null) continue;
      byKey.set(lower(key), record.id);
      this.#keys.take(key);
    }
    const linked = new Set(this.existing.links.map((link) => link.recordId));
    for (const candidate of this.candidates) {
      const link = this.#links.get(candidate.rowKey);
      const key = this.#wantedKey(candidate);
      const same = key === null ? undefined : byKey.get(lower(key));
      // A record of that key is the same thing, unless another row already stands for it.
      const adopted = same !== undefined && this.#records.has(same) && !linked.has(same) ? same : undefined;
      const id = link?.recordId ?? adopted ?? this.context.nextId();
      if (adopted !== undefined) linked.add(adopted);
      this.#ids.set(candidate.rowKey, id);
      if (key !== null && !byKey.has(lower(key))) byKey.set(lower(key), id);
    }
    return byKey;
  }

  plan(): Planned {
    const planned: Planned = { creates: [], updates: [], unchanged: [], removed: [], made: this.#resolver.made };
    const progress = this.context.progress ?? noProgress;
    this.candidates.forEach((candidate, index) => {
      if (index % 256 === 0) progress('planning', index, this.candidates.length);
      try {
        this.#planRow(candidate, planned);
      } catch (error) {
        if (!(error instanceof RowProblem)) throw error;
        this.problems.push(error.at(candidate.line));
      }
    });
    return planned;
  }

  #planRow(candidate: Candidate, planned: Planned): void {
    const recordId = this.#ids.get(candidate.rowKey) as Id;
    const link = this.#links.get(candidate.rowKey) ?? null;
    const current = this.#records.get(recordId);
    if (current === undefined) {
      const create = this.#create(candidate, recordId);
      if (link === null) planned.creates.push(create);
      else planned.removed.push({ ...create, link, changed: !dequal(create.base, link.base) });
      return;
    }
    const merge = mergeRow(candidate, current, link, recordId, this.#theirs(recordId), this.#isHeld(current));
    assertSound(this.table, withFields(current, merge.fields));
    const quiet = Object.keys(merge.fields).length === 0 && merge.conflicts.length === 0;
    (quiet ? planned.unchanged : planned.updates).push(merge);
  }

  #create(candidate: Candidate, id: Id): PlannedCreate {
    const { rowKey, line, label } = candidate;
    const values: Record<string, unknown> = {};
    const custom: Record<string, unknown> = {};
    const base: Record<string, unknown> = {};
    const theirs = this.#theirs(id);
    for (const field of Object.keys(candidate.fields)) {
      const read = theirs(candidate, field);
      const { value } = read;
      remember(base, field, read);
      const customId = customIdOf(field);
      if (customId === null) values[field] = value;
      else if (value !== null) custom[customId] = value;
    }
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    const splitFromId = candidate.splitFrom === null ? undefined : this.#ids.get(candidate.splitFrom);
    const split = splitFromId === undefined ? {} : { splitFromId };
    const own = takesCustomFields(this.table) ? { custom } : {};
    const numbered = this.table === 'changes' && given['key'] === undefined ? { key: this.#nextChangeKey() } : {};
    const whole = { id, ...this.#defaults, ...candidate.whenNew, ...numbered, ...given, ...split, ...own };
    const record = assertSound(this.table, whole);
    return { rowKey, line, label, recordId: id, record, along: this.#along(record), base };
  }

  /** A new change asks whom its type asks, as one that is made by hand does. */
  #along(record: Imported): Change[] {
    if (this.table !== 'changes') return [];
    const { id, typeId } = record as RecordOf<'changes'>;
    const { configuration } = this.existing;
    const type = configuration.changeTypes.get(typeId);
    if (type === undefined) return [];
    return approvalsFor(id, type, configuration, this.context.nextId).map((approval) => {
      return { op: 'create', table: 'approvals', record: approval };
    });
  }

  /** What was handed in is what others decide on: a file changes nothing of it unasked. */
  #isHeld(record: Imported): boolean {
    if (this.table !== 'changes') return false;
    return this.existing.configuration.statuses.get((record as RecordOf<'changes'>).statusId)?.stage !== 'new';
  }

  #theirs(recordId: Id): ReadTheirs {
    return (candidate, field): Theirs => {
      const value = candidate.fields[field];
      if (value === undefined) throw new SlipwayError('internal', { name: field });
      if ('ref' in value) return this.#reference(candidate, field, value);
      if (field !== KEY_FIELDS[this.table]) return { value: value.value };
      return { value: this.#uniqueKey(candidate, String(value.value), recordId), raw: value.value };
    };
  }

  #reference(
    candidate: Candidate,
    field: string,
    { ref, texts, many }: Extract<Candidate['fields'][string], { ref: unknown }>,
  ): Theirs {
    const ids = texts.flatMap((text) => {
      const id = this.#resolver.find(ref, text);
      if (id === null) this.notes.tell('referenceUnknown', { line: candidate.line, column: field, value: text }, text);
      return id === null ? [] : [id];
    });
    return { value: many ? ids : (ids[0] ?? null), raw: texts.join('\n') };
  }

  /** Two records of one key could not be told apart; the later one is numbered. */
  #uniqueKey(candidate: Candidate, wanted: string, recordId: Id): string {
    const current = this.#records.get(recordId);
    const field = KEY_FIELDS[this.table] ?? '';
    if (current !== undefined && lower(this.#keyOf(current) ?? '') === lower(wanted)) return wanted;
    const link = this.#links.get(candidate.rowKey);
    if (link !== undefined && current !== undefined && saysTheSame(link.base, field, { value: wanted, raw: wanted }))
      return String(link.base[field]);
    const key = this.#keys.unique(wanted, (count) => `${wanted} (${count})`);
    if (key !== wanted) this.notes.tell('keyTaken', { line: candidate.line, value: wanted, params: { key } }, wanted);
    return key;
  }

  /** What tells the record apart from others of its table; null where nothing does. */
  #keyOf(record: Imported): string | null {
    const key = (record as Record<string, unknown>)[KEY_FIELDS[this.table] ?? ''];
    return typeof key === 'string' && key !== '' ? key : null;
  }

  #wantedKey(candidate: Candidate): string | null {
    const key = candidate.fields[KEY_FIELDS[this.table] ?? ''];
    return key !== undefined && 'value' in key && typeof key.value === 'string' ? key.value : null;
  }
}

/** Nothing that could not be read back may get as far as the commit, where it would stop every other row. */
function assertSound(table: ImportTable, record: object): Imported {
  const result = TABLES[table].safeParse(record);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new RowProblem('recordInvalid', field, null, { reason: issue?.message ?? '' });
}
