/** Languages whose month and day names are understood in dates. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'pl'];
/** Abbreviations people write that Intl does not. */
const OTHER_MONTHS: Readonly<Record<string, number>> = { sept: 9, mrz: 3, maerz: 3 };
const OTHER_DAYS: readonly (readonly [string, number])[] = [
  ['tues', 2],
  ['weds', 3],
  ['thur', 4],
  ['thurs', 4],
];
const FILLERS = new Set([
  'of',
  'de',
  'del',
  'den',
  'der',
  'the',
  'st',
  'nd',
  'rd',
  'th',
  'er',
  'le',
  'el',
  'at',
  'on',
  'um',
  'uhr',
  'h',
]);

let months: ReadonlyMap<string, number> | null = null;
let days: ReadonlyMap<string, ReadonlySet<number>> | null = null;

/** 1–12 for a month's name or abbreviation in one of the languages; null otherwise. */
export function monthOfWord(word: string): number | null {
  months ??= readMonths();
  return months.get(plain(word)) ?? null;
}

/** Whether a word may stand in a date without saying anything: an ordinal's ending, "of". */
export function isFiller(word: string): boolean {
  return FILLERS.has(plain(word));
}

/** Weekdays a name or abbreviation may mean, 1 Monday to 7 Sunday: "ma" is Monday in Dutch, "mar" Tuesday in French. */
export function weekdaysOfWord(word: string): ReadonlySet<number> | null {
  days ??= readDays();
  return days.get(plain(word)) ?? null;
}

/** Lower-case, without accents and dots. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase();
}

function readMonths(): ReadonlyMap<string, number> {
  const names = new Map<string, number>(Object.entries(OTHER_MONTHS));
  for (const { language, style } of styles()) {
    for (let month = 1; month <= 12; month += 1) {
      for (const parts of [{ month: style }, { day: 'numeric', month: style }] as const) {
        const format = new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' });
        const text =
          format.formatToParts(Date.UTC(2026, month - 1, 15)).find((part) => part.type === 'month')?.value ?? '';
        const name = plain(text);
        // Where two languages disagree (es "mar" is Tuesday, too) the first listed wins.
        if (name !== '' && !/\d/.test(name) && !names.has(name)) names.set(name, month);
      }
    }
  }
  return names;
}

function readDays(): ReadonlyMap<string, ReadonlySet<number>> {
  const names = new Map<string, Set<number>>();
  const add = (name: string, weekday: number): void => {
    const known = names.get(name);
    if (known === undefined) names.set(name, new Set([weekday]));
    else known.add(weekday);
  };
  for (const { language, style } of styles()) {
    const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
    // 5 January 2026 is a Monday.
    for (let weekday = 1; weekday <= 7; weekday += 1)
      add(plain(format.format(Date.UTC(2026, 0, 4 + weekday))), weekday);
  }
  for (const [name, weekday] of OTHER_DAYS) add(name, weekday);
  return names;
}

function styles(): { language: string; style: 'long' | 'short' }[] {
  return LANGUAGES.flatMap((language) => [
    { language, style: 'long' as const },
    { language, style: 'short' as const },
  ]);
}
