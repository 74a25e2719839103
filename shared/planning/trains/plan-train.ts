import { dequal } from 'dequal';
import { mergeFields, remember } from '../../importing/merge-fields.ts';
import { Numbered } from '../../importing/numbered.ts';
import { sameValue } from '../../importing/same.ts';
import { labelOf } from '../../model/journal.ts';
import type { Id } from '../../model/schema.ts';
import type { RecordOf } from '../../model/tables.ts';
import type { PlainDate } from '../../model/time.ts';
import type { TrainLink } from '../../model/train.ts';
import { bookingStays, deploymentStays, gateStays, releaseStays, type StayReason } from '../slip/fixed.ts';
import type { Departure } from './departures.ts';
import { generate, RELEASE_PART, type GenerateContext, type GeneratedPart, type TrainTable } from './generate.ts';
import type {
  PlannedChange,
  PlannedKeep,
  PlannedMake,
  PlannedRemoval,
  TrainConflict,
  TrainPlan,
  TrainRecords,
  TrainRequest,
} from './plan-types.ts';

type TrainRecord = RecordOf<TrainTable>;
const TABLES: readonly TrainTable[] = ['releases', 'phases', 'gates', 'deployments', 'bookings'];

/**
 * What generating a train would do to what is there: three-way merge per field with what was generated
 * last. What a person changed stays, what train or template changed comes in, both is asked; what was
 * deleted by hand stays deleted; what is done is left alone. Of a departure that is skipped or no
 * longer of the rule, untouched records are proposed for removal, touched ones kept and named.
 */
export function planTrain(request: TrainRequest, records: TrainRecords, context: GenerateContext): TrainPlan {
  return new TrainPlanner(request, records, context).plan();
}

/** Made for one plan. */
class TrainPlanner {
  readonly #makes: PlannedMake[] = [];
  readonly #changes: PlannedChange[] = [];
  readonly #removals: PlannedRemoval[] = [];
  readonly #kept: PlannedKeep[] = [];
  readonly #gone: TrainPlan['gone'][number][] = [];
  readonly #links = new Map<PlainDate, TrainLink[]>();
  readonly #byId = new Map<string, TrainRecord>();
  readonly #children = new Map<Id, { table: TrainTable; record: TrainRecord }[]>();
  readonly #keys = new Numbered();

  constructor(
    readonly request: TrainRequest,
    records: TrainRecords,
    readonly context: GenerateContext,
  ) {
    for (const link of records.links) {
      if (link.trainId !== request.train.id) continue;
      const list = this.#links.get(link.departure);
      if (list === undefined) this.#links.set(link.departure, [link]);
      else list.push(link);
    }
    for (const table of TABLES) {
      for (const record of records[table]) {
        this.#byId.set(`${table}:${record.id}`, record);
        if ('releaseId' in record && record.releaseId !== null)
          this.#children.set(record.releaseId, [...(this.#children.get(record.releaseId) ?? []), { table, record }]);
      }
    }
    for (const key of records.keys) this.#keys.take(key);
  }

  plan(): TrainPlan {
    const { departures, from, until } = this.request;
    for (const departure of departures) {
      if (departure.day < from) continue;
      const links = this.#links.get(departure.departure) ?? [];
      if (departure.isSkipped) this.#remove(links);
      else if (links.length > 0) this.#merge(departure, links);
      else if (departure.day <= until) this.#make(departure);
    }
    const known = new Set(departures.map(({ departure }) => departure));
    for (const [departure, links] of this.#links) if (!known.has(departure) && departure >= from) this.#remove(links);
    return {
      makes: this.#makes,
      changes: this.#changes,
      conflicts: this.#changes.flatMap(({ conflicts }) => conflicts),
      removals: this.#removals,
      kept: this.#kept,
      gone: this.#gone,
    };
  }

  #parts(departure: Departure): GeneratedPart[] {
    return generate(this.request.template, this.request.train, departure, this.context);
  }

  #make(departure: Departure): void {
    const releaseId = this.context.nextId();
    for (const part of this.#parts(departure)) this.#makePart(departure, part, releaseId);
  }

