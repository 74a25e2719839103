import type { EventMeaning } from '#shared/model/configuration.ts';
import { labelOf } from '#shared/model/journal.ts';
import type { Zone } from '#shared/model/time.ts';
import { dayIn, momentFromInstant } from '#shared/planning/moments.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import {
  changesOfPlan,
  guessMeaning,
  isAmbiguousColumn,
  type Existing,
  type ImportPlan,
  type Mapping,
  type Parsed,
  type ParsedTable,
} from '#shared/importing/index.ts';
import type { ImportPreview, PreviewColumn, PreviewRow, RowState } from './preview-types.ts';

/** Rows and problems listed; more would only cost time to hand over. Counts are always of all. */
const LISTED = 20_000;
const SAMPLES = 3;

/** What the dialog shows of a plan; `plan` is null while columns are missing. */
export function previewOf(
  parsed: Parsed,
  mapping: Mapping,
  plan: ImportPlan | null,
  missing: readonly string[],
  sources: ImportPreview['sources'],
  existing: Existing,
): ImportPreview {
  const rows = plan === null ? [] : rowsOf(plan, existing.configuration.settings.zone);
  const problems = plan?.problems ?? parsed.problems;
  return {
    file: parsed.name,
    encoding: parsed.encoding,
    separator: parsed.format === 'ics' ? null : parsed.separator,
    sheet: parsed.format === 'ics' ? null : parsed.sheet,
    mapping,
    hasHeader: parsed.format === 'ics' ? undefined : parsed.hasHeader,
    columns: parsed.format === 'ics' ? [] : columnsOf(parsed),
    counts: plan?.counts ?? null,
    missing,
    rows: rows.slice(0, LISTED),
    rowsLeftOut: Math.max(0, rows.length - LISTED),
    problems: problems.slice(0, LISTED),
    problemsLeftOut: Math.max(0, problems.length - LISTED),
    notes: plan?.notes ?? parsed.notes,
    conflicts: plan?.conflicts ?? [],
    newNames: plan === null ? {} : namesOf(plan, existing),
    gone: (plan?.gone ?? []).map(({ link, label }) => ({ id: link.id, label, since: link.goneSince })),
    removed: (plan?.removed ?? []).map(({ rowKey, label, line, changed }) => ({ rowKey, label, line, changed })),
    sourceId: existing.source?.id ?? null,
    sources,
    ...(plan === null ? { meanings: [], words: [] } : kindsOf(plan)),
    writes: plan !== null && changesOfPlan(plan, {}, () => 'new').length > 0,
  };
}

function namesOf(plan: ImportPlan, { releases = [] }: Existing): Record<string, string> {
  const names: Record<string, string> = {};
  // Of releases only those a question is about: there may be thousands.
  const asked = new Set(plan.conflicts.flatMap(({ yours, theirs, base }) => [yours, theirs, base]));
  for (const { id, key } of releases) if (asked.has(id)) names[id] = key;
  for (const [id, change] of plan.made) if (change.op === 'create') names[id] = labelOf(change.record);
  for (const { recordId, label } of plan.creates) if (plan.conflicts.length > 0) names[recordId] = label;
  return names;
}

type Row = Pick<PreviewRow, 'line' | 'label'> & { readonly recordId: string };

function rowsOf(plan: ImportPlan, zone: Zone): PreviewRow[] {
  const row = (from: Row, record: object, state: RowState, fields: readonly string[]): PreviewRow => ({
    id: from.recordId,
    line: from.line,
    label: from.label,
    state,
    when: whenOf(record, zone),
    kindId:
      (record as Partial<RecordOf<'events'>>).kindId ?? (record as Partial<RecordOf<'releases'>>).statusId ?? null,
    fields,
  });
  const rows = [
    ...plan.creates.map((create) => row(create, create.record, 'new', [])),
    ...plan.updates.map((merge) => {
      const fields = [...Object.keys(merge.fields), ...merge.conflicts.map((conflict) => conflict.field)];
      return row(merge, merge.current, merge.conflicts.length > 0 ? 'conflict' : 'changed', fields);
    }),
    ...plan.unchanged.map((merge) => row(merge, merge.current, 'same', [])),
  ];
  return rows.sort((a, b) => a.line - b.line);
}

function whenOf(record: object, zone: Zone): PreviewRow['when'] {
  if ('when' in record) return (record as RecordOf<'events'>).when;
  if ('openedAt' in record) return dayIn(momentFromInstant((record as RecordOf<'incidents'>).openedAt, zone), zone);
  if ('day' in record) return (record as RecordOf<'complaints'>).day;
  return (record as RecordOf<'releases'>).releaseDate ?? null;
}

function columnsOf(parsed: ParsedTable): PreviewColumn[] {
  return parsed.headers.map((header, index) => {
    const cells = parsed.rows.map((row) => row[index] ?? '');
    const samples: string[] = [];
    for (const cell of cells) {
      const text = cell.trim().slice(0, 60);
      if (text !== '' && !samples.includes(text)) samples.push(text);
      if (samples.length === SAMPLES) break;
    }
    return { header, samples, isAmbiguous: isAmbiguousColumn(cells) };
  });
}

function kindsOf(plan: ImportPlan): Pick<ImportPreview, 'meanings' | 'words'> {
  if (plan.table !== 'events') return { meanings: [], words: [] };
  const meanings = new Map<EventMeaning, { count: number; kindId: string }>();
  const words = new Map<string, number>();
  for (const { record } of plan.creates) {
    const { title, categories, kindId } = record as RecordOf<'events'>;
    const meaning = guessMeaning(title, categories);
    meanings.set(meaning, { count: (meanings.get(meaning)?.count ?? 0) + 1, kindId });
    for (const word of categories) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return {
    meanings: [...meanings].map(([meaning, { count, kindId }]) => ({ meaning, count, kindId })),
    words: [...words].map(([word, count]) => ({ word, count })).sort((a, b) => b.count - a.count),
  };
}
