import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardDecision } from '#shared/change/meeting.ts';
import type { AgendaItem } from '#shared/model/board.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Id } from '#shared/model/schema.ts';
import { Button, TextField } from '../../../ui/index.ts';
import { Decision } from '../meeting/agenda.tsx';
import styles from './run.module.css';

interface DecisionPanelProps {
  readonly item: AgendaItem;
  readonly change: ChangeRequest;
  readonly onDecide: (decision: BoardDecision | null, conditions: string) => void;
  readonly onAction: (text: string, changeId: Id | null) => Promise<boolean>;
}

/** What the board says of the change in front of it, on what conditions, and who is to do something about it. */
export function DecisionPanel({ item, change, onDecide, onAction }: DecisionPanelProps) {
  const { t } = useTranslation('boards');
  const [conditions, setConditions] = useState(item.conditions);
  const [action, setAction] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (action.trim() !== '' && (await onAction(action, change.id))) setAction('');
  };
  return (
    <div className={styles.panel}>
      <TextField
        label={t('decision.conditions')}
        placeholder={t('decision.conditionsHelp')}
        value={conditions}
        onInput={setConditions}
        onSave={(text) => {
          setConditions(text);
          if (item.decision !== null) onDecide(item.decision, text);
        }}
      />
      <div className={styles.decide}>
        <Button variant="primary" onPress={() => onDecide('approved', conditions)}>
          {t('decision.approve')}
        </Button>
        <Button onPress={() => onDecide('deferred', conditions)}>{t('decision.defer')}</Button>
        <Button variant="danger" onPress={() => onDecide('rejected', conditions)}>
          {t('decision.reject')}
        </Button>
        {item.decision !== null && (
          <>
            <Decision item={item} />
            <Button variant="quiet" onPress={() => onDecide(null, '')}>
              {t('decision.takeBack')}
            </Button>
          </>
        )}
        <span className={styles.push} />
        <span className={styles.muted}>{t('run.keys')}</span>
      </div>
      <form className={styles.action} onSubmit={(event) => void add(event)}>
        <TextField
          label={t('run.actionFor')}
          hideLabel
          placeholder={t('run.actionFor')}
          value={action}
          onInput={setAction}
          onSave={setAction}
        />
        <Button type="submit" icon="plus">
          {t('meeting.addAction')}
        </Button>
      </form>
    </div>
  );
}
