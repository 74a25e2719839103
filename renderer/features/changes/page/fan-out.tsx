import { useMemo, useState, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { pastedItems } from '#shared/change/fan-out.ts';
import { ConfigurationItem } from '#shared/model/change.ts';
import type { Id } from '#shared/model/schema.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { Button, Checkbox, classNames, IconButton, Select, TextField } from '../../../ui/index.ts';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import record from '../../../ui/records/form.module.css';
import { FormsDialog } from '../forms/forms-dialog.tsx';
import { Spot } from './fields.tsx';
import type { SectionProps } from './form.ts';
import styles from './page.module.css';
import grid from './fan-out.module.css';

const nextId = () => uuidv7(Date.now());
const TEXTS = ['system', 'environment', 'item', 'oldValue', 'newValue'] as const;

/** Configuration changes over teams, systems and environments, one row each; rows from a spreadsheet are pasted in. */
export function FanOut({ form }: SectionProps) {
  const { t } = useTranslation('changes');
  const { change, configuration, saver } = form;
  const items = change.configurationItems;
  const [hasForms, setHasForms] = useState(false);
  const save = (next: ConfigurationItem[]) => saver.save('configurationItems', next);
  const patch = (id: Id, fields: Partial<ConfigurationItem>) =>
    save(items.map((item) => (item.id === id ? { ...item, ...fields } : item)));
  const add = () => {
    const last = items.at(-1);
    const { teamId = null, system = '', environment = '' } = last ?? {};
    save([...items, ConfigurationItem.parse({ id: nextId(), teamId, system, environment })]);
  };
  // A block of cells, not a word into a field: only what has columns or rows is taken.
  const onPaste = (event: ClipboardEvent) => {
    const made = pastedItems(event.clipboardData.getData('text/plain'), configuration, nextId);
    if (made.length === 0) return;
    event.preventDefault();
    save([...items, ...made]);
  };
  const error = saver.error('configurationItems');
  const done = items.filter((item) => item.done).length;
  return (
    <Spot field="configurationItems">
      <p className={styles.muted}>
        {items.length === 0 ? t('fanOut.empty') : t('fanOut.done', { done, count: items.length })}
      </p>
      {items.length > 0 && (
        <div className={grid.scroll} onPasteCapture={onPaste} tabIndex={0} role="group" aria-label={t('fanOut.rows')}>
          <table className={grid.table} aria-label={t('section.fanOut')}>
            <thead>
              <tr>
                <th scope="col">{t('fanOut.doneShort')}</th>
                <th scope="col">{t('fanOut.team')}</th>
                {TEXTS.map((name) => (
                  <th key={name} scope="col">
                    {t(`fanOut.${name}`)}
                  </th>
                ))}
                <th scope="col">{t('fanOut.owner')}</th>
                <th scope="col">{t('fanOut.rollback')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('fanOut.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item, index) => (
                <ItemRow
                  key={item.id}
                  item={item}
                  number={index + 1}
                  form={form}
                  onSave={(fields) => patch(item.id, fields)}
                  onRemove={() => save(items.filter(({ id }) => id !== item.id))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.line}>
        <Button variant="quiet" icon="plus" onPress={add}>
          {t('fanOut.add')}
        </Button>
        {items.length > 0 && (
          <Button variant="quiet" icon="print" onPress={() => setHasForms(true)}>
            {t('fanOut.forms')}
          </Button>
        )}
        <span className={grid.paste} onPaste={onPaste}>
          <TextField label={t('fanOut.paste')} hideLabel placeholder={t('fanOut.paste')} value="" onSave={() => {}} />
        </span>
      </div>
      {hasForms && <FormsDialog change={change} configuration={configuration} onClose={() => setHasForms(false)} />}
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </Spot>
  );
}

interface RowProps extends SectionProps {
  readonly item: ConfigurationItem;
  readonly number: number;
  readonly onSave: (fields: Partial<ConfigurationItem>) => void;
  readonly onRemove: () => void;
}

function ItemRow({ item, number, form, onSave, onRemove }: RowProps) {
  const { t } = useTranslation('changes');
  const { configuration } = form;
  const teams = useOptions(configuration, 'teams', [item.teamId], t('fanOut.noTeam'));
  const people = useOptions(configuration, 'people', [item.ownerId], t('nobody'));
  const named = useMemo(() => (what: string) => t('fanOut.cell', { what, number }), [t, number]);
  return (
    <tr className={classNames(record.quiet, item.done && grid.isDone)}>
      <td>
        <Checkbox
          label={named(t('fanOut.doneShort'))}
          hideLabel
          isSelected={item.done}
          onChange={(done) => onSave({ done })}
        />
      </td>
      <td>
        <Select
          label={named(t('fanOut.team'))}
          hideLabel
          value={fromOptional(item.teamId)}
          options={teams}
          onSave={(id) => onSave({ teamId: toOptional(id) })}
        />
      </td>
      {TEXTS.map((name) => (
        <td key={name}>
          <TextField
            label={named(t(`fanOut.${name}`))}
            hideLabel
            value={item[name]}
            onSave={(text) => onSave({ [name]: text })}
          />
        </td>
      ))}
      <td>
        <Select
          label={named(t('fanOut.owner'))}
          hideLabel
          value={fromOptional(item.ownerId)}
          options={people}
          onSave={(id) => onSave({ ownerId: toOptional(id) })}
        />
      </td>
      <td>
        <TextField
          label={named(t('fanOut.rollback'))}
          hideLabel
          value={item.rollback}
          onSave={(rollback) => onSave({ rollback })}
        />
      </td>
      <td>
        <IconButton icon="close" label={t('fanOut.remove', { number })} onPress={onRemove} />
      </td>
    </tr>
  );
}
