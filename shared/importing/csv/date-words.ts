/** Languages whose month and day names are understood in dates. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'pl'];
/** Abbreviations people write that Intl does not. */
const OTHER_MONTHS: Readonly<Record<string, number>> = { sept: 9, mrz: 3, maerz: 3 };
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
  'le',
  'el',
  'at',
  'um',
  'uhr',
  'h',
]);

let months: ReadonlyMap<string, number> | null = null;
let days: ReadonlySet<string> | null = null;

/** 1–12 for a month's name or abbreviation in one of the languages; null otherwise. */
export function monthOfWord(word: string): number | null {
  months ??= readMonths();
  return months.get(plain(word)) ?? null;
}

/** Whether a word may stand in a date without saying anything more: a weekday, an ordinal's ending, "of". */
export function isFiller(word: string): boolean {
  const text = plain(word);
  days ??= readDays();
  return FILLERS.has(text) || days.has(text);
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

function readDays(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { language, style } of styles()) {
    for (let day = 4; day <= 10; day += 1) {
      names.add(
        plain(new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2026, 0, day))),
      );
    }
  }
  for (const short of ['tues', 'thur', 'thurs', 'weds']) names.add(short);
  return names;
}

function styles(): { language: string; style: 'long' | 'short' }[] {
  return LANGUAGES.flatMap((language) => [
    { language, style: 'long' as const },
    { language, style: 'short' as const },
  ]);
}
