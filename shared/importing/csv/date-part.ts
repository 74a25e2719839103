import { isFiller, monthOfWord, weekdaysOfWord } from './date-words.ts';
import { zoneOfWord } from './clock.ts';

/** What one date in words says; of a range each side may leave to the other what they share. */
export interface DatePart {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
  /** Weekdays its name may mean. */
  readonly weekdays: ReadonlySet<number> | null;
  /** Time of day with its zone or offset as it stands there ("12:00 UTC"); empty without one. */
  readonly clock: string;
  /** Zone of a day without a time: "4 February (AoE)". */
  readonly zone: string | null;
}

/** A date of words longer than this is a sentence. */
const LONGEST = 60;

const CLOCK = /\b\d{1,2}(?::\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?|h\d{2}\b)(?:\s*uhr\b)?/i;
/** A zone in brackets, last: "(AoE)". */
const BRACKET = /\s*[([]([A-Za-z]+(?:\/[A-Za-z_]+)*)[)\]]\s*$/;
const ZONE = /^\s*[([]?((?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]+(?:[_+\-/][A-Za-z0-9_]+)*)[)\]]?/;

/**
 * Reads "3 Dec 2026", "Dec 3rd, 2026", "Monday 12th January 2026 14:00", "23rd", "14:00 UTC", "4 February (AoE)".
 * Null where a word or number stands in it that no date has: what is not understood is never passed over.
 */
export function partOf(text: string): DatePart | null {
  if (text.length > LONGEST) return null;
  const { clock, rest } = cutClock(text.replace(/anywhere on earth/i, 'AoE'));
  const bracket = BRACKET.exec(rest);
  const numbers: string[] = [];
  const names: string[] = [];
  for (const token of rest.slice(0, bracket?.index).match(/\d+|[\p{L}.]+|[^\s\d\p{L}.,\-/]+/gu) ?? []) {
    if (/^\d/.test(token)) numbers.push(token);
    else if (/^\p{L}/u.test(token)) names.push(token);
    else if (!/^[.'’ºª]+$/.test(token)) return null;
  }
  const counted = readNumbers(numbers);
  if (counted === null) return null;
  const said = readNames(names);
  let name = bracket?.[1] ?? null;
  const plain = said ?? (name === null && names.length > 1 ? readNames(names.slice(0, -1)) : null);
  if (plain === null) return null;
  if (said === null) name = names.at(-1) ?? null;
  // A time has its zone beside it.
  const zone = name === null || clock !== '' ? null : zoneOfWord(name);
  return name !== null && zone === null ? null : { ...plain, ...counted, clock, zone };
}

/** Takes the time and the zone beside it out of the text. */
function cutClock(text: string): { clock: string; rest: string } {
  const found = CLOCK.exec(text);
  if (found === null) return { clock: '', rest: text };
  const [time] = found;
  const after = text.slice(found.index + time.length);
  const zone = ZONE.exec(after);
  const name = zone?.[1] ?? '';
  const isDate = name !== '' && !/^[+-]/.test(name) && isDateWord(name);
  const taken = zone === null || isDate ? '' : zone[0];
  const clock = taken === '' ? time : `${time} ${name.replaceAll(' ', '')}`;
  return { clock, rest: `${text.slice(0, found.index)} ${after.slice(taken.length)}` };
}

const isDateWord = (word: string): boolean =>
  isFiller(word) || monthOfWord(word) !== null || weekdaysOfWord(word) !== null;

/** One month, and weekdays; "mar" is March unless another month stands there. */
function readNames(names: readonly string[]): Pick<DatePart, 'month' | 'weekdays'> | null {
  let month: number | null = null;
  let weekdays: ReadonlySet<number> | null = null;
  const both: string[] = [];
  for (const name of names) {
    const own = monthOfWord(name);
    const days = weekdaysOfWord(name);
    if (own !== null && days !== null) both.push(name);
    else if (own !== null) {
      if (month !== null) return null;
      month = own;
    } else if (days !== null) {
      if (weekdays !== null) return null;
      weekdays = days;
    } else if (!isFiller(name)) return null;
  }
  for (const name of both) {
    if (month === null) month = monthOfWord(name);
    else if (weekdays === null) weekdays = weekdaysOfWord(name);
    else return null;
  }
  return { month, weekdays };
}

/** Day and year in either order; a lone number of four digits is a year, any other a day. */
function readNumbers(numbers: readonly string[]): Pick<DatePart, 'day' | 'year'> | null {
  const [first, second, ...more] = numbers;
  if (more.length > 0) return null;
  if (first === undefined) return { day: null, year: null };
  if (second === undefined) {
    if (first.length === 4) return { day: null, year: Number(first) };
    return first.length <= 2 ? { day: Number(first), year: null } : null;
  }
  const [yearText, dayText] = first.length === 4 ? [first, second] : [second, first];
  if ((yearText.length !== 4 && yearText.length !== 2) || dayText.length > 2) return null;
  return { day: Number(dayText), year: fullYear(yearText) };
}

/** "26" is 2026, "85" is 1985: plans look ahead further than back. */
export function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
