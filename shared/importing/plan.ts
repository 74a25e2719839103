import { SlipwayError } from '../errors.ts';
import { changeTypesOf, typeMeaning } from '../change/new-change.ts';
import type { ChangeMeaning } from '../model/configuration.ts';
import type { ImportSource } from '../model/import-link.ts';
import { labelOf } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import { environmentKey, likelyPurpose } from '../planning/environments.ts';
import { msToDate, msToInstant } from '../planning/wall.ts';
import { offsetAt } from '../planning/zones.ts';
import type { Candidate, Imported } from './candidate.ts';
import { calendarCandidates } from './ics/candidates.ts';
import { kindChooser } from './kind-choice.ts';
import { isDecidedElsewhere } from './csv/headers.ts';
import type { RowContext } from './csv/row.ts';
import { readRows } from './csv/rows.ts';
import { resolveCustomFields } from './custom-fields.ts';
import { REQUIRED_FIELDS, type Mapping, type TableMapping } from './mapping.ts';
import type { Parsed, ParsedTable } from './parsed.ts';
import type { Existing, ImportPlan, PlanContext, PlannedGone } from './plan-types.ts';
import { Planner } from './planner.ts';
import { Notes, type Problem } from './problem.ts';
import { noProgress } from './progress.ts';
import { newRecordDefaults } from './defaults.ts';

/**
 * What accepting this file under this mapping would do to the workspace: pure, and nothing is
 * written. Linked rows are merged three ways, rows of a known key are linked to that record, the
 * rest is new. Rows that can't be read stand in `problems` and hold up nothing else.
 * Throws `importNoTarget` when no column gives a field a record can't do without, `invalidRequest`
 * when the mapping is one for another format.
 */
export function planImport(parsed: Parsed, mapping: Mapping, existing: Existing, context: PlanContext): ImportPlan {
  const notes = new Notes();
  const out = { problems: [...parsed.problems], unreadableKeys: [...parsed.unreadableKeys] };
  const custom = resolveCustomFields(mapping, existing.configuration, context.nextId);
  const candidates = readCandidates(parsed, custom.mapping, custom.byHeader, existing, context, notes, out);
  const planned = new Planner(custom.mapping, candidates, existing, context, notes, out.problems).plan();
  const gone = parsed.format === 'paste' ? [] : goneRows(candidates, existing, out.unreadableKeys);
  const source = sourceAfter(parsed, custom.mapping, existing.source, context);
  const changed = planned.updates.filter((merge) => merge.conflicts.length === 0);
  return {
    table: custom.mapping.table,
    file: parsed.name,
    source,
    mapping: custom.mapping,
    ...planned,
    conflicts: planned.updates.flatMap((merge) => merge.conflicts),
    gone,
    problems: out.problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    notes: [...parsed.notes, ...notes.list()],
    counts: {
      rows: candidates.length + out.problems.length,
      created: planned.creates.length,
      updated: changed.length,
      unchanged: planned.unchanged.length,
      conflicts: planned.updates.length - changed.length,
      gone: gone.length,
      removed: planned.removed.length,
      failed: out.problems.length,
      skipped: parsed.format === 'ics' ? Object.values(parsed.skipped).reduce((sum, count) => sum + count, 0) : 0,
    },
    made: new Map([...custom.made, ...planned.made]),
    at: msToInstant(context.now),
  };
}

function readCandidates(
  parsed: Parsed,
  mapping: Mapping,
  customIds: ReadonlyMap<string, Id>,
  existing: Existing,
  context: PlanContext,
  notes: Notes,
  out: { problems: Problem[]; unreadableKeys: string[] },
): Candidate[] {
  const { configuration } = existing;
  const kindOf = kindChooser(mapping.kinds, configuration);
  if (parsed.format === 'ics' && mapping.format === 'ics') return calendarCandidates(parsed, kindOf);
  if (parsed.format === 'ics' || mapping.format === 'ics')
    throw new SlipwayError('invalidRequest', { call: 'planImport' });
  assertComplete(parsed, mapping);
  const { zone } = configuration.settings;
  const today = msToDate(context.now + offsetAt(zone, context.now));
  const { pastStatusId } = newRecordDefaults(mapping, configuration);
  const releaseId = mapping.releaseId ?? null;
  const rowContext = { notes, zone, today, kindOf, pastStatusId, releaseId, ...namesOf(existing) };
  tellWhatIsDecidedHere(parsed, mapping, notes);
  return readRows(parsed, mapping, customIds, rowContext, out, context.progress ?? noProgress);
}

/** Columns that say what was decided elsewhere are not read, and that is told. */
function tellWhatIsDecidedHere(parsed: ParsedTable, { table, columns }: TableMapping, notes: Notes): void {
  for (const { header, target } of columns) {
    if (target.to !== 'nothing' || !parsed.headers.includes(header) || !isDecidedElsewhere(table, header)) continue;
    notes.tell('stateNotTaken', { column: header }, header);
  }
}

