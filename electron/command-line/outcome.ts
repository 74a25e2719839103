import type { TFunction } from 'i18next';
import type { CommandProblem, CommandSummary } from '#shared/bridge.ts';
import { toErrorAnswer, type ErrorAnswer } from '#shared/errors.ts';
import type { CommandName } from './grammar.ts';
import type { UsageProblem } from './usage-problem.ts';

/** What a process of the command line leaves behind. */
export interface Outcome {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

/** The one line a program reads: stable keys, always last, never with the sentences for people. */
function jsonLine({ ok, command, counts, problems, outputs }: CommandSummary): string {
  return JSON.stringify({ ok, command, counts, problems, outputs });
}

/** Wrong usage that only the renderer could see (a field that doesn't exist) ends like any other. */
function exitCodeOf(summary: CommandSummary): 0 | 1 | 2 {
  if (summary.ok) return 0;
  return summary.problems.some((problem) => problem.code === 'usage') ? 2 : 1;
}

/** `plan.csv, line 12, column start: there is no such day (2026-02-30)` */
function problemLine(problem: CommandProblem, t: TFunction): string {
  const { file, sheet, row, column, value, message } = problem;
  const place = [
    file,
    sheet === undefined ? null : t('cli:placeSheet', { sheet }),
    row === null ? null : t(sheet === undefined ? 'cli:placeLine' : 'cli:placeRow', { row }),
    column === null ? null : t('cli:placeColumn', { column }),
  ].filter((part) => part !== null && part !== '');
  const sentence = value === null || value === '' ? message : t('cli:problemValue', { message, value });
  return place.length === 0 ? sentence : t('cli:problemAt', { place: place.join(', '), sentence });
}

export function summaryOutcome(summary: CommandSummary, json: boolean, t: TFunction): Outcome {
  return {
    exitCode: exitCodeOf(summary),
    stdout: json ? [...summary.lines, jsonLine(summary)] : summary.lines,
    stderr: summary.problems.map((problem) => problemLine(problem, t)),
  };
}

/** A command that ended before the renderer could give an account of it. */
export function failedSummary(command: string, error: unknown, t: TFunction): CommandSummary {
  const answer = toErrorAnswer(error);
  return {
    ok: false,
    command,
    counts: {},
    problems: [{ file: null, row: null, column: null, value: null, code: answer.code, message: sentenceOf(answer, t) }],
    outputs: [],
    lines: [],
  };
}

export function sentenceOf({ code, detail }: ErrorAnswer, t: TFunction): string {
  return t(`errors:${code}`, { ...detail });
}

export function usageOutcome(problem: UsageProblem, command: string, json: boolean, t: TFunction): Outcome {
  const { key, ...words } = problem;
  const message = t(`cli:${key}`, { ...words });
  const summary: CommandSummary = {
    ok: false,
    command,
    counts: {},
    problems: [{ file: null, row: null, column: null, value: null, code: 'usage', message }],
    outputs: [],
    lines: [],
  };
  return { exitCode: 2, stdout: json ? [jsonLine(summary)] : [], stderr: [message, t('cli:seeHelp')] };
}

export function helpOutcome(command: CommandName | null, t: TFunction): Outcome {
  return { exitCode: 0, stdout: [t(command === null ? 'cli:help' : `cli:help_${command}`)], stderr: [] };
}
