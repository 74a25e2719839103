import { ERROR_CODES, type ErrorCode, type ErrorDetail } from '#shared/errors.ts';
import type { SetAside } from '#shared/model/sync-link.ts';
import type { SyncCounts, SyncRun } from '#shared/model/sync-run.ts';
import { syncReasons } from '#shared/text/en/sync-reasons.ts';
import type { Text } from '#shared/text/index.ts';
import { syncedFieldName } from './synced-value.ts';

const CODES: ReadonlySet<string> = new Set(ERROR_CODES);

/** What ended a run early, in words with what to do; null where nothing did. */
export function problemText(t: Text, problem: SyncRun['problem']): string | null {
  if (problem === null) return null;
  // A later version may know more codes than this one.
  const code: ErrorCode = CODES.has(problem.code) ? (problem.code as ErrorCode) : 'internal';
  return t(`errors:${code}`, { name: problem.code, ...(problem.detail as ErrorDetail) });
}

type ReasonCode = keyof typeof syncReasons;
const isReason = (code: string): code is ReasonCode => code in syncReasons;

/**
 * A refusal in words: the system's own, or the catalogue's where a code stands for them. A field's name may stand
 * before it (`status: noTransition`).
 */
export function reasonText(t: Text, reason: string): string {
  const code = reason.slice(reason.lastIndexOf(' ') + 1);
  const isWhole = code === reason || reason.endsWith(`: ${code}`);
  if (isWhole && isReason(code)) return t(`sync:reasons.${code}`, { field: '', reason: '' });
  if (CODES.has(reason)) return t(`errors:${reason as ErrorCode}`, { host: '', text: '', status: '' });
  return reason;
}

/** Why a record is left out of runs. `host` is its system's. */
export function asideText(t: Text, { code, reason }: SetAside, host: string): string {
  if (code === 'refusedCreate') {
    if (reason === '') return t('sync:reasons.refusedCreateSilent');
    const words = reasonText(t, reason);
    return words === reason ? t('sync:reasons.refusedCreate', { reason }) : words;
  }
  if (code === 'remoteUnanswered' && reason === '') return t('sync:reasons.remoteUnansweredSilent');
  if (isReason(code)) return t(`sync:reasons.${code}`, { reason, field: syncedFieldName(t, reason) });
  if (CODES.has(code)) return t(`errors:${code as ErrorCode}`, { host, text: reason, status: '', what: reason });
  return reason === '' ? code : reason;
}

/** What a run did, in the order a person asks for it. */
const DID = [
  'created',
  'pulled',
  'arrived',
  'pushed',
  'createdThere',
  'operations',
  'missing',
  'conflicts',
  'refused',
  'setAside',
  'waiting',
  'failed',
] as const satisfies readonly (keyof SyncCounts)[];

/** "12 new here, 3 sent": what a run did. `isReading` says also how much it has read by now. */
export function countsText(t: Text, counts: SyncCounts, locale: string, isReading = false): string {
  const keys = isReading ? (['seen', ...DID] as const) : DID;
  const parts = keys.flatMap((key) => (counts[key] > 0 ? [t(`sync:counts.${key}`, { count: counts[key] })] : []));
  if (parts.length === 0) return isReading ? '' : t('sync:counts.none');
  return new Intl.ListFormat(locale, { type: 'unit' }).format(parts);
}
