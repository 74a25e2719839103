import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from 'react-aria-components';
import { SlipwayError } from '#shared/errors.ts';
import type { Change } from '#shared/model/journal.ts';
import type { When, Zone } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysBetween } from '#shared/planning/days.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import { deleteRepeating, editRepeating, type Repeating } from '#shared/planning/repeating.ts';
import { copyRelease } from '#shared/planning/release-copy.ts';
import { nextKey } from '#shared/planning/release-keys.ts';
import { countMoves, planSlip } from '#shared/planning/slip/plan-slip.ts';
import { PART_TABLES, type PartTable } from '#shared/planning/slip/request.ts';
import { initialStatus } from '#shared/planning/transitions.ts';
import { fromRow, type WorkspaceDatabase } from '../../../data/database.ts';
import { planDeletion } from '../../../data/deletion.ts';
import { type Edit, useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { readReleaseBundle } from '../../../data/release-bundle.ts';
import { readSlipRows, slipContextOf } from '../../../data/slip-rows.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { errorText } from '../../../ui/error-text.ts';
import { useNotices } from '../../../ui/state/notices.ts';
import { entryLabel, whenName } from '../entry-name.ts';
import { copyOfChange } from './change-copy.ts';
import { changesForWhen, copyOf } from './entry-changes.ts';
import { laneChangeOf, type LaneMove } from './lane-move.ts';
import { useQuestions } from './questions.ts';
import { retime, type AskHour, type Retiming } from './retime.ts';

export interface EntryEdits {
  /** Moves or resizes, to another lane too; asks what has to be asked; answers whether it was done. */
  readonly change: (entry: CalendarEntry, to: Retiming, lane?: LaneMove | null) => Promise<boolean>;
  readonly copy: (entry: CalendarEntry, to: Retiming, lane?: LaneMove | null) => Promise<boolean>;
  /** To another lane at the same time. */
  readonly putIn: (entry: CalendarEntry, lane: LaneMove) => Promise<boolean>;
  readonly remove: (entry: CalendarEntry) => Promise<boolean>;
  readonly askHour: AskHour;
}

interface Tools {
  readonly db: WorkspaceDatabase;
  readonly edit: Edit;
  readonly configuration: Configuration;
  readonly zone: Zone;
  readonly locale: string;
  readonly t: ReturnType<typeof useTranslation>['t'];
  /** Freezes and holidays among the days, by title; for what a drop falls into. */
  readonly hits: (when: When) => readonly string[];
}

const ask = useQuestions.getState().ask;
const nextId = () => uuidv7(Date.now());
const askHour: AskHour = (note, wall, zone) => ask({ kind: 'hour', note, wall, zone, day: wall.slice(0, 10) });

/** What can be done with an entry where it stands; every way to do it (pointer, keys, menu) ends here. */
export function useEntryEdits(configuration: Configuration, zone: Zone, hits: Tools['hits']): EntryEdits {
  const { db } = useWorkspace();
  const edit = useEdit();
  const { t } = useTranslation();
  const { locale } = useLocale();
  return useMemo(() => {
    const tools: Tools = { db, edit, configuration, zone, locale, t: t, hits };
    return {
      askHour,
      change: (entry, to, lane = null) => guarded(tools, () => change(tools, entry, to, lane)),
      copy: (entry, to, lane = null) => guarded(tools, () => copy(tools, entry, to, lane)),
      putIn: (entry, lane) => guarded(tools, () => putIn(tools, entry, lane)),
      remove: (entry) => guarded(tools, () => remove(tools, entry)),
    };
  }, [db, edit, configuration, zone, locale, t, hits]);
}

/** What planning refuses is said, with its own sentence; what was asked for is not half done. */
async function guarded({ t }: Tools, run: () => Promise<boolean>): Promise<boolean> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof SlipwayError)) throw error;
    useNotices.getState().tell({ tone: 'error', text: errorText(t, error) });
    return false;
  }
}

function refuse({ t }: Tools, reason: 'notHere' | 'endBeforeStart' | 'oneDay' | 'noStart'): boolean {
  useNotices.getState().tell({ tone: 'error', text: t(`calendar:refused.${reason}`) });
  return false;
}

async function putIn({ edit }: Tools, entry: CalendarEntry, lane: LaneMove): Promise<boolean> {
  const params = { label: entryLabel(entry), lane: lane.label };
  return (await edit('entryPutInLane', params, [laneChangeOf(entry.table, entry.recordId, lane)])) !== null;
}

async function change(tools: Tools, entry: CalendarEntry, to: Retiming, lane: LaneMove | null): Promise<boolean> {
  const isEdge = to.type === 'edgeDay' || to.type === 'edgeTime';
  if (entry.table === 'gates' && isEdge) return refuse(tools, 'oneDay');
  if ((entry.table === 'releases' || entry.table === 'phases') && to.type === 'start') return refuse(tools, 'notHere');
  const { when, refused } = await retime(entry.when, to, tools.zone, askHour);
  if (when === null) return refused === 'endBeforeStart' ? refuse(tools, refused) : false;
  if (entry.table === 'releases') return changeRelease(tools, entry, when, isEdge, lane);
  const changes = entry.occurrence === null ? changesForWhen(entry, when) : await changeOccurrence(tools, entry, when);
  if (changes === null) return false;
  return write(tools, isEdge ? 'entryResized' : 'entryMoved', entry, when, changes, lane);
}

/** One step: the new time, and where it goes to another lane too, that of the record with this id. */
async function write(
  tools: Tools,
  code: 'entryMoved' | 'entryResized' | 'entryCopied',
  entry: CalendarEntry,
  when: When,
  changes: readonly Change[],
  lane: LaneMove | null,
  id = entry.recordId,
): Promise<boolean> {
  const params = { label: entryLabel(entry), date: whenName(when, tools) };
  if (lane === null) return (await tools.edit(code, params, changes)) !== null;
  const both = [...changes, laneChangeOf(entry.table, id, lane)];
  return (await tools.edit(`${code}ToLane`, { ...params, lane: lane.label }, both)) !== null;
}

