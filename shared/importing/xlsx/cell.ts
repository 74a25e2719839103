import type { Flaw } from '../parsed.ts';
import type { NumberFormat } from './number-format.ts';
import { clockText, serialToWall, type DateSystem } from './serial.ts';

/** A cell as the sheet's XML has it. */
export interface RawCell {
  /** ECMA-376 part 1, 18.18.11: `n` where it does not say. */
  readonly type: string;
  readonly style: number;
  /** Content of `v`; null without one. */
  readonly value: string | null;
  readonly isFormula: boolean;
  /** Content of `is`, strings that stand in the cell itself. */
  readonly inline: string;
}

export interface CellContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly dates: DateSystem;
}

/** What a cell says, as text that can be read in one way only: dates as ISO 8601, numbers with a point. */
export interface CellText {
  readonly text: string;
  readonly flaw?: Flaw;
  /** Of a day with a time: whether that is 00:00. */
  readonly isMidnight?: boolean;
  /** The cell shows a day or a time alone, and holds both. */
  readonly isPartHidden?: boolean;
  /** As the cell shows it, where that is written otherwise than the number ("26.10"). */
  readonly shown?: string;
}

const NOTHING: CellText = { text: '' };
const PLAIN: NumberFormat = { shown: 'number', digits: 0 };

/** The value of a cell; of a formula the result that was last computed and stored. */
export function readCell(cell: RawCell, context: CellContext): CellText {
  const { type, value } = cell;
  if (type === 'inlineStr') return { text: cell.inline };
  // openpyxl and others write formulas that nobody has computed yet, some with an empty result.
  if (cell.isFormula && (value === null || (value === '' && type !== 'str'))) return flaw('formulaNotComputed', '');
  if (value === null || value === '') return NOTHING;
  switch (type) {
    case 's':
      return { text: context.strings[Number(value)] ?? '' };
    case 'str':
      return { text: value };
    case 'b':
      return { text: value === '1' || value === 'true' ? 'true' : 'false' };
    case 'e':
      return flaw('cellError', value);
    case 'd':
      return isoCell(value);
    default:
      return numberCell(value, context.formats[cell.style] ?? PLAIN, context.dates);
  }
}

function flaw(code: Flaw['code'], value: string): CellText {
  return { text: '', flaw: { code, value } };
}

/** "2026-12-31", "2026-12-31T22:00:00Z", "22:00:00": days and times of the strict form of the format. */
function isoCell(value: string): CellText {
  const match = /^(?:(\d{4}-\d{2}-\d{2}))?T?(?:(\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?)?Z?$/.exec(value);
  if (match === null) return flaw('cellError', value);
  const [, day = '', minutes = '', seconds = '00'] = match;
  const time = minutes === '' || seconds === '00' ? minutes : `${minutes}:${seconds}`;
  if (day === '' || time === '') return { text: day + time };
  return { text: `${day} ${time}`, isMidnight: time === '00:00' };
}

function numberCell(value: string, { shown, digits, decimals }: NumberFormat, dates: DateSystem): CellText {
  const number = Number(value);
  if (!Number.isFinite(number)) return flaw('cellError', value);
  switch (shown) {
    case 'number':
      return {
        text: plain(number).padStart(digits, '0'),
        ...(decimals === undefined ? {} : { shown: number.toFixed(decimals) }),
      };
    case 'percent':
      return { text: `${plain(number * 100)}%` };
    case 'length':
      return number < 0 ? flaw('dateOutOfRange', value) : { text: clockText(Math.round(number * 86_400)) };
    case 'date':
    case 'time':
    case 'dateTime':
      return wallCell(number, shown, dates);
  }
}

function wallCell(number: number, shown: 'date' | 'time' | 'dateTime', dates: DateSystem): CellText {
  const wall = serialToWall(number, dates);
  if (wall === null) return flaw('dateOutOfRange', plain(number));
  const { date, time } = wall;
  // A time alone is a fraction of day 0, however the cell shows it.
  const isDayZero = number < 1 && time !== '00:00' && dates === '1900';
  if (shown === 'time' || (shown === 'dateTime' && isDayZero)) return { text: time, isPartHidden: number >= 1 };
  if (shown === 'date') return { text: date, isPartHidden: time !== '00:00' };
  return { text: `${date} ${time}`, isMidnight: time === '00:00' };
}

/** As a spreadsheet shows it: 15 digits, so that 0.1 + 0.2 is 0.3. */
function plain(number: number): string {
  return String(Number(number.toPrecision(15)));
}
