import { useTranslation } from 'react-i18next';
import type { Approval, ChangeRequest } from '#shared/model/change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { nextStates } from '#shared/change/transitions.ts';
import type { Id } from '#shared/model/schema.ts';
import { statusesOf } from '#shared/planning/transitions.ts';
import { Button, IconButton, MenuButton } from '../../../ui/index.ts';
import { toOptional, useOptions } from '../../../ui/records/options.tsx';
import type { ChangeActions } from '../actions/use-change-actions.ts';
import styles from '../../../ui/list-page.module.css';

export interface BulkBarProps {
  readonly changes: readonly ChangeRequest[];
  readonly configuration: Configuration;
  readonly approvalsOf: (changeId: Id) => readonly Approval[];
  readonly actions: ChangeActions;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

/** What can be done to everything that is ticked, each as one step. */
export function BulkBar({ changes, configuration, approvalsOf, actions, onDelete, onClear }: BulkBarProps) {
  const { t } = useTranslation('changes');
  const owners = useOptions(configuration, 'people', [], t('bulk.noOwner'));
  const next = changes.map((change) =>
    nextStates(change, approvalsOf(change.id), configuration)
      .filter(({ blocked }) => blocked === null)
      .map(({ status }) => status.id),
  );
  const states = statusesOf('changes', configuration.statuses).filter(({ id }) =>
    next.every((ids) => ids.includes(id)),
  );
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('bulk.selected', { count: changes.length })}>
      <span className={styles.count}>{t('bulk.selected', { count: changes.length })}</span>
      <MenuButton
        label={t('bulk.state')}
        items={
          states.length === 0
            ? [{ id: 'none', label: t('bulk.noState'), isDisabled: true, onAction: () => {} }]
            : states.map(({ id, name }) => ({ id, label: name, onAction: () => actions.setState(changes, id) }))
        }
      />
      <MenuButton
        label={t('bulk.owner')}
        items={owners.map(({ id, label }) => ({
          id,
          label,
          onAction: () => actions.setFields(changes, { ownerId: toOptional(id) }),
        }))}
      />
      <Button variant="danger" onPress={onDelete}>
        {t('bulk.delete')}
      </Button>
      <IconButton icon="close" label={t('bulk.clear')} onPress={onClear} />
    </div>
  );
}
