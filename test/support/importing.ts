import { readFileSync } from 'node:fs';
import type { Change } from '#shared/model/journal.ts';
import { TABLES, type RecordOf, type TableName } from '#shared/model/tables.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import {
  changesOfPlan,
  findSource,
  guessMapping,
  parseFile,
  planImport,
  type Choices,
  type ImportPlan,
  type ImportTable,
  type Mapping,
  type Parsed,
  type ReadOptions,
} from '#shared/importing/index.ts';

export const NOW = Date.UTC(2026, 10, 20, 12);

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const dataFile = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../data/${path}`, import.meta.url)));

const grey = { edge: '#5b6572', fill: '#e8ebef', ink: '#343c46' };
const appearance = { code: 'S', light: grey, dark: grey, pattern: 'none' };
const MEANINGS = {
  milestone: 'milestone',
  'hard-freeze': 'hardFreeze',
  'soft-freeze': 'softFreeze',
  'change-window': 'changeWindow',
  'maintenance-window': 'maintenanceWindow',
  holiday: 'holiday',
  meeting: 'meeting',
  other: 'other',
};

/** A workspace in memory: enough of `commit` to play imports through without a database. */
export class MemoryWorkspace {
  readonly tables = new Map<TableName, Map<string, Record<string, unknown>>>();
  #ids = 0;
  zone = 'Europe/Berlin';

  constructor() {
    for (const name of Object.keys(TABLES) as TableName[]) this.tables.set(name, new Map());
    for (const [order, id] of ['major', 'minor', 'hotfix'].entries()) {
      this.put('release-types', { id, name: id, order, appearance });
    }
    for (const [id, meaning] of Object.entries(MEANINGS))
      this.put('event-kinds', { id, name: id, meaning, appearance });
    this.put('environment-purposes', { id: 'uat', name: 'User acceptance test', order: 1 });
    const categories = { draft: 'planned', planned: 'planned', 'in-progress': 'inProgress', released: 'done' };
    for (const [order, [id, category]] of Object.entries(categories).entries()) {
      this.put('statuses', { id, appliesTo: 'releases', name: id, category, order, tentative: id === 'draft' });
    }
    for (const [order, stage] of (['new', 'scheduled'] as const).entries()) {
      this.put('statuses', { id: stage, appliesTo: 'changes', name: stage, category: 'planned', stage, order });
    }
    for (const [order, meaning] of ['normal', 'standard', 'emergency'].entries()) {
      this.put('change-types', { id: `chg-${meaning}`, name: `${meaning} change`, meaning, appearance, order });
    }
    this.put('change-types', { ...this.table('change-types').get('chg-normal'), approvalRoles: ['Change manager'] });
  }

  readonly nextId = (): string => `id-${(this.#ids += 1)}`;

  put(table: TableName, record: Record<string, unknown>): void {
    this.table(table).set(String(record['id']), TABLES[table].parse(record));
  }
  table(name: TableName): Map<string, Record<string, unknown>> {
    return this.tables.get(name) as Map<string, Record<string, unknown>>;
  }
  all<T extends TableName>(name: T): RecordOf<T>[] {
    return [...this.table(name).values()] as unknown as RecordOf<T>[];
  }

  get configuration(): Configuration {
    const map = <T extends TableName>(name: T) => new Map(this.all(name).map((record) => [record.id, record]));
    return {
      settings: TABLES.settings.parse({ id: 'settings', zone: this.zone }),
      releaseTypes: map('release-types'),
      phaseTypes: map('phase-types'),
      gateTypes: map('gate-types'),
      eventKinds: map('event-kinds'),
      statuses: map('statuses'),
      customFields: map('custom-fields'),
      people: map('people'),
      teams: map('teams'),
      services: map('services'),
      environments: map('environments'),
      environmentPurposes: map('environment-purposes'),
      changeTypes: map('change-types'),
      riskQuestions: map('risk-questions'),
      boards: map('boards'),
      standings: new Map(),
    };
  }

  /** As `commit` does: creates must be new, patches must meet a record, everything must parse. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      const table = this.table(change.table);
      if (change.op === 'delete') table.delete(change.id);
      else if (change.op === 'create') {
        if (table.has(change.record.id)) throw new Error(`exists: ${change.table} ${change.record.id}`);
        this.put(change.table, change.record);
      } else {
        const current = table.get(change.id);
        if (current === undefined) throw new Error(`missing: ${change.table} ${change.id}`);
        this.put(change.table, { ...current, ...change.fields });
      }
    }
    for (const name of ['releases', 'services'] as const) {
      const keys = this.all(name).map((record) => record.key.toLowerCase());
      if (new Set(keys).size !== keys.length) throw new Error(`duplicate key in ${name}`);
    }
  }

  parse(name: string, content: string | Uint8Array, options: ReadOptions = {}): Parsed {
    const bytes = typeof content === 'string' ? bytesOf(content) : content;
    return parseFile({ name, bytes }, this.zone, options);
  }

  plan(
    parsed: Parsed,
    options: { table?: ImportTable; releaseId?: string; mapping?: (guess: Mapping) => Mapping } = {},
  ): ImportPlan {
    const sources = this.all('import-sources');
    const found = findSource(sources, parsed, options.table);
    const guess = guessMapping(parsed, this.configuration, {
      source: found,
      table: options.table,
      releaseId: options.releaseId,
    });
    const mapping = options.mapping?.(guess) ?? guess;
    const source = found?.table === mapping.table ? found : findSource(sources, parsed, mapping.table);
    const links = this.all('import-links').filter((link) => link.sourceId === source?.id);
    const existing = {
      records: this.all(mapping.table),
      source,
      links,
      configuration: this.configuration,
      releases: this.all('releases'),
      knownErrors: this.all('known-errors'),
      supports: this.all('supports'),
    };
    return planImport(parsed, mapping, existing, { nextId: this.nextId, now: NOW });
  }

  import(name: string, content: string | Uint8Array, choices: Choices = {}, table?: ImportTable): ImportPlan {
    const plan = this.plan(this.parse(name, content), table === undefined ? {} : { table });
    this.apply(changesOfPlan(plan, choices, this.nextId));
    return plan;
  }
}
