/** What a number is shown as, as far as it decides what the number means. */
export type Shown = 'number' | 'percent' | 'date' | 'time' | 'dateTime' | 'length';

/**
 * A format's meaning; `digits` is set where it pads a whole number with zeros ("00042" is a ticket, 42 is
 * none), `decimals` where it writes as many of them, wanted or not ("26.10" is a release, 26.1 another).
 */
export interface NumberFormat {
  readonly shown: Shown;
  readonly digits: number;
  readonly decimals?: number;
}

const PLAIN: NumberFormat = { shown: 'number', digits: 0 };

/**
 * Formats that are known by number alone. 27 to 36 and 50 to 58 are dates of East Asian versions.
 * ECMA-376 part 1, 18.8.30.
 */
const BUILT_IN: readonly (readonly [from: number, to: number, shown: Shown])[] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'dateTime'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'length'],
  [47, 47, 'time'],
  [50, 58, 'date'],
];

export function builtInFormat(id: number): NumberFormat {
  const found = BUILT_IN.find(([from, to]) => id >= from && id <= to);
  if (id === 2) return { shown: 'number', digits: 0, decimals: 2 };
  return found === undefined ? PLAIN : { shown: found[2], digits: 0 };
}

/** Reads a format code ("yyyy-mm-dd hh:mm;@", `[$-407]d. mmmm yyyy`, `[h]:mm`, "0.0%"); the first section decides. */
export function formatOfCode(code: string): NumberFormat {
  const fixed = /^0\.(0{1,10})$/.exec(code);
  if (fixed !== null) return { shown: 'number', digits: 0, decimals: fixed[1]?.length ?? 0 };
  if (/^0{2,}$/.test(code)) return { shown: 'number', digits: code.length };
  const section = bare(code);
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return { shown: 'length', digits: 0 };
  const letters = section
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general/gi, '')
    .toLowerCase();
  if (/[0#?]/.test(letters.replace(/s\.0+/g, 's')) && !/[ydh]/.test(letters)) {
    return letters.includes('%') ? { shown: 'percent', digits: 0 } : PLAIN;
  }
  const { hasDay, hasClock } = partsOf(letters);
  if (hasDay) return { shown: hasClock ? 'dateTime' : 'date', digits: 0 };
  return hasClock ? { shown: 'time', digits: 0 } : PLAIN;
}

/** The first section without what is mere text: "…" in quotes, \x, _x (room for a letter), *x (filling). */
function bare(code: string): string {
  const plain = code.slice(0, 255).replace(/"[^"]*"?|[\\_*]./g, '');
  return plain.split(';')[0] ?? '';
}

/** `m` is minutes after hours and before seconds, else a month. */
function partsOf(letters: string): { hasDay: boolean; hasClock: boolean } {
  const runs = letters.match(/y+|m+|d+|h+|s+|am\/pm|a\/p|[ge]+/g) ?? [];
  let hasDay = false;
  let hasClock = false;
  runs.forEach((run, index) => {
    const kind = run.charAt(0);
    const isMinute = runs[index - 1]?.startsWith('h') === true || runs[index + 1]?.startsWith('s') === true;
    if (kind === 'h' || kind === 's' || kind === 'a') hasClock = true;
    else if (kind === 'm' && isMinute) hasClock = true;
    else if (kind === 'y' || kind === 'd' || kind === 'm') hasDay = true;
  });
  return { hasDay, hasClock };
}
