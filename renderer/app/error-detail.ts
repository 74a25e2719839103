import { toErrorAnswer } from '#shared/errors.ts';

/** What a person may hand on: code, place, version. No content of the plan. */
export function errorDetail(error: unknown, version: string): string {
  const answer = toErrorAnswer(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return [`Slipway ${version}`, answer.message, stack].filter((line) => line !== '').join('\n');
}
