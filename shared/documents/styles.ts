import type { CalendarEntry } from '../planning/entry.ts';
import type { Text } from '../text/index.ts';
import type { CalendarSnapshot, KindStyle } from './snapshot.ts';
import type { ChipChange, LegendItem, Style } from './tree.ts';

/** Gives each look in a document one number, and the legend of those used. */
export interface StyleBook {
  readonly indexOf: (entry: CalendarEntry) => number;
  /** How an entry is marked as changed. */
  readonly changeOf: (entry: CalendarEntry) => ChipChange | null;
  readonly styles: readonly Style[];
  readonly legend: (t: Text) => LegendItem[];
}

interface Used {
  readonly code: string;
  readonly style: number;
  readonly name: string;
  /** Deployments and bookings take their release's colour: one line of the legend explains them all. */
  readonly ofRelease: 'deployment' | 'booking' | null;
  /** Releases first, then what belongs to them, then the rest. */
  readonly order: number;
}

const ORDER = { releases: 0, deployments: 1, phases: 2, gates: 3, events: 4, bookings: 5, changes: 6 } as const;
const OF_RELEASE: Partial<Record<CalendarEntry['table'], 'deployment' | 'booking'>> = {
  deployments: 'deployment',
  bookings: 'booking',
};
const INK = '#1a1f26';
const UNKNOWN = { edge: '#5b6572', fill: '#e8ebef', ink: '#343c46' };

function roleOf(entry: CalendarEntry, kind: KindStyle | undefined): Style['role'] {
  if (entry.table === 'deployments') return 'deployment';
  if (entry.table === 'bookings') return 'booking';
  if (entry.table === 'phases') return 'phase';
  if (kind?.meaning === 'milestone') return 'milestone';
  return kind?.meaning === 'holiday' ? 'holiday' : 'plain';
}

/** In black and white the pattern and the code say what colour said; no fill is left. */
function styleOf(role: Style['role'], kind: KindStyle | undefined, colour: boolean): Style {
  const pattern = kind?.appearance.pattern ?? 'none';
  if (!colour)
    return {
      role,
      edge: INK,
      fill: '#ffffff',
      ink: INK,
      pattern: role === 'phase' && pattern === 'none' ? 'dashes' : pattern,
    };
  return { role, pattern, ...(kind?.appearance.light ?? UNKNOWN) };
}

export function styleBook(snapshot: CalendarSnapshot, changes: ReadonlyMap<string, ChipChange>): StyleBook {
  const indexes = new Map<string, number>();
  const styles: Style[] = [];
  const used: Used[] = [];
  const marks = { tentative: false, awaiting: false, cancelled: false };
  const indexOf = (entry: CalendarEntry): number => {
    const kind = snapshot.styles[entry.styleId];
    const role = roleOf(entry, kind);
    const key = `${role}|${entry.styleId}`;
    const known = indexes.get(key);
    if (known !== undefined) return known;
    const index = styles.length;
    styles.push(styleOf(role, kind, snapshot.colour));
    indexes.set(key, index);
    return index;
  };
  for (const entry of [...snapshot.entries, ...goneFrom(snapshot)]) {
    const style = indexOf(entry);
    marks.tentative ||= entry.tentative;
    marks.awaiting ||= entry.awaitingApproval;
    marks.cancelled ||= entry.cancelled;
    const name = snapshot.styles[entry.styleId]?.name ?? '';
    const ofRelease = OF_RELEASE[entry.table] ?? null;
    if (!used.some((u) => u.style === style && u.code === entry.code)) {
      used.push({ code: entry.code, style, name, ofRelease, order: ORDER[entry.table] });
    }
  }
  const legend = (t: Text): LegendItem[] => [
    ...grouped(
      [...used].sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
      styles,
      t,
    ),
    ...(marks.tentative ? [mark('tentative', t('documents:legend.tentative'))] : []),
    ...(marks.awaiting ? [mark('awaiting', t('documents:legend.awaiting'))] : []),
    ...changeMarks(snapshot, changes, t),
    ...(marks.cancelled ? [mark('cancelled', t('documents:legend.cancelled'))] : []),
  ];
  return { indexOf, changeOf: ({ id }) => changes.get(id) ?? null, styles, legend };
}

/** Entries that stand only among what is gone. */
function goneFrom({ since }: CalendarSnapshot): CalendarEntry[] {
  return (since?.changes ?? []).flatMap((change) => (change.kind === 'removed' ? [change.before] : []));
}

function changeMarks({ since }: CalendarSnapshot, changes: ReadonlyMap<string, ChipChange>, t: Text): LegendItem[] {
  if (since === undefined) return [];
  const tags = new Map([...changes.values()].map(({ kind, tag }) => [kind, tag]));
  return (['moved', 'added', 'changed'] as const).flatMap((kind) => {
    const tag = tags.get(kind);
    if (tag === undefined) return [];
    return [{ ...mark(kind, t(`documents:legend.${kind}`, { revision: since.revision })), code: tag }];
  });
}

const mark = (which: LegendItem['mark'], text: string): LegendItem => ({ style: null, code: '', mark: which, text });

/** Kinds that look alike and share a code stand together: "P Plan, Development, UAT". */
function grouped(used: readonly Used[], styles: readonly Style[], t: Text): LegendItem[] {
  const groups = new Map<string, { style: number; code: string; names: string[] }>();
  for (const { code, style, name, ofRelease } of used) {
    const look = JSON.stringify(styles[style]);
    const key = ofRelease ?? `${code}|${look}`;
    const own = name === '' ? t('documents:legend.unknown') : name;
    const text = ofRelease === null ? own : t(`documents:legend.${ofRelease}`);
    const group = groups.get(key) ?? { style, code, names: [] };
    if (!group.names.includes(text)) group.names.push(text);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ style, code, names }) => ({ style, code, mark: 'kind', text: names.join(', ') }));
}
