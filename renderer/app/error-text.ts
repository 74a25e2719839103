import { SlipwayError, toErrorAnswer } from '#shared/errors.ts';
import type { Text } from '#shared/text/index.ts';

/** The catalogue's sentence for any thrown value. */
export function errorText(t: Text, error: unknown): string {
  if (error instanceof SlipwayError) return t(`errors:${error.code}`, error.detail);
  return t('errors:internal', { name: error instanceof Error ? error.name : typeof error });
}

/** What a person may hand on: code, place, version. No content of the plan. */
export function errorDetail(error: unknown, version: string): string {
  const answer = toErrorAnswer(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return [`Slipway ${version}`, answer.message, stack].filter((line) => line !== '').join('\n');
}
