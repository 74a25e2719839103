import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainDate, When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';

/** A field's value in words: dates in the reader's form, ids by the names they stand for. */
export function useValueText(configuration: Configuration): (value: unknown) => string {
  const { t } = useTranslation('trains');
  const text = useWhenText();
  return useMemo(() => {
    const { people, teams, services, releaseTypes, phaseTypes, gateTypes, environments } = configuration;
    const kinds = [people, teams, services, releaseTypes, phaseTypes, gateTypes, environments];
    const nameOf = (id: string) =>
      kinds.map((records) => records.get(id)?.name).find((name) => name !== undefined) ?? id;
    const said = (value: unknown): string => {
      if (value === null || value === undefined || value === '') return t('preview.nothingValue');
      if (Array.isArray(value)) return value.length === 0 ? t('preview.nothingValue') : value.map(said).join(', ');
      if (typeof value === 'string') return PlainDate.safeParse(value).success ? text.day(value) : nameOf(value);
      const when = When.safeParse(value);
      return when.success ? text.when(when.data) : JSON.stringify(value);
    };
    return said;
  }, [configuration, t, text]);
}
