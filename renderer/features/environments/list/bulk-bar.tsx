import { useTranslation } from 'react-i18next';
import { useEdit } from '../../../data/edit.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { Environment } from '#shared/model/environment.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, IconButton, MenuButton, type Option } from '../../../ui/index.ts';
import { toOptional, useOptions } from '../../../ui/records/options.tsx';
import styles from '../../../ui/list-page.module.css';

export interface BulkBarProps {
  readonly environments: readonly Environment[];
  readonly configuration: Configuration;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

export function BulkBar({ environments, configuration, onDelete, onClear }: BulkBarProps) {
  const { t } = useTranslation(['environments', 'inspector']);
  const edit = useEdit();
  const purposes = useOptions(configuration, 'environmentPurposes', []);
  const teams = useOptions(configuration, 'teams', [], t('inspector:noTeam'));
  const owners = useOptions(configuration, 'people', [], t('inspector:noOwner'));
  const set = (field: 'purposeId' | 'teamId' | 'ownerId', value: string | null) => {
    const changes = environments.map(({ id }) => patchOf('environments', id, { [field]: value }));
    const [only] = environments;
    if (environments.length === 1 && only !== undefined)
      void edit('fieldChanged', { label: only.name, field }, changes);
    else void edit('environmentsChanged', { environments: environments.length, field }, changes);
  };
  const items = (options: readonly Option[], pick: (id: string) => void) =>
    options.map(({ id, label }) => ({ id, label, onAction: () => pick(id) }));
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('selected', { count: environments.length })}>
      <span className={styles.count}>{t('selected', { count: environments.length })}</span>
      <MenuButton label={t('bulk.purpose')} items={items(purposes, (id) => set('purposeId', id))} />
      <MenuButton label={t('bulk.owner')} items={items(owners, (id) => set('ownerId', toOptional(id)))} />
      <MenuButton label={t('bulk.team')} items={items(teams, (id) => set('teamId', toOptional(id)))} />
      <Button variant="danger" onPress={onDelete}>
        {t('bulk.delete')}
      </Button>
      <IconButton icon="close" label={t('clearSelection')} onPress={onClear} />
    </div>
  );
}
