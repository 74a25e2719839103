import type { Moment, PlainDate, When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { Text } from '#shared/text/index.ts';

/** A day in the reader's own form, with its weekday. */
export function dayText(date: PlainDate, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(Date.parse(`${date}T00:00:00Z`));
}

function momentText(moment: Moment, language: string): string {
  return `${dayText(moment.wall.slice(0, 10), language)} ${moment.wall.slice(11)}`;
}

export function whenText(t: Text, when: When | PlainDate | null, language: string): string {
  if (when === null) return '';
  if (typeof when === 'string') return dayText(when, language);
  if (when.type === 'dates') {
    const first = dayText(when.first, language);
    return when.first === when.last
      ? first
      : t('importing:values.dates', { first, last: dayText(when.last, language) });
  }
  const first = momentText(when.start, language);
  const last = momentText(when.end, language);
  return `${first === last ? first : t('importing:values.dates', { first, last })} ${when.start.zone}`;
}

/** The name of a record's field or custom field. */
export function fieldText(t: Text, field: string, configuration: Configuration): string {
  if (field.startsWith('custom.')) return configuration.customFields.get(field.slice('custom.'.length))?.name ?? '';
  return t(`importing:fields.${field}` as 'importing:fields.key');
}

/** What a workspace calls its records, and an import those it would make. */
export interface Names {
  readonly configuration: Configuration;
  readonly newNames: Readonly<Record<string, string>>;
}

/** Any field's value as words; ids by the name of what they mean. */
export function valueText(t: Text, value: unknown, names: Names, language: string): string {
  if (value === null || value === undefined || value === '') return t('importing:values.empty');
  if (typeof value === 'boolean') return t(value ? 'importing:values.yes' : 'importing:values.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return nameOf(value, names) ?? (isDay(value) ? dayText(value, language) : value);
  if (Array.isArray(value)) {
    const parts = (value as unknown[]).map((item) => valueText(t, item, names, language));
    return parts.length === 0 ? t('importing:values.empty') : parts.join(', ');
  }
  if (typeof value !== 'object') return '';
  if ('type' in value && (value.type === 'dates' || value.type === 'moments'))
    return whenText(t, value as When, language);
  if ('rules' in value) return t('importing:values.series', { rules: (value.rules as string[]).join(', ') });
  return JSON.stringify(value);
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function nameOf(id: string, { configuration, newNames }: Names): string | undefined {
  const { releaseTypes, changeTypes, statuses, eventKinds, teams, people, services } = configuration;
  const { environments, environmentPurposes } = configuration;
  const things = [teams, people, services, environments, environmentPurposes];
  const maps = [releaseTypes, changeTypes, statuses, eventKinds, ...things];
  const known = maps.map((map) => map.get(id)?.name);
  return known.find((name) => name !== undefined) ?? newNames[id];
}
