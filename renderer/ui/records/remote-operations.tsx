import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncOperation } from '#shared/model/sync-operation.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { targetsIn, type OperationWish, type Place } from '#shared/sync/at-remote.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { MenuButton } from '../menu-button.tsx';
import { TextField } from '../text-field.tsx';
import { reasonText } from './sync-text.ts';
import type { ValueWords } from './synced-value.ts';
import styles from './remote-panel.module.css';

interface OperationsProps {
  readonly place: Place;
  readonly words: ValueWords;
  readonly onOperate: (wish: OperationWish) => void;
}

/** What can be said of it there, beside its fields: a comment, another status by the system's own workflow. */
export function Operations({ place, words, onOperate }: OperationsProps) {
  const { t } = useTranslation('syncScope');
  const [isWriting, setWriting] = useState(false);
  const can = place.pairing?.operations ?? [];
  const targets = can.includes('transition') ? targetsOf(place, words) : [];
  if (can.length === 0) return null;
  return (
    <div className={styles.actions}>
      {can.includes('comment') && <Button onPress={() => setWriting(true)}>{t('comment')}</Button>}
      {targets.length > 0 && (
        <MenuButton
          label={t('move')}
          items={targets.map(({ raw, name }) => ({
            id: raw,
            label: name,
            onAction: () => onOperate({ type: 'transition', to: raw }),
          }))}
        />
      )}
      {isWriting && (
        <CommentDialog
          name={place.link.key}
          onClose={() => setWriting(false)}
          onSend={(text) => {
            setWriting(false);
            onOperate({ type: 'comment', text });
          }}
        />
      )}
    </div>
  );
}

/** Statuses of the mapping's table but for the one it is in, in our words and, where they are known, in theirs. */
function targetsOf({ link, mapping, statusNames }: Place, { t, names }: ValueWords) {
  const field = mapping?.fields.find((one) => one.field === 'statusId');
  if (field?.codec.type !== 'table') return [];
  const said = link.raw[field.remote];
  const current = typeof said === 'object' && said !== null && !Array.isArray(said) ? said['id'] : said;
  const ours = (id: string) => names.configuration.statuses.get(id)?.name;
  return targetsIn(field.codec.rows, ours, statusNames)
    .filter(({ raw }) => raw !== current)
    .map(({ raw, ours: name, theirs }) => ({
      raw,
      name: theirs === null ? name : t('syncScope:moveTo', { ours: name, theirs }),
    }));
}

interface CommentProps {
  readonly name: string;
  readonly onSend: (text: string) => void;
  readonly onClose: () => void;
}

function CommentDialog({ name, onSend, onClose }: CommentProps) {
  const { t } = useTranslation(['syncScope', 'common']);
  const [text, setText] = useState('');
  return (
    <Dialog
      title={t('commentTitle', { key: name })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={text.trim() === ''} onPress={() => onSend(text.trim())}>
            {t('commentSend')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('commentLabel')}
        value={text}
        help={t('commentHelp')}
        maxLength={30_000}
        multiline
        autoFocus
        onInput={setText}
        onSave={setText}
      />
    </Dialog>
  );
}

interface ListProps {
  readonly place: Place;
  readonly words: ValueWords;
  readonly onCallBack: (operation: SyncOperation) => void;
}

const SHOWN = 5;

/** What was said from here, newest first, and what became of it. */
export function OperationList({ place, words, onCallBack }: ListProps) {
  const { t } = useTranslation('syncScope');
  if (place.operations.length === 0) return null;
  const { zone } = words.names.configuration.settings;
  const stateOf = ({ state, triedAt, doneAt, reason }: SyncOperation): string => {
    if (state === 'refused') return t('operationState.refused', { reason: reasonText(words.t, reason) });
    if (state === 'done')
      return t('operationState.done', {
        when: doneAt === null ? '' : words.when.moment(momentFromInstant(doneAt, zone)),
      });
    return triedAt === null ? t('operationState.waiting') : t('tried');
  };
  const what = ({ operation }: SyncOperation): string => {
    if (operation.type === 'comment') return operation.text;
    const own = targetsOf({ ...place, link: { ...place.link, raw: {} } }, words);
    return t('movedTo', { status: own.find(({ raw }) => raw === operation.to)?.name ?? operation.to });
  };
  return (
    <ul className={styles.operations} aria-label={t('operations')}>
      {place.operations.slice(0, SHOWN).map((operation) => (
        <li key={operation.id}>
          <span className={styles.said} title={what(operation)} dir="auto">
            {what(operation)}
          </span>
          <span className={styles.muted}>{stateOf(operation)}</span>
          {operation.state !== 'done' && operation.triedAt === null && (
            <Button variant="quiet" onPress={() => onCallBack(operation)}>
              {t('callBack')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
