import type { CommandResult } from './planner.ts';

export interface Problem {
  readonly file: string | null;
  /** Of a workbook. */
  readonly sheet?: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly message: string;
}

export interface Summary {
  readonly ok: boolean;
  readonly command: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
  readonly outputs: readonly string[];
}

/** The one line a program reads. */
export function summaryOf({ stdout, stderr }: CommandResult): Summary {
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(`No summary on standard output: ${stdout}\n${stderr}`);
  return JSON.parse(line) as Summary;
}
