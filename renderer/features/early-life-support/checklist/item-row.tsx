import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportItem } from '#shared/model/support.ts';
import { setState } from '#shared/planning/support/leave.ts';
import { isLate, movedItem } from '#shared/planning/support/progress.ts';
import {
  Badge,
  Checkbox,
  classNames,
  DateField,
  Icon,
  MenuButton,
  SearchSelect,
  TextField,
} from '../../../ui/index.ts';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import form from '../../../ui/records/form.module.css';
import type { PartProps } from '../page/support-page.tsx';
import type { LineDrag } from './use-line-drag.ts';
import styles from './checklist.module.css';

interface RowProps extends Pick<PartProps, 'configuration' | 'today' | 'edits'> {
  readonly item: SupportItem;
  /** Lines of its section in order, and which of them are shown. */
  readonly lines: readonly SupportItem[];
  readonly shown: readonly string[];
  readonly drag: LineDrag;
}

/** One line: tick, text, owner, due day, evidence; a note below it where there is one. */
export function ItemRow({ item, lines, shown, configuration, today, edits, drag }: RowProps) {
  const { t } = useTranslation('support');
  const [withNote, setWithNote] = useState(false);
  const moved = useRef<HTMLElement | null>(null);
  const { text, state } = item;
  const people = useOptions(
    configuration,
    'people',
    [item.ownerId],
    item.role === '' ? t('checklist.noOwner') : t('checklist.asks', { role: item.role }),
  );
  const late = isLate(item, today);
  const mark = (next: SupportItem['state']) =>
    void edits.run('supportItemState', { label: text, state: next }, [setState(item, next, today)]);
  const save = (field: 'text' | 'ownerId' | 'due' | 'evidence' | 'note', fields: Partial<SupportItem>) =>
    edits.setPart('support-items', item, text, field, fields);
  const move = (by: -1 | 1) => {
    const changes = movedItem(lines, shown, item.id, by);
    if (changes.length > 0) void edits.run('supportItemMoved', { label: text }, changes);
  };
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    // A list in the row takes Alt and an arrow for opening: the line is meant.
    event.preventDefault();
    event.stopPropagation();
    if (event.target instanceof HTMLElement) moved.current = event.target;
    move(event.key === 'ArrowUp' ? -1 : 1);
  };
  const place = shown.indexOf(item.id);
  // A row that is put elsewhere in the page loses the keyboard's place.
  useEffect(() => {
    moved.current?.focus();
    moved.current = null;
  }, [place]);
  const others = (['open', 'inProgress', 'notNeeded'] as const).filter((one) => one !== state);
  return (
    <li
      className={styles.item}
      data-row
      data-state={state}
      data-dragged={drag.dragged === item.id || undefined}
      data-drop={drag.over?.id === item.id && drag.dragged !== item.id ? drag.over.side : undefined}
      onKeyDownCapture={moveByKey}
      {...drag.row(item.id)}
    >
      <div className={classNames(form.quiet, styles.line)}>
        {/* For the pointer alone: the keyboard has Alt and an arrow, and the menu. */}
        <span className={styles.grip} title={t('checklist.drag')} {...drag.handle(item.id)}>
          <Icon name="drag" size={14} />
        </span>
        <span data-field="done" className={styles.tick}>
          <Checkbox
            label={t('checklist.doneOf', { text })}
            hideLabel
            isSelected={state === 'done'}
            isIndeterminate={state === 'inProgress'}
            onChange={(is) => mark(is ? 'done' : 'open')}
          />
        </span>
        <span data-field="text" className={styles.text}>
          <TextField
            label={t('checklist.text')}
            hideLabel
            isRequired
            value={text}
            onSave={(next) => save('text', { text: next.trim() })}
          />
          {state === 'notNeeded' && <Badge>{t('itemState.notNeeded')}</Badge>}
          {state === 'inProgress' && <Badge tone="accent">{t('itemState.inProgress')}</Badge>}
        </span>
        <span data-field="owner" className={styles.owner}>
          <SearchSelect
            label={t('checklist.ownerOf', { text })}
            hideLabel
            value={fromOptional(item.ownerId)}
            options={people}
            onSave={(id) => save('ownerId', { ownerId: toOptional(id) })}
          />
        </span>
        <span data-field="due" className={classNames(styles.due, late && styles.late)}>
          <DateField
            label={t('checklist.dueOf', { text })}
            hideLabel
            value={item.due}
            weekStart={configuration.settings.weekStart}
            onSave={(due) => save('due', { due })}
          />
        </span>
        <span data-field="evidence" className={styles.evidence}>
          <TextField
            label={t('checklist.evidenceOf', { text })}
            hideLabel
            placeholder={t('checklist.evidencePlaceholder')}
            value={item.evidence}
            onSave={(evidence) => save('evidence', { evidence: evidence.trim() })}
          />
        </span>
        <MenuButton
          label={t('checklist.more', { text })}
          icon="more"
          items={[
            ...others.map((one) => ({
              id: one,
              label: t('markAs', { state: t(`itemState.${one}`) }),
              onAction: () => mark(one),
            })),
            {
              id: 'up',
              label: t('checklist.up'),
              icon: 'arrow-up',
              keys: 'Alt+ArrowUp',
              startsGroup: true,
              isDisabled: place <= 0,
              onAction: () => move(-1),
            },
            {
              id: 'down',
              label: t('checklist.down'),
              icon: 'arrow-down',
              keys: 'Alt+ArrowDown',
              isDisabled: place === shown.length - 1,
              onAction: () => move(1),
            },
            { id: 'note', label: t('checklist.addNote'), icon: 'edit', onAction: () => setWithNote(true) },
            {
              id: 'remove',
              label: t('checklist.remove'),
              icon: 'trash',
              danger: true,
              startsGroup: true,
              onAction: () =>
                void edits.run('supportItemRemoved', { label: text }, [
                  { op: 'delete', table: 'support-items', id: item.id },
                ]),
            },
          ]}
        />
      </div>
      {(withNote || item.note !== '') && (
        <div className={classNames(form.quiet, styles.note)}>
          <TextField
            label={t('checklist.noteOf', { text })}
            hideLabel
            multiline
            autoFocus={withNote && item.note === ''}
            placeholder={t('checklist.notePlaceholder')}
            value={item.note}
            onSave={(note) => {
              setWithNote(false);
              save('note', { note });
            }}
          />
        </div>
      )}
    </li>
  );
}
