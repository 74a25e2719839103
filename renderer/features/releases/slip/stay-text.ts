import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipStay } from '#shared/planning/slip/request.ts';

/** "Production: done". What has no name of its own goes by its kind. */
export function useStayText(): (stay: SlipStay) => string {
  const { t } = useTranslation('slip');
  return useCallback(
    ({ table, label, reason }) =>
      t('stay', { label: label === '' ? t(`part.${table}`) : label, reason: t(`reason.${reason}`) }),
    [t],
  );
}
