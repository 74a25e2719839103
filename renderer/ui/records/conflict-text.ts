import type { TFunction } from 'i18next';
import type { When } from '#shared/model/time.ts';
import { parseRef, type Conflict, type Ref } from '#shared/planning/conflicts/conflict.ts';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import type { Interval } from '#shared/planning/conflicts/intervals.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';

const DAY_MS = 86_400_000;

/** What people call a record: "PAY 26.4 Production", "Quarter-end freeze". */
export function refName(ref: Ref, engine: ConflictEngine, t: TFunction): string {
  const name = parseRef(ref);
  if (name === null) return t('conflicts:gone');
  const { id } = name;
  const keyOf = (releaseId: string | null) =>
    releaseId === null ? '' : (engine.record('releases', releaseId)?.key ?? '');
  const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' ') || t('conflicts:gone');
  switch (name.table) {
    case 'releases':
      return joined(engine.record('releases', id)?.key);
    case 'deployments': {
      const one = engine.record('deployments', id);
      return joined(one && keyOf(one.releaseId), one?.environment);
    }
    case 'gates': {
      const one = engine.record('gates', id);
      return joined(one && keyOf(one.releaseId), one?.name);
    }
    case 'phases': {
      const one = engine.record('phases', id);
      return joined(one && keyOf(one.releaseId), one?.name);
    }
    case 'bookings': {
      const one = engine.record('bookings', id);
      const environment = engine.context.configuration.environments.get(one?.environmentId ?? '')?.name;
      return joined(one && keyOf(one.releaseId), one?.purpose === '' ? environment : one?.purpose);
    }
    case 'changes': {
      const one = engine.record('changes', id);
      return joined(one?.key, one?.title);
    }
    case 'events':
      return joined(engine.record('events', id)?.title);
    case 'environments':
      return joined(engine.context.configuration.environments.get(id)?.name);
    default:
      return t('conflicts:gone');
  }
}

/** A conflict as a sentence. */
export function conflictSentence(conflict: Conflict, engine: ConflictEngine, t: TFunction, locale: string): string {
  const name = (ref: Ref | undefined) => (ref === undefined ? '' : refName(ref, engine, t));
  const [first, second] = conflict.records;
  const parts = conflict.records.filter((ref) => !ref.startsWith('environments:'));
  const place = conflict.records.find((ref) => ref.startsWith('environments:'));
  const all = new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts.map(name));
  return t(`conflicts:sentence.${conflict.rule}`, { a: name(first), b: name(second), all, place: name(place) });
}

/** A stretch of time as people write it: whole days where it begins and ends with a day. */
export function whenOfInterval({ start, end }: Interval, { context }: ConflictEngine): When {
  const { instants } = context;
  const [first, last] = [instants.dateAt(start), instants.dateAt(end - 1)];
  if (instants.day(first).start === start && instants.day(last).end === end) return { type: 'dates', first, last };
  // Points last a millisecond and what is known by the day ends just before midnight: neither is a time to be read.
  const to = end - start < 1_000 || end - start > 400 * DAY_MS ? start : Math.ceil(end / 60_000) * 60_000;
  return {
    type: 'moments',
    start: momentFromInstant(msToInstant(start), instants.zone),
    end: momentFromInstant(msToInstant(Math.max(start, to)), instants.zone),
  };
}
