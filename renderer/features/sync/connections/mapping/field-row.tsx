import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldMapping } from '#shared/model/connection.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Direction } from '#shared/sync/field-link.ts';
import type { MappingContext } from '#shared/sync/mapping.ts';
import { directionsOf, fieldFor, isAsSuggested, type MappingGround } from '#shared/sync/mapping-edit.ts';
import type { RemoteRecord } from '#shared/sync/remote.ts';
import { Button, IconButton, SearchSelect, Select } from '../../../../ui/index.ts';
import { syncedFieldName, type ValueWords } from '../../../../ui/records/synced-value.ts';
import { FieldDetails } from './field-details.tsx';
import { PreviewCell, RawCell } from './preview-cell.tsx';
import styles from './mapping.module.css';

interface FieldRowProps {
  readonly field: string;
  readonly mapped: FieldMapping | undefined;
  readonly suggested: FieldMapping | undefined;
  readonly ground: MappingGround;
  /** The record it is tried on. */
  readonly record: RemoteRecord | undefined;
  readonly context: MappingContext | undefined;
  readonly words: ValueWords | undefined;
  readonly configuration: Configuration;
  readonly onChange: (next: FieldMapping | null) => void;
}

/** Stands for "not mapped" in a list of fields. */
const NONE = '-';

export function FieldRow(props: FieldRowProps) {
  const { field, mapped, suggested, ground, record, context, words, configuration, onChange } = props;
  const { t } = useTranslation('syncConnections');
  const [isOpen, setOpen] = useState(false);
  const label = syncedFieldName(t, field);
  const remotes = ground.fields ?? [];
  const remote = remotes.find(({ id }) => id === mapped?.remote);
  const choices = remotes.filter((one) => fieldFor(ground, field, one, mapped) !== null);
  const options = [
    { id: NONE, label: t('mapping.none') },
    // What is mapped stays chosen where the system can't be asked, and where it no longer has the field.
    ...(mapped !== undefined && !choices.some(({ id }) => id === mapped.remote)
      ? [{ id: mapped.remote, label: remote?.name ?? mapped.remote }]
      : []),
    // Two fields of one name are told apart by what the system calls them.
    ...choices.map(({ id, name }) => ({
      id,
      label: name,
      hint: choices.some((other) => other.id !== id && other.name === name) ? id : undefined,
    })),
  ];
  const choose = (id: string) => {
    const found = remotes.find((one) => one.id === id);
    onChange(id === NONE || found === undefined ? null : fieldFor(ground, field, found, mapped));
  };
  const isOwn = !isAsSuggested(mapped, suggested);
  const raw = mapped === undefined ? undefined : record?.fields[mapped.remote];
  return (
    <tbody className={styles.group}>
      <tr>
        <th scope="row" className={styles.here}>
          {label}
        </th>
        <td className={styles.there}>
          <SearchSelect
            label={t('mapping.fieldThere', { field: label })}
            hideLabel
            value={mapped?.remote ?? NONE}
            options={options}
            isDisabled={options.length === 1}
            onSave={choose}
          />
        </td>
        <td className={styles.way}>
          {mapped !== undefined && (
            <Select
              label={t('mapping.directionOf', { field: label })}
              hideLabel
              value={mapped.direction}
              options={[...new Set([...directionsOf(remote), mapped.direction])].map((id) => ({
                id,
                label: t(`mapping.direction.${id}`),
              }))}
              onSave={(id) => onChange({ ...mapped, direction: Direction.parse(id) })}
            />
          )}
        </td>
        <td className={styles.value} dir="auto">
          <RawCell raw={raw} />
        </td>
        <td className={styles.value}>
          {mapped !== undefined && record !== undefined && context !== undefined && words !== undefined && (
            <PreviewCell table={ground.table} mapped={mapped} raw={raw} context={context} words={words} />
          )}
        </td>
        <td className={styles.more}>
          {isOwn && (
            <IconButton
              icon="undo"
              label={t('mapping.back', { field: label })}
              onPress={() => onChange(suggested ?? null)}
            />
          )}
          {mapped !== undefined && (
            <Button
              variant="quiet"
              aria-expanded={isOpen}
              aria-label={t('mapping.detailsOf', { field: label })}
              onPress={() => setOpen(!isOpen)}
            >
              {t('mapping.column.more')}
            </Button>
          )}
        </td>
      </tr>
      {isOpen && mapped !== undefined && (
        <tr>
          <td colSpan={6} className={styles.details}>
            <FieldDetails
              mapped={mapped}
              remote={remote}
              ground={ground}
              configuration={configuration}
              onChange={onChange}
            />
          </td>
        </tr>
      )}
    </tbody>
  );
}