async function changeRelease(
  tools: Tools,
  entry: CalendarEntry,
  when: When,
  isEdge: boolean,
  lane: LaneMove | null,
): Promise<boolean> {
  const { db, configuration } = tools;
  const rows = await readSlipRows(db, [entry.recordId], { dependents: false, events: false });
  const [release] = rows.releases;
  if (release === undefined || when.type !== 'dates' || entry.when.type !== 'dates') return false;
  if (isEdge) {
    if (release.startDate === null || release.releaseDate === null) return refuse(tools, 'noStart');
    return write(tools, 'entryResized', entry, when, changesForWhen(entry, when) ?? [], null);
  }
  const days = daysBetween(entry.when.first, when.first);
  if (days === 0) return false;
  // It was taken hold of itself, so it moves whatever its status is; what is done of it stays.
  const slip = (along: readonly PartTable[]) =>
    planSlip(
      {
        releaseIds: [release.id],
        by: { unit: 'days', amount: days },
        along: new Set(along),
        dependents: false,
        evenFixed: true,
      },
      rows,
      slipContextOf(configuration, rows),
    );
  const all = slip(PART_TABLES);
  const parts = countMoves(all.releases);
  const scope = Object.values(parts).some((count) => count > 0)
    ? await ask({
        kind: 'along',
        label: entryLabel(entry),
        date: whenName({ ...when, first: when.last }, tools),
        days,
        parts,
        hits: tools.hits({ ...when, first: when.last }),
      })
    : 'only';
  if (scope === null) return false;
  return write(tools, 'entryMoved', entry, when, (scope === 'along' ? all : slip([])).changes, lane);
}

async function changeOccurrence(tools: Tools, entry: CalendarEntry, when: When): Promise<Change[] | null> {
  const series = await repeatingOf(tools, entry);
  if (series === null || entry.occurrence === null) return null;
  const scope = await ask({ kind: 'scope', title: entry.title, action: 'change' });
  if (scope === null) return null;
  return editRepeating(series, entry.occurrence, { when }, scope, nextId);
}

async function repeatingOf({ db }: Tools, { table, recordId }: CalendarEntry): Promise<Repeating | null> {
  if (table === 'events') {
    const record = await db.records(table).get(recordId);
    return record === undefined ? null : { table, record: fromRow(record) };
  }
  if (table !== 'bookings') return null;
  const record = await db.records(table).get(recordId);
  return record === undefined ? null : { table, record: fromRow(record) };
}

async function copy(tools: Tools, entry: CalendarEntry, to: Retiming, lane: LaneMove | null): Promise<boolean> {
  const { db, configuration, zone } = tools;
  if ((entry.table === 'releases' || entry.table === 'phases') && to.type === 'start') return refuse(tools, 'notHere');
  const { when } = await retime(entry.when, to, zone, askHour);
  if (when === null) return false;
  if (entry.table === 'releases') {
    const bundle = await readReleaseBundle(db, entry.recordId);
    if (bundle === null || when.type !== 'dates' || entry.when.type !== 'dates') return false;
    const keys = await db.records('releases').orderBy('$key').keys();
    const made = copyRelease(bundle, {
      key: nextKey(bundle.release.key, keys.map(String)),
      name: bundle.release.name,
      days: daysBetween(entry.when.first, when.first),
      statuses: configuration.statuses,
      nextId,
    });
    const named = { ...entry, key: made.release.key };
    return write(tools, 'entryCopied', named, when, made.changes, lane, made.release.id);
  }
  const { table } = entry;
  if (table === 'changes') {
    const made = await copyOfChange(db, entry.recordId, when, configuration, nextId);
    if (made === null) return false;
    return write(tools, 'entryCopied', { ...entry, key: made.change.key }, when, made.changes, lane, made.change.id);
  }
  const record = await db.records(table).get(entry.recordId);
  if (record === undefined) return false;
  const status = initialStatus('deployments', configuration.statuses)?.id ?? null;
  const made = copyOf(table, fromRow(record), entry, when, nextId, status);
  if (made?.op !== 'create') return false;
  return write(tools, 'entryCopied', entry, when, [made], lane, made.record.id);
}

async function remove(tools: Tools, entry: CalendarEntry): Promise<boolean> {
  const label = entryLabel(entry);
  if (entry.occurrence !== null) {
    const series = await repeatingOf(tools, entry);
    if (series === null) return false;
    const scope = await ask({ kind: 'scope', title: entry.title, action: 'remove' });
    if (scope === null) return false;
    return removed(tools, entry, label, deleteRepeating(series, entry.occurrence, scope));
  }
  const deletion = await planDeletion(tools.db, entry.table, [entry.recordId]);
  const hanging = deletion.uses.filter((use) => !BOOKKEEPING.has(use.table));
  if (hanging.length > 0 && (await ask({ kind: 'remove', label, uses: hanging })) === null) return false;
  return removed(tools, entry, label, deletion.changes);
}

/** Where an import came from is nothing a person would miss. */
const BOOKKEEPING: ReadonlySet<string> = new Set(['import-links', 'import-sources', 'publications']);

async function removed(
  tools: Tools,
  entry: CalendarEntry,
  label: string,
  changes: readonly Change[],
): Promise<boolean> {
  const done = (await tools.edit('recordDeleted', { label }, changes)) !== null;
  const { selection, select } = useNavigation.getState();
  if (done && selection?.id === entry.recordId && selection.occurrence === entry.occurrence) select(null);
  return done;
}
