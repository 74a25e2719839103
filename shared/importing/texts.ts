import type { i18n } from 'i18next';
import type { CommandProblem } from '../bridge.ts';
import type { Note, Problem } from './problem.ts';

/** Codes are the keys: which one, and so what fills it, is only known when it is read. */
type Sentence = (key: string, values: Readonly<Record<string, string | number>>) => string;
const sentenceOf = (text: Pick<i18n, 't'>): Sentence => text.t as unknown as Sentence;

/** The sentence for a problem, in the language of `text`. */
export function problemSentence(text: Pick<i18n, 't'>, problem: Problem): string {
  const { code, column, value, params } = problem;
  return sentenceOf(text)(`importing:problems.${code}`, { ...params, column: column ?? '', value: value ?? '' });
}

/** The sentence for a note; `count` of it says how often it happened. */
export function noteSentence(text: Pick<i18n, 't'>, note: Note): string {
  const { code, column, value, params, count } = note;
  return sentenceOf(text)(`importing:notes.${code}`, { ...params, column: column ?? '', value: value ?? '', count });
}

/** A problem as the command line's summary gives it. */
export function toCommandProblem(
  text: Pick<i18n, 't'>,
  { file, sheet }: { readonly file: string; readonly sheet?: string | undefined },
  problem: Problem,
): CommandProblem {
  const { line, column, value, code } = problem;
  return {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    row: line,
    column,
    value,
    code,
    message: problemSentence(text, problem),
  };
}
