import { commit } from '../../../data/commit.ts';
import { followRenames } from '../../../data/follow-renames.ts';
import { fromRow, type WorkspaceDatabase } from '../../../data/database.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { namedByRows } from '../../../data/named-by-rows.ts';
import { readConfiguration } from '../../../data/read-configuration.ts';
import { SlipwayError } from '#shared/errors.ts';
import type { JournalEntry } from '#shared/model/journal.ts';
import {
  changesOfPlan,
  findSource,
  guessMapping,
  lastReading,
  importIntent,
  importOrigin,
  missingFields,
  parseFile,
  planImport,
  type Choices,
  type Existing,
  type ImportPlan,
  type ImportTable,
  type Mapping,
  type Parsed,
  type Progress,
  type ReadOptions,
} from '#shared/importing/index.ts';
import type { ImportPreview, SourceChoice } from './preview-types.ts';
import { previewOf } from './preview-of.ts';
import { writeTransaction } from '../../../data/write-transaction.ts';

/**
 * One file on its way in: read, planned anew as the person changes how it is understood, and written
 * when accepted. Nothing is written before. Lives in the worker; the window sees previews only.
 */
export class ImportSession {
  #parsed: Parsed | null = null;
  #mapping: Mapping | null = null;
  #source: SourceChoice = { type: 'found' };
  #releaseId: string | undefined;

  constructor(
    readonly db: WorkspaceDatabase,
    readonly file: { readonly name: string; readonly bytes: Uint8Array },
    readonly progress: Progress,
    readonly now: () => number,
  ) {}

  /** Reads the file as it was read last time, or as asked: another encoding, separator or sheet; as rows of `table`, and of
   * a release, if that is known. */
  async read(options: ReadOptions, table?: ImportTable, releaseId?: string): Promise<ImportPreview> {
    this.#releaseId = releaseId;
    const [{ settings }, sources] = await Promise.all([
      readConfiguration(this.db),
      this.db.records('import-sources').toArray(),
    ]);
    const asked = { ...lastReading(sources, this.file.name), ...options };
    this.#parsed = parseFile(this.file, settings.zone, asked, this.progress);
    this.#mapping = await this.#guess(table);
    return this.#preview();
  }

  /** Takes the file for rows of another table, guessing its columns anew. */
  async chooseTable(table: ImportTable): Promise<ImportPreview> {
    this.#mapping = await this.#guess(table);
    return this.#preview();
  }

  async chooseMapping(mapping: Mapping): Promise<ImportPreview> {
    this.#mapping = mapping;
    return this.#preview();
  }

  async chooseSource(source: SourceChoice): Promise<ImportPreview> {
    this.#source = source;
    return this.#preview();
  }

  /**
   * Writes the file as one step. Planned once more on what the workspace holds at that moment, in the
   * same transaction: an edit made while the preview stood open is met like any other.
   */
  async accept(choices: Choices, personId: string | null): Promise<JournalEntry | null> {
    const { parsed, mapping } = this.#ready();
    return writeTransaction(this.db, this.db.tables, async () => {
      const plan = planImport(parsed, mapping, await this.#existing(parsed, mapping), this.#context());
      const planned = changesOfPlan(plan, choices, this.#context().nextId);
      const changes = await followRenames(this.db, plan.table, planned);
      const { entry } = await commit(this.db, {
        changes,
        intent: importIntent(plan),
        origin: importOrigin(plan),
        personId,
        now: this.now(),
      });
      return entry;
    });
  }

  #ready(): { parsed: Parsed; mapping: Mapping } {
    const [parsed, mapping] = [this.#parsed, this.#mapping];
    if (parsed === null || mapping === null) throw new SlipwayError('invalidRequest', { call: 'import' });
    return { parsed, mapping };
  }

  #context() {
    const now = this.now();
    return { nextId: () => uuidv7(now), now, progress: this.progress };
  }

  async #guess(table: ImportTable | undefined): Promise<Mapping> {
    const parsed = this.#parsed as Parsed;
    const configuration = await readConfiguration(this.db);
    const sources = await this.db.records('import-sources').toArray();
    const source = findSource(sources, parsed, table);
    return guessMapping(parsed, configuration, { source, table, releaseId: this.#releaseId });
  }

  async #existing(parsed: Parsed, mapping: Mapping): Promise<Existing> {
    const [configuration, sources, rows] = await Promise.all([
      readConfiguration(this.db),
      this.db.records('import-sources').toArray(),
      this.db.records(mapping.table).toArray(),
    ]);
    const chosen = this.#source;
    const source =
      chosen.type === 'new'
        ? null
        : chosen.type === 'source'
          ? (sources.find((one) => one.id === chosen.id) ?? null)
          : findSource(sources, parsed, mapping.table);
    const links =
      source === null ? [] : await this.db.records('import-links').where('sourceId').equals(source.id).toArray();
    const records = rows.map((row) => fromRow(row));
    return { records, source, links, configuration, ...(await namedByRows(this.db, mapping.table)) };
  }

  async #preview(): Promise<ImportPreview> {
    const { parsed, mapping } = this.#ready();
    const existing = await this.#existing(parsed, mapping);
    const sources = await this.db.records('import-sources').toArray();
    const missing = parsed.format === 'ics' || mapping.format === 'ics' ? [] : missingFields(parsed, mapping);
    let plan: ImportPlan | null = null;
    if (missing.length === 0) {
      plan = planImport(parsed, mapping, existing, this.#context());
      // Kept, so that a field made by the plan is the same one when it is planned again.
      this.#mapping = plan.mapping;
    }
    const sheet = parsed.format === 'ics' ? undefined : parsed.sheet?.name;
    // Another sheet of the same file is listed too: it may have got another name.
    const fitting = sources
      .filter((one) => one.format === parsed.format && one.table === mapping.table)
      .map(({ id, name, sheet: of }) => ({ id, name: of === undefined || of === sheet ? name : `${name} · ${of}` }));
    return previewOf(parsed, this.#mapping ?? mapping, plan, missing, fitting, existing);
  }
}
