import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BackupInfo } from '#shared/bridge.ts';
import type { Column } from '../../../ui/index.ts';

export function useBackupColumns(withPlan: boolean): readonly Column<BackupInfo>[] {
  const { t } = useTranslation('workspaces');
  const { locale } = useLocale();
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const number = new Intl.NumberFormat(locale);
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const plan: Column<BackupInfo> = {
    id: 'plan',
    header: t('backups.plan'),
    cell: (backup) => backup.workspaceName,
    sortValue: (backup) => backup.workspaceName,
  };
  return [
    {
      id: 'when',
      header: t('backups.when'),
      cell: (backup) => when.format(new Date(backup.createdAt)),
      sortValue: (backup) => backup.createdAt,
    },
    ...(withPlan ? [plan] : []),
    { id: 'reason', header: t('backups.why'), cell: (backup) => t(`backups.reason.${backup.reason}`) },
    {
      id: 'records',
      header: t('backups.records'),
      width: 96,
      align: 'end',
      cell: (backup) => number.format(backup.records),
      sortValue: (backup) => backup.records,
    },
    {
      id: 'size',
      header: t('backups.size'),
      width: 96,
      align: 'end',
      cell: (backup) => size.format(Math.ceil(backup.bytes / 1000)),
      sortValue: (backup) => backup.bytes,
    },
  ];
}
