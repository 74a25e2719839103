import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '#shared/model/board.ts';
import { patchOf } from '#shared/model/journal.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import { Button, Checkbox, classNames, DateField, IconButton, SearchSelect, TextField } from '../../../ui/index.ts';
import { AddLine } from '../../../ui/records/add-line.tsx';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import form from '../../../ui/records/form.module.css';
import type { PartProps } from '../page/support-page.tsx';
import styles from './log.module.css';

/** What the stand-up gave somebody to do. */
export function Actions(props: PartProps) {
  const { book, edits } = props;
  const { t } = useTranslation('support');
  const [withDone, setWithDone] = useState(false);
  const { id: supportId } = book.support;
  const all = useLive((db) => db.records('actions').where('supportId').equals(supportId).toArray(), [supportId]);
  if (all === undefined) return null;
  const inOrder = all.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || (a.id < b.id ? -1 : 1));
  const done = inOrder.filter(({ doneAt }) => doneAt !== null);
  const shown = withDone ? inOrder : inOrder.filter(({ doneAt }) => doneAt === null);
  const add = (text: string) => {
    const now = Date.now();
    const record = Action.parse({ id: uuidv7(now), supportId, text, createdAt: msToInstant(now) });
    void edits.run('supportActionAdded', { label: text }, [{ op: 'create', table: 'actions', record }]);
  };
  return (
    <section className={styles.block} aria-label={t('log.actions')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('log.actions')}</h2>
        {done.length > 0 && (
          <Button variant="quiet" onPress={() => setWithDone(!withDone)}>
            {withDone ? t('log.hideDone') : t('log.showDone', { count: done.length })}
          </Button>
        )}
      </header>
      {shown.length === 0 && <p className={styles.muted}>{t('log.noActions')}</p>}
      <ul className={styles.list}>
        {shown.map((action) => (
          <ActionRow key={action.id} {...props} action={action} />
        ))}
      </ul>
      <AddLine label={t('log.addAction')} onAdd={add} />
    </section>
  );
}

function ActionRow({ action, configuration, edits }: PartProps & { readonly action: Action }) {
  const { t } = useTranslation('support');
  const { text } = action;
  const isDone = action.doneAt !== null;
  const people = useOptions(configuration, 'people', [action.ownerId], t('nobody'));
  const tick = (is: boolean) =>
    void edits.run(is ? 'supportActionDone' : 'supportActionOpened', { label: text }, [
      patchOf('actions', action.id, { doneAt: is ? msToInstant(Date.now()) : null }),
    ]);
  return (
    <li className={classNames(form.quiet, styles.action)} data-done={isDone || undefined}>
      <Checkbox label={t('log.actionDone', { text })} hideLabel isSelected={isDone} onChange={tick} />
      <TextField
        label={t('checklist.text')}
        hideLabel
        isRequired
        multiline
        value={text}
        onSave={(next) => edits.setPart('actions', action, text, 'text', { text: next.trim() })}
      />
      <SearchSelect
        label={t('log.actionOwner', { text })}
        hideLabel
        value={fromOptional(action.ownerId)}
        options={people}
        onSave={(id) => edits.setPart('actions', action, text, 'ownerId', { ownerId: toOptional(id) })}
      />
      <DateField
        label={t('log.actionDue', { text })}
        hideLabel
        value={action.due}
        weekStart={configuration.settings.weekStart}
        onSave={(due) => edits.setPart('actions', action, text, 'due', { due })}
      />
      <IconButton
        icon="close"
        label={t('log.removeAction', { text })}
        onPress={() =>
          void edits.run('recordDeleted', { label: text }, [{ op: 'delete', table: 'actions', id: action.id }])
        }
      />
    </li>
  );
}
