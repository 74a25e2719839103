import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { allowedForAll } from '#shared/planning/transitions.ts';
import { Button, IconButton, MenuButton, type MenuItemSpec, type Option } from '../../../ui/index.ts';
import { NONE, toOptional, useOptions } from '../../../ui/records/options.tsx';
import type { ReleaseActions } from '../actions/use-release-actions.ts';
import styles from '../../../ui/list-page.module.css';

export interface BulkBarProps {
  readonly releases: readonly Release[];
  readonly configuration: Configuration;
  readonly actions: ReleaseActions;
  readonly onShift: () => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

/** What can be done to everything that is ticked, each as one step. */
export function BulkBar({ releases, configuration, actions, onShift, onDelete, onClear }: BulkBarProps) {
  const { t } = useTranslation('releases');
  const types = useOptions(configuration, 'releaseTypes', []);
  const owners = useOptions(configuration, 'people', [], t('bulk.noOwner'));
  const teams = useOptions(configuration, 'teams', [], t('bulk.noTeam'));
  const statuses = allowedForAll('releases', releases, configuration.statuses);
  const items = (options: readonly Option[], pick: (id: string) => void): MenuItemSpec[] =>
    options.map(({ id, label }) => ({ id, label, onAction: () => pick(id) }));
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('bulk.selected', { count: releases.length })}>
      <span className={styles.count}>{t('bulk.selected', { count: releases.length })}</span>
      <MenuButton
        label={t('bulk.status')}
        items={
          statuses.length === 0
            ? [{ id: 'none', label: t('bulk.noStatus'), isDisabled: true, onAction: () => {} }]
            : statuses.map(({ id, name }) => ({ id, label: name, onAction: () => actions.setStatus(releases, id) }))
        }
      />
      <MenuButton label={t('bulk.type')} items={items(types, (typeId) => actions.setFields(releases, { typeId }))} />
      <MenuButton
        label={t('bulk.owner')}
        items={items(owners, (id) => actions.setFields(releases, { ownerId: toOptional(id) }))}
      />
      <MenuButton
        label={t('bulk.team')}
        items={items(teams, (id) => actions.setFields(releases, { teamIds: id === NONE ? [] : [id] }))}
      />
      <Button onPress={onShift}>{t('bulk.shift')}</Button>
      <Button variant="danger" onPress={onDelete}>
        {t('bulk.delete')}
      </Button>
      <IconButton icon="close" label={t('bulk.clear')} onPress={onClear} />
    </div>
  );
}
