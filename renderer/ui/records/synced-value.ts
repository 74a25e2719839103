import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SyncTable } from '#shared/model/connection.ts';
import { Moment, PlainDate, Instant } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { valueKindOf } from '#shared/sync/local/kinds.ts';
import type { SyncedNames } from '#shared/sync/local/names.ts';
import type { Text } from '#shared/text/index.ts';
import { makeWhenText, type WhenText } from './when-text.ts';

export interface ValueWords {
  readonly t: Text;
  readonly locale: string;
  readonly names: SyncedNames;
  readonly when: WhenText;
}

/** Longer texts are cut where they are one of many; whoever shows one alone shows all of it. */
const MOST = 300;

type Loose = (key: string, options: Record<string, unknown>) => string;

/** A field's name as forms have it; one of a later version is shown as it is. */
export function syncedFieldName(t: Text, field: string): string {
  return (t as unknown as Loose)(`history:fields.${field}`, { defaultValue: field });
}

/** A value of a field in words: names for what is kept by id, days and times in the reader's own form. */
export function syncedValueText(table: SyncTable, field: string, value: unknown, words: ValueWords): string {
  const { t, locale, when } = words;
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return t('history:empty');
  }
  const { settings } = words.names.configuration;
  switch (valueKindOf(table, field)) {
    case 'flag':
      return t(value === true ? 'common:yes' : 'common:no');
    case 'number':
      return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : plain(value);
    case 'day':
      return PlainDate.safeParse(value).success ? when.day(value as PlainDate) : plain(value);
    case 'moment': {
      const moment = Moment.safeParse(value);
      return moment.success ? when.moment(moment.data) : plain(value);
    }
    case 'instant': {
      const at = Instant.safeParse(value);
      return at.success ? when.moment(momentFromInstant(at.data, settings.zone)) : plain(value);
    }
    case 'status':
    case 'person':
    case 'release':
    case 'releases':
    case 'workItem':
      return listOf(value, locale, (id) => nameOf(table, field, id, words));
    default:
      return Array.isArray(value) ? listOf(value, locale, plain) : plain(value);
  }
}

function nameOf(table: SyncTable, field: string, id: unknown, { t, names }: ValueWords): string {
  const { configuration } = names;
  const key = String(id);
  const own = {
    status: () => configuration.statuses.get(key)?.name ?? null,
    person: () => configuration.people.get(key)?.name ?? null,
    release: () => names.releases.get(key)?.key ?? null,
    releases: () => names.releases.get(key)?.key ?? null,
    workItem: () => names.workItems.get(key) ?? null,
  };
  const kind = valueKindOf(table, field);
  const name = kind in own ? own[kind as keyof typeof own]() : null;
  return name ?? t('syncConflicts:unknownRecord');
}

function listOf(value: unknown, locale: string, text: (one: unknown) => string): string {
  const list = Array.isArray(value) ? value : [value];
  return new Intl.ListFormat(locale).format(list.map(text));
}

function plain(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}

/** Undefined until the names are read. */
export function useValueWords(names: SyncedNames | undefined): ValueWords | undefined {
  const { i18n } = useTranslation(['history', 'common', 'syncConflicts']);
  const { locale } = useLocale();
  return useMemo(
    () => (names === undefined ? undefined : { t: i18n.t, locale, names, when: makeWhenText(locale) }),
    [names, i18n, locale],
  );
}
