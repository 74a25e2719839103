import type { Text } from '#shared/text/index.ts';
import { PlainDate, When } from '#shared/model/time.ts';
import type { GateCriterion, SignOff } from '#shared/model/gate.ts';

const MOST = 300;

export interface ValueWords {
  readonly t: Text;
  readonly language: string;
  /** Name behind an id of any kind; null where nobody knows it (any more). */
  readonly nameOf: (id: string) => string | null;
}

/** A field's value in words: names instead of ids, dates in the reader's form. */
export function valueText(field: string, value: unknown, words: ValueWords): string {
  const { t, language } = words;
  if (value === undefined || value === null || value === '') return t('history:empty');
  if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (typeof value === 'string') return textOf(value, words);
  if (field === 'criteria') return criteria(value as GateCriterion[], t);
  if (field === 'signOffs') return signOffs(value as SignOff[], t);
  if (field === 'recurrence') return t('history:repeats');
  if (Array.isArray(value)) return listOf(value, words);
  const when = When.safeParse(value);
  return when.success ? whenText(when.data, words) : t('history:changedValue');
}

function textOf(text: string, { language, nameOf }: ValueWords): string {
  if (PlainDate.safeParse(text).success) return dateText(text, language);
  const name = nameOf(text) ?? text;
  return name.length > MOST ? `${name.slice(0, MOST)}…` : name;
}

function listOf(list: readonly unknown[], words: ValueWords): string {
  if (list.length === 0) return words.t('history:empty');
  const texts = list.map((item) =>
    typeof item === 'string' || typeof item === 'number' ? valueText('', item, words) : null,
  );
  if (texts.some((text) => text === null)) return words.t('history:changedValue');
  return new Intl.ListFormat(words.language).format(texts as string[]);
}

function criteria(list: readonly GateCriterion[], t: Text): string {
  return t('history:met', { met: list.filter(({ met }) => met).length, total: list.length });
}

function signOffs(list: readonly SignOff[], t: Text): string {
  const approved = list.filter(({ decision }) => decision === 'approved').length;
  return t('history:approved', { approved, total: list.length });
}

function whenText(when: When, { t, language }: ValueWords): string {
  if (when.type === 'dates') {
    const [from, to] = [dateText(when.first, language), dateText(when.last, language)];
    return when.first === when.last ? from : t('history:time', { from, to });
  }
  const { start, end } = when;
  const from = `${wallText(start.wall, language)} ${start.zone}`;
  return start.utc === end.utc
    ? from
    : t('history:time', { from: wallText(start.wall, language), to: `${wallText(end.wall, language)} ${end.zone}` });
}

/** Wall times are formatted as if they were UTC, so that the host's zone cannot move them. */
function wallText(wall: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
    new Date(`${wall.slice(0, 16)}:00Z`),
  );
}

function dateText(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
