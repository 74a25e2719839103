import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Look } from '../../../sync/looks.ts';
import { asideText } from '../../../ui/records/sync-text.ts';

/** What happened to a record, in words. */
export function useWhat(): (look: Look) => string {
  const { t } = useTranslation('sync');
  return useCallback(
    ({ kind, link, connection }: Look) => {
      if (kind !== 'setAside') return t(`setAside.text.${kind}`);
      const host = URL.canParse(connection.address) ? new URL(connection.address).host : connection.address;
      return link.setAside === null ? '' : asideText(t, link.setAside, host);
    },
    [t],
  );
}