  #makePart({ departure }: Departure, { table, part, values, make }: GeneratedPart, releaseId: Id): void {
    const recordId = part === RELEASE_PART ? releaseId : this.context.nextId();
    const wanted = keyOf({ values });
    const key = part === RELEASE_PART ? this.#uniqueKey(wanted) : wanted;
    const record = make(recordId, releaseId, key);
    const base: Record<string, unknown> = {};
    // All of it, so that whatever is touched later shows, be it a note.
    for (const [field, value] of Object.entries(record)) if (!OWN_FIELDS.has(field)) remember(base, field, { value });
    if (part === RELEASE_PART) remember(base, 'key', { value: key, raw: wanted });
    this.#makes.push({ departure, table, part, recordId, record, base, label: labelOf(record) });
  }

  #uniqueKey(wanted: string): string {
    return this.#keys.unique(wanted, (count) => `${wanted} (${count})`);
  }

  #merge(departure: Departure, links: readonly TrainLink[]): void {
    const releaseLink = links.find(({ part }) => part === RELEASE_PART);
    const release = releaseLink === undefined ? undefined : this.#recordOf(releaseLink);
    if (release === undefined) {
      this.#gone.push({ departure: departure.departure, table: 'releases' });
      return;
    }
    const reason = releaseStays(release as RecordOf<'releases'>, this.context.statuses);
    const parts = this.#parts(departure);
    if (reason !== null) {
      this.#keepIfOther(departure, 'releases', release, parts, reason, releaseLink);
      return;
    }
    const wanted = new Set<TrainLink>();
    for (const part of parts) {
      const link = links.find((one) => one.part === part.part && one.table === part.table);
      if (link === undefined) {
        this.#makePart(departure, part, release.id);
        continue;
      }
      wanted.add(link);
      const record = this.#recordOf(link);
      if (record === undefined) this.#gone.push({ departure: departure.departure, table: part.table });
      else this.#mergePart(departure, part, link, record);
    }
    for (const link of links) if (!wanted.has(link)) this.#removePart(link);
  }

  #mergePart(departure: Departure, part: GeneratedPart, link: TrainLink, record: TrainRecord): void {
    const reason = part.table === 'releases' ? null : staysOf(part.table, record, this.context);
    if (reason !== null) {
      this.#keepIfOther(departure, part.table, record, [part], reason, link);
      return;
    }
    const current = record as unknown as Readonly<Record<string, unknown>>;
    const place = { departure: departure.departure, table: link.table, recordId: record.id, label: labelOf(record) };
    const merged = mergeFields(
      Object.keys(part.values),
      (field) => current[field],
      link.base,
      (field) => (field === 'key' ? this.#theirKey(keyOf(part), link, current) : { value: part.values[field] }),
    );
    const conflicts = merged.conflicts.map((one): TrainConflict => ({
      ...place,
      ...one,
      id: `${record.id}:${one.field}`,
    }));
    const { fields, base } = merged;
    const isQuiet = Object.keys(fields).length === 0 && conflicts.length === 0 && dequal(base, link.base);
    if (!isQuiet) this.#changes.push({ ...place, link, current, fields, conflicts, base });
  }

  #theirKey(wanted: string, { base }: TrainLink, current: Readonly<Record<string, unknown>>) {
    const same = (key: unknown): boolean => typeof key === 'string' && key.toLowerCase() === wanted.toLowerCase();
    if (same(current['key'])) return { value: current['key'] };
    // A number that was added because the key was taken stays with it.
    if (same(base['key$file'])) return { value: base['key'], raw: wanted };
    return same(base['key']) ? { value: base['key'] } : { value: this.#uniqueKey(wanted), raw: wanted };
  }

  /** Named only where the train would have it otherwise. */
  #keepIfOther(
    { departure }: Departure,
    table: TrainTable,
    record: TrainRecord,
    [part]: readonly GeneratedPart[],
    reason: StayReason,
    link: TrainLink | undefined,
  ): void {
    const differs = Object.entries(part?.values ?? {}).some(
      ([field, value]) => field !== 'key' && !sameValue(link?.base[field], value),
    );
    if (differs) this.#kept.push({ departure, table, recordId: record.id, label: labelOf(record), reason });
  }

  #recordOf({ table, recordId }: TrainLink): TrainRecord | undefined {
    return this.#byId.get(`${table}:${recordId}`);
  }

  /** A departure that does not take place: parts first, the release only when nothing of it is kept. */
  #remove(links: readonly TrainLink[]): void {
    const releaseLink = links.find(({ part }) => part === RELEASE_PART);
    const release = releaseLink === undefined ? undefined : this.#recordOf(releaseLink);
    if (releaseLink === undefined || release === undefined) return;
    const { departure } = releaseLink;
    const reason = releaseStays(release as RecordOf<'releases'>, this.context.statuses);
    const place = { departure, table: 'releases' as const, recordId: release.id, label: labelOf(release) };
    if (reason !== null) {
      this.#kept.push({ ...place, reason });
      return;
    }
    const before = this.#kept.length;
    const linked = new Set(links.map(({ recordId }) => recordId));
    for (const link of links) if (link !== releaseLink) this.#removePart(link);
    for (const { table, record } of this.#children.get(release.id) ?? []) {
      if (linked.has(record.id)) continue;
      this.#kept.push({ departure, table, recordId: record.id, label: labelOf(record), reason: 'own' });
    }
    if (isTouched(release, releaseLink)) this.#kept.push({ ...place, reason: 'touched' });
    else if (this.#kept.length > before) this.#kept.push({ ...place, reason: 'holds' });
    else this.#removals.push({ ...place, link: releaseLink });
  }

  #removePart(link: TrainLink): void {
    const record = this.#recordOf(link);
    if (record === undefined) return;
    const { departure, table } = link;
    const place = { departure, table, recordId: record.id, label: labelOf(record) };
    const reason = isTouched(record, link) ? 'touched' : staysOf(table, record, this.context);
    if (reason === null) this.#removals.push({ ...place, link });
    else this.#kept.push({ ...place, reason });
  }
}

/** Fields that say which record it is, and not what it says. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['id', 'releaseId']);

const keyOf = ({ values }: Pick<GeneratedPart, 'values'>): string =>
  typeof values['key'] === 'string' ? values['key'] : '';

function isTouched(record: TrainRecord, { base }: TrainLink): boolean {
  return Object.entries(record).some(([field, value]) => !OWN_FIELDS.has(field) && !sameValue(value, base[field]));
}

function staysOf(table: TrainTable, record: TrainRecord, context: GenerateContext): StayReason | null {
  switch (table) {
    case 'gates':
      return gateStays(record as RecordOf<'gates'>, context);
    case 'deployments':
      return deploymentStays(record as RecordOf<'deployments'>, context.statuses);
    case 'bookings':
      return bookingStays(record as RecordOf<'bookings'>);
    case 'phases':
    case 'releases':
      return null;
  }
}
