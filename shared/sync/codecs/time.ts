import { Moment, PlainDate, type Zone } from '../../model/time.ts';
import { momentFromInstant, toMoment } from '../../planning/moments.ts';
import { msToInstant } from '../../planning/wall.ts';
import { isBlank, mapped, unmapped, type Codec, type Mapped } from '../codec.ts';
import type { Raw } from '../field-link.ts';

/** Whole days there and here. Some remotes say a day as midnight of it. */
export function dayCodec(): Codec {
  const read = (raw: Raw): Mapped<PlainDate | null> => {
    if (raw === null || raw === '') return mapped(null);
    if (typeof raw !== 'string') return unmapped('wrongType');
    const day = PlainDate.safeParse(raw.slice(0, 10));
    return day.success ? mapped(day.data) : unmapped('wrongType');
  };
  return {
    read,
    write: (local) => {
      if (isBlank(local)) return mapped(null);
      const day = PlainDate.safeParse(local);
      return day.success ? mapped(day.data) : unmapped('wrongType');
    },
    keeps: () => false,
    identity: (raw) => (raw === '' ? null : typeof raw === 'string' ? raw.slice(0, 10) : raw),
  };
}

export interface MomentOptions {
  /** On whose clock a moment that comes in is shown here; what goes out says the instant. */
  readonly zone: Zone;
  readonly precision: 'second' | 'minute' | 'day';
  /** How the remote writes "no time", beside null (Request Tracker: 1970). */
  readonly none: string | null;
}

/** Points in time. `precision` day: the remote keeps only the day, which here begins at 00:00 of `zone`. */
export function momentCodec({ zone, precision, none }: MomentOptions): Codec {
  const read = (raw: Raw): Mapped<Moment | null> => {
    if (raw === null || raw === '' || raw === none) return mapped(null);
    if (typeof raw !== 'string') return unmapped('wrongType');
    if (precision === 'day') {
      const day = PlainDate.safeParse(raw.slice(0, 10));
      return day.success ? mapped(toMoment(`${day.data}T00:00`, zone).moment) : unmapped('wrongType');
    }
    const ms = Date.parse(raw);
    if (Number.isNaN(ms) || !HAS_OFFSET.test(raw)) return unmapped('wrongType');
    return isInRange(ms) ? mapped(momentFromInstant(msToInstant(ms), zone)) : unmapped('outOfRange');
  };
  const write = (local: unknown): Mapped<Raw> => {
    if (isBlank(local)) return mapped(none);
    const moment = Moment.safeParse(local);
    if (!moment.success) return unmapped('wrongType');
    const at = momentFromInstant(moment.data.utc, zone);
    if (precision === 'day') return mapped(at.wall.slice(0, 10));
    return mapped(precision === 'minute' ? `${moment.data.utc.slice(0, 16)}:00Z` : moment.data.utc);
  };
  return {
    read,
    write,
    // The same instant on another clock, or as exactly as the remote keeps it.
    keeps: (local, raw) => {
      const [ours, theirs] = [write(local), read(raw)];
      if (!ours.ok || !theirs.ok) return false;
      const again = write(theirs.value);
      return again.ok && again.value === ours.value;
    },
    identity: (raw) => {
      const value = read(raw);
      return value.ok ? (value.value?.utc ?? null) : raw;
    },
  };
}

/** A moment without a zone is nobody's: it would be taken for the laptop's own. */
const HAS_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/;
const LEAST = Date.parse('0001-01-01T00:00:00Z');
const MOST = Date.parse('9999-12-30T00:00:00Z');
const isInRange = (ms: number): boolean => ms >= LEAST && ms <= MOST;

/** Points in time that are kept without a zone here, to the second. `none`: how the remote writes "no time". */
export function instantCodec({ none }: { readonly none: string | null }): Codec {
  const read = (raw: Raw): Mapped<string | null> => {
    if (raw === null || raw === '' || raw === none) return mapped(null);
    if (typeof raw !== 'string') return unmapped('wrongType');
    const ms = Date.parse(raw);
    if (Number.isNaN(ms) || !HAS_OFFSET.test(raw)) return unmapped('wrongType');
    return isInRange(ms) ? mapped(msToInstant(ms)) : unmapped('outOfRange');
  };
  return {
    read,
    write: (local) => {
      if (isBlank(local)) return mapped(none);
      return typeof local === 'string' && !Number.isNaN(Date.parse(local)) ? mapped(local) : unmapped('wrongType');
    },
    keeps: () => false,
    identity: (raw) => {
      const value = read(raw);
      return value.ok ? value.value : raw;
    },
  };
}
