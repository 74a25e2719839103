import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { openActions } from '#shared/change/meeting.ts';
import { dayIn, momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { Button, Checkbox, DateField, IconButton, Section, Select, TextField } from '../../../ui/index.ts';
import { fromOptional, NONE, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { MeetingParts } from './agenda.tsx';
import styles from '../boards.module.css';

/** What somebody is to do: of this meeting, and what is still open from earlier ones. */
export function Actions({ meeting, board, room, configuration, edits }: MeetingParts) {
  const { t } = useTranslation('boards');
  const text = useWhenText();
  const { zone, weekStart } = configuration.settings;
  const [draft, setDraft] = useState('');
  const people = useOptions(
    configuration,
    'people',
    room.actions.map(({ ownerId }) => ownerId),
    t('nobody'),
  );
  const own = room.actions.filter(({ meetingId, doneAt }) => meetingId === meeting.id && doneAt !== null);
  // A held meeting shows what was said in it; one ahead also what is carried to it.
  const open = openActions(board.id, room.actions).filter(
    ({ meetingId }) => meeting.endedAt === null || meetingId === meeting.id,
  );
  const shown = [...open, ...own];
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (draft.trim() !== '' && (await edits.addAction(draft, null))) setDraft('');
  };
  return (
    <Section title={t('meeting.actions')}>
      {shown.length === 0 && <p className={styles.small}>{t('meeting.noActions')}</p>}
      <ul className={styles.rows}>
        {shown.map((action) => {
          const change = action.changeId === null ? undefined : room.changesById.get(action.changeId);
          const said = dayIn(momentFromInstant(action.createdAt, zone), zone);
          return (
            <li key={action.id} className={`${styles.row} ${styles.action}`}>
              <Checkbox
                label={t('meeting.actionDone', { text: action.text })}
                hideLabel
                isSelected={action.doneAt !== null}
                onChange={(done) => void edits.saveAction(action, { doneAt: done ? msToInstant(Date.now()) : null })}
              />
              <span className={styles.text} dir="auto">
                {change !== undefined && <b>{change.key} </b>}
                {action.text}{' '}
                {action.meetingId !== meeting.id && (
                  <span className={styles.small}>{t('meeting.carried', { day: text.dayMonth(said) })}</span>
                )}
              </span>
              <Select
                label={t('meeting.actionOwner', { text: action.text })}
                hideLabel
                value={fromOptional(action.ownerId)}
                options={people}
                onSave={(id) => void edits.saveAction(action, { ownerId: id === NONE ? null : toOptional(id) })}
              />
              <DateField
                label={t('meeting.actionDue', { text: action.text })}
                hideLabel
                value={action.due}
                weekStart={weekStart}
                onSave={(due) => void edits.saveAction(action, { due })}
              />
              <IconButton
                icon="close"
                label={t('meeting.removeAction', { text: action.text })}
                onPress={() => void edits.removeAction(action)}
              />
            </li>
          );
        })}
      </ul>
      <form className={styles.add} onSubmit={(event) => void add(event)}>
        <TextField
          label={t('meeting.newAction')}
          hideLabel
          placeholder={t('meeting.newAction')}
          value={draft}
          onInput={setDraft}
          onSave={setDraft}
        />
        <Button type="submit" icon="plus">
          {t('meeting.addAction')}
        </Button>
      </form>
    </Section>
  );
}
