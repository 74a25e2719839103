import { useTranslation } from 'react-i18next';
import { useEdit } from '../../../data/edit.ts';
import type { Change } from '#shared/model/journal.ts';
import type { Service } from '#shared/model/service.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, IconButton, MenuButton } from '../../../ui/index.ts';
import { toOptional, useOptions } from '../../../ui/records/options.tsx';
import { CRITICALITIES } from '../../../ui/records/service-form.tsx';
import styles from '../../../ui/list-page.module.css';

export interface BulkBarProps {
  readonly services: readonly Service[];
  readonly configuration: Configuration;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

export function BulkBar({ services, configuration, onDelete, onClear }: BulkBarProps) {
  const { t } = useTranslation(['services', 'inspector']);
  const edit = useEdit();
  const teams = useOptions(configuration, 'teams', [], t('inspector:noTeam'));
  const set = (field: 'teamId' | 'criticality', value: string | number | null) => {
    const changes = services.map(({ id }): Change => ({
      op: 'patch',
      table: 'services',
      id,
      fields: { [field]: value },
    }));
    const [only] = services;
    if (services.length === 1 && only !== undefined) void edit('fieldChanged', { label: only.name, field }, changes);
    else void edit('servicesChanged', { services: services.length, field }, changes);
  };
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('selected', { count: services.length })}>
      <span className={styles.count}>{t('selected', { count: services.length })}</span>
      <MenuButton
        label={t('bulkTeam')}
        items={teams.map(({ id, label }) => ({ id, label, onAction: () => set('teamId', toOptional(id)) }))}
      />
      <MenuButton
        label={t('bulkCriticality')}
        items={CRITICALITIES.map((level) => ({
          id: String(level),
          label: t(`inspector:criticality.${level}`),
          onAction: () => set('criticality', level),
        }))}
      />
      <Button variant="danger" onPress={onDelete}>
        {t('bulkDelete')}
      </Button>
      <IconButton icon="close" label={t('clearSelection')} onPress={onClear} />
    </div>
  );
}
