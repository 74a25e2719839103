import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/index.ts';
import list from '../../ui/list-page.module.css';

interface BulkBarProps {
  readonly count: number;
  readonly onClear: () => void;
  /** What can be done with all that are ticked. */
  readonly children: ReactNode;
}

/** In place of the filters while rows are ticked. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  const { t } = useTranslation('sync');
  return (
    <div className={list.bulk} role="toolbar" aria-label={t('selected', { count })}>
      <span className={list.count}>{t('selected', { count })}</span>
      {children}
      <IconButton icon="close" label={t('clearSelection')} onPress={onClear} />
    </div>
  );
}
