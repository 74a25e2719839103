import { useTranslation } from 'react-i18next';
import type { SyncTable } from '#shared/model/connection.ts';
import { Moment, PlainDate } from '#shared/model/time.ts';
import { statusesOf } from '#shared/planning/transitions.ts';
import { valueKindOf } from '#shared/sync/local/kinds.ts';
import type { SyncedNames } from '#shared/sync/local/names.ts';
import { DateField } from '../date-field.tsx';
import { MomentField } from '../moment-field.tsx';
import { MultiPick } from '../multi-pick.tsx';
import { NumberField } from '../number-field.tsx';
import { SearchSelect } from '../search-select.tsx';
import { Select } from '../select.tsx';
import { Switch } from '../switch.tsx';
import { TextField } from '../text-field.tsx';
import { toLabels } from './labels.ts';
import { fromOptional, NONE, statusOption, toOptional, useOptions } from './options.tsx';

interface SyncedFieldProps {
  readonly table: SyncTable;
  readonly field: string;
  readonly label: string;
  readonly value: unknown;
  readonly names: SyncedNames;
  readonly onChange: (value: unknown) => void;
  /** Tells of a text with every key; else once it is left. */
  readonly isLive?: boolean;
}

/** Fields there is no editor for: a parent is said where the work is planned, a time there is when it happened. */
export const isEditable = (table: SyncTable, field: string): boolean =>
  !['workItem', 'release', 'instant'].includes(valueKindOf(table, field));

/** Edits the value of one synchronised field, by what it is. */
export function SyncedField({ table, field, label, value, names, onChange, isLive = false }: SyncedFieldProps) {
  const { t } = useTranslation('inspector');
  const { configuration } = names;
  const people = useOptions(configuration, 'people', [textOf(value)], t('none'));
  const { weekStart, zone } = configuration.settings;
  switch (valueKindOf(table, field)) {
    case 'day':
      return <DateField label={label} value={dayOf(value)} weekStart={weekStart} onSave={onChange} />;
    case 'moment':
      return <MomentField label={label} value={momentOf(value)} zone={zone} weekStart={weekStart} onSave={onChange} />;
    case 'flag':
      return <Switch label={label} isSelected={value === true} onChange={onChange} />;
    case 'number':
      return <NumberField label={label} value={typeof value === 'number' ? value : null} onSave={onChange} />;
    case 'status':
      return (
        <Select
          label={label}
          value={textOf(value)}
          options={
            table === 'incidents' ? [] : statusesOf(table, configuration.statuses).map((status) => statusOption(status))
          }
          onSave={onChange}
        />
      );
    case 'person':
      return (
        <SearchSelect
          label={label}
          value={fromOptional(textOf(value))}
          options={people}
          onSave={(id) => onChange(id === NONE ? null : toOptional(id))}
        />
      );
    case 'releases':
      return (
        <MultiPick
          label={label}
          value={listOf(value)}
          options={[...names.releases.values()].map(({ id, key, name }) => ({ id, label: key, hint: name }))}
          onSave={onChange}
        />
      );
    case 'words': {
      const text = listOf(value).join(', ');
      return (
        <TextField
          label={label}
          value={text}
          {...(isLive ? { onInput: (next: string) => onChange(toLabels(next)) } : {})}
          onSave={(next) => onChange(toLabels(next))}
        />
      );
    }
    default: {
      const multiline = valueKindOf(table, field) === 'longText';
      return (
        <TextField
          label={label}
          value={textOf(value) ?? ''}
          multiline={multiline}
          {...(isLive ? { onInput: onChange, autoFocus: true } : {})}
          onSave={onChange}
        />
      );
    }
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const dayOf = (value: unknown): PlainDate | null => PlainDate.safeParse(value).data ?? null;
const momentOf = (value: unknown): Moment | null => Moment.safeParse(value).data ?? null;
