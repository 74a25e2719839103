import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField, CustomValue, CustomValues } from '#shared/model/custom-field.ts';
import { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { Column } from '../data-table-model.ts';
import { customFieldsOf } from './custom-fields.tsx';
import { useWhenText } from './when-text.ts';

const NO_VALUES: CustomValues = {};

/** A column for each field the organisation added. `valuesOf` has to be one function for good. */
export function useCustomColumns<Row>(
  appliesTo: CustomField['appliesTo'],
  configuration: Configuration,
  valuesOf: (row: Row) => CustomValues,
): Column<Row>[] {
  const { t } = useTranslation('common');
  const text = useWhenText();
  return useMemo(() => {
    const words = (value: CustomValue, isDay: boolean): string => {
      if (value === null) return '';
      if (typeof value === 'boolean') return value ? t('yes') : t('no');
      return isDay && PlainDate.safeParse(value).success ? text.shortDay(String(value)) : String(value);
    };
    return customFieldsOf(appliesTo, NO_VALUES, configuration).map((field) => {
      const isDay = field.type === 'date' || field.type === 'dateOrFlag';
      const valueOf = (row: Row): CustomValue => valuesOf(row)[field.id] ?? null;
      return {
        id: `custom:${field.id}`,
        header: field.name,
        width: isDay ? 'minmax(100px, 0.6fr)' : 'minmax(96px, 1fr)',
        align: field.type === 'number' ? 'end' : 'start',
        cell: (row) => words(valueOf(row), isDay),
        sortValue: (row) => {
          const value = valueOf(row);
          return typeof value === 'boolean' ? words(value, false) : value === '' ? null : value;
        },
      } satisfies Column<Row>;
    });
  }, [appliesTo, configuration, valuesOf, t, text]);
}