/** What rows may name and never make: environments, releases. Null where nothing is called so. */
function namesOf({
  configuration,
  releases = [],
  knownErrors = [],
  supports = [],
}: Existing): Omit<RowContext, 'notes' | 'zone' | 'today' | 'kindOf' | 'pastStatusId' | 'releaseId'> {
  const byName = new Map([...configuration.environments.values()].map(({ id, name }) => [environmentKey(name), id]));
  const services = new Map(
    [...configuration.services.values()].flatMap(({ id, key, name }) => [
      [keyText(name), id] as const,
      [keyText(key), id] as const,
    ]),
  );
  const errors = new Map(
    knownErrors.flatMap(({ id, key, externalId }) => [[keyText(externalId), id] as const, [keyText(key), id] as const]),
  );
  errors.delete('');
  const byKey = new Map(releases.map(({ id, key }) => [keyText(key), id]));
  const people = new Map(
    [...configuration.people.values()].flatMap(({ id, name, email }) => [
      [keyText(email), id] as const,
      [keyText(name), id] as const,
    ]),
  );
  people.delete('');
  const ofRelease = new Map(supports.map(({ id, releaseId }) => [releaseId, id]));
  return {
    environmentOf: (text) => byName.get(environmentKey(text)) ?? null,
    releaseOf: (text) => byKey.get(keyText(text)) ?? null,
    serviceOf: (text) => services.get(keyText(text)) ?? null,
    knownErrorOf: (text) => errors.get(keyText(text)) ?? null,
    personOf: (text) => people.get(keyText(text)) ?? null,
    changeTypeOf: (text) => changeTypeCalled(text, configuration),
    supportOf: (releaseId) => ofRelease.get(releaseId) ?? null,
    purposeOf: (name) => likelyPurpose(name, configuration)?.id ?? null,
  };
}

/** By its own name or id, else by what it means: "Normal change" of another tool is one, whatever it is called here. */
function changeTypeCalled(text: string, configuration: Existing['configuration']): Id | null {
  const wanted = keyText(text);
  const types = changeTypesOf(configuration);
  const named = types.find(({ id, name }) => keyText(name) === wanted || keyText(id) === wanted);
  const meaning = CHANGE_MEANINGS.find(([, words]) => words.test(wanted))?.[0];
  return named?.id ?? (meaning === undefined ? null : (typeMeaning(meaning, configuration)?.id ?? null));
}

const CHANGE_MEANINGS: readonly (readonly [ChangeMeaning, RegExp])[] = [
  ['standard', /^(?:standard|pre-?approved|routine|model)\b/],
  ['emergency', /^(?:emergency|urgent|expedited|break ?fix)\b/],
  ['normal', /^(?:normal|minor|major|planned|comprehensive)\b/],
];

const keyText = (text: string): string => text.trim().toLocaleLowerCase('en');

/** A booking has no name of its own; then it is known by its row. */
function labelOfRow(record: Imported, rowKey: string): string {
  const label = labelOf(record);
  return label === record.id ? rowKey : label;
}

/** Fields of a table no column of the mapping gives; empty when rows can be made. */
export function missingFields(parsed: ParsedTable, mapping: TableMapping): string[] {
  const given = new Set(
    mapping.columns.flatMap(({ header, target }) =>
      target.to === 'field' && parsed.headers.includes(header) ? [target.field] : [],
    ),
  );
  const keyed = mapping.keyColumns.some((header) => parsed.headers.includes(header));
  return REQUIRED_FIELDS[mapping.table].flatMap((oneOf) => {
    if (oneOf.some((field) => given.has(field)) || (keyed && oneOf.includes('key'))) return [];
    return [oneOf.at(-1) as string];
  });
}

function assertComplete(parsed: ParsedTable, mapping: TableMapping): void {
  const [field] = missingFields(parsed, mapping);
  if (field !== undefined) throw new SlipwayError('importNoTarget', { name: parsed.name, field });
}

function sourceAfter(
  parsed: Parsed,
  mapping: Mapping,
  before: ImportSource | null,
  context: PlanContext,
): ImportPlan['source'] {
  const id = before?.id ?? context.nextId();
  const after: ImportSource = {
    ...before,
    id,
    name: before?.name ?? parsed.name,
    format: parsed.format,
    ...(parsed.format === 'ics' || parsed.sheet === null ? {} : { sheet: parsed.sheet.name }),
    table: mapping.table,
    lastImportedAt: msToInstant(context.now),
    mapping,
  };
  return { id, before, after };
}

/** Rows of the source the file no longer has; one that is there but unreadable is not gone. */
function goneRows(candidates: readonly Candidate[], existing: Existing, unreadable: readonly string[]): PlannedGone[] {
  const seen = new Set(candidates.map((candidate) => candidate.rowKey));
  const broken = new Set(unreadable);
  const records = new Map(existing.records.map((record) => [record.id, record]));
  return existing.links.flatMap((link) => {
    const record = records.get(link.recordId);
    if (seen.has(link.rowKey) || record === undefined || broken.has(link.rowKey.replace(/ #\d+$|\/[^/]*$/, '')))
      return [];
    if (broken.has(link.rowKey)) return [];
    return [{ link, recordId: link.recordId, label: labelOfRow(record, link.rowKey) }];
  });
}
