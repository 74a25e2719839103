import type { TFunction } from 'i18next';
import type { CommandSummary } from '#shared/bridge.ts';
import { summaryOutcome, type Outcome } from '../command-line/outcome.ts';
import type { Invocation } from '../command-line/parse.ts';
import type { AskResult } from '../instance/asking.ts';

/** What the second process prints once the running one answered, did not, or went away. */
export function handedOverOutcome(result: AskResult, invocation: Invocation, t: TFunction): Outcome {
  const json = invocation.type === 'command' && invocation.json;
  if (result.type === 'done') {
    return result.summary === null ? { exitCode: 0, stdout: [], stderr: [] } : summaryOutcome(result.summary, json, t);
  }
  const summary: CommandSummary = {
    ok: false,
    command: invocation.type === 'command' ? invocation.command.name : '',
    counts: {},
    problems: [
      {
        file: null,
        row: null,
        column: null,
        value: null,
        code: 'internal',
        message: t(result.type === 'lost' ? 'cli:handOverLost' : 'cli:handOverFailed'),
      },
    ],
    outputs: [],
    lines: [],
  };
  return summaryOutcome(summary, json, t);
}
