/**
 * Bringing files in. The way of a file, for the dialog and the command line alike:
 *
 *   const parsed = parseFile({ name, bytes }, settings.zone);            // text, rows, problems
 *   const source = findSource(sources, parsed, table);                   // imported before?
 *   const mapping = guessMapping(parsed, configuration, { source, table });
 *   const plan = planImport(parsed, mapping, { records, source, links, configuration }, { nextId, now });
 *   const changes = changesOfPlan(plan, {}, nextId);                     // [] when nothing differs
 *   await commit(db, { changes, intent: importIntent(plan), origin: importOrigin(plan), … });
 *
 * `records` are all of `mapping.table`, `links` those of `source` (none for a new one). Everything is
 * pure; nothing is written but by that commit. `plan.counts`, `plan.problems` (with
 * `toCommandProblem`) and `plan.gone` are what is reported. If guessing found another table than the
 * source has, look the source up again with `mapping.table` before planning.
 */
export { changesOfPlan, importIntent, importOrigin } from './changes.ts';
export { IMPORT_ENDINGS } from './endings.ts';
export { decodeText, ENCODINGS, type Encoding } from './decode.ts';
export { isAmbiguousColumn } from './csv/dates.ts';
export { guessMeaning } from './kinds.ts';
export { findSource, guessMapping, lastReading, parseFile } from './file.ts';
export {
  IMPORT_TABLES,
  isOfSupport,
  Mapping,
  takesCustomFields,
  TARGET_FIELDS,
  type ColumnMapping,
  type ColumnTarget,
  type ImportTable,
  type SupportTable,
  type KindChoices,
  type ReadOptions,
  type TableMapping,
} from './mapping.ts';
export type { Parsed, ParsedCalendar, ParsedTable, SheetOfTable } from './parsed.ts';
export { missingFields, planImport } from './plan.ts';
export type { Choices, Existing, FieldConflict, ImportCounts, ImportPlan } from './plan-types.ts';
export type { Note, Problem } from './problem.ts';
export type { Progress } from './progress.ts';
export { noteSentence, problemSentence, toCommandProblem } from './texts.ts';
