import { CALL_NAMES } from '#shared/bridge-names.ts';
import { ERROR_CODES } from '#shared/errors.ts';
import { TABLE_NAMES } from '#shared/model/tables.ts';
import { COMMAND_NAMES } from '../command-line/grammar.ts';

export type LogDetail = Readonly<Record<string, string | number | boolean | null>>;

/** Words that name the program's own doing. A text that isn't one of them may be a person's, and stays out. */
const WORDS: ReadonlySet<string> = new Set([
  ...CALL_NAMES,
  ...COMMAND_NAMES,
  ...ERROR_CODES,
  ...TABLE_NAMES,
  'window',
  'command',
]);

/** Words joined by dots (`import.finished`); anything else is not one of our event names. */
const EVENT_NAME = /^[a-z][A-Za-z0-9-]*(\.[a-z][A-Za-z0-9-]*){0,3}$/;
const KEY = /^[a-z][A-Za-z0-9]{0,39}$/;
/** `TypeError`, `QuotaExceededError` and their like: class names of the engine. */
const ERROR_CLASS = /^[A-Z][A-Za-z]{0,40}Error$/;

export function loggableEvent(event: string): string {
  return EVENT_NAME.test(event) && event.length <= 100 ? event : 'unnamed';
}

/**
 * Keeps numbers, booleans and the program's own words. Of any other text only its length is kept: a log travels by
 * mail to strangers, and a title in it would be a plan given away.
 */
export function loggableDetail(detail: LogDetail): Record<string, number | boolean | string | null> {
  const kept: Record<string, number | boolean | string | null> = {};
  for (const [key, value] of Object.entries(detail)) {
    if (!KEY.test(key)) continue;
    if (typeof value !== 'string') kept[key] = value;
    else if (WORDS.has(value) || ERROR_CLASS.test(value)) kept[key] = value;
    else kept[`${key}Length`] = value.length;
  }
  return kept;
}
