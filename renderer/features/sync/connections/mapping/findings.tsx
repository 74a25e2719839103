import { useTranslation } from 'react-i18next';
import type { KindMapping } from '#shared/model/connection.ts';
import type { MappingContext } from '#shared/sync/mapping.ts';
import { previewOf } from '#shared/sync/preview.ts';
import { rawText } from '#shared/sync/raw-text.ts';
import type { RemoteRecord } from '#shared/sync/remote.ts';
import { Icon } from '../../../../ui/index.ts';
import { syncedFieldName } from '../../../../ui/records/synced-value.ts';
import styles from './mapping.module.css';

interface FindingsProps {
  readonly mapping: KindMapping;
  readonly records: readonly RemoteRecord[];
  readonly context: MappingContext;
}

/** What of the records looked at can't be read, before the mapping is saved. */
export function Findings({ mapping, records, context }: FindingsProps) {
  const { t } = useTranslation('syncConnections');
  const counts = new Map<string, { field: string; why: string; count: number }>();
  for (const { fields } of records) {
    for (const field of mapping.fields) {
      const raw = fields[field.remote];
      if (field.direction === 'off' || field.direction === 'out' || raw === undefined) continue;
      const preview = previewOf(field, raw, context);
      if (preview.code !== 'unread') continue;
      const why = t(`mapping.why.${preview.why}`, { value: rawText(raw) });
      const key = `${field.field} ${why}`;
      counts.set(key, { field: field.field, why, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  if (counts.size === 0) return <p className={styles.quiet}>{t('mapping.foundNone', { count: records.length })}</p>;
  return (
    <div className={styles.findings} role="status">
      <Icon name="warning" />
      <div>
        <p>{t('mapping.found', { count: records.length })}</p>
        <ul className={styles.list}>
          {[...counts].map(([key, { field, why, count }]) => (
            <li key={key}>{t('mapping.foundWhy', { field: syncedFieldName(t, field), why, count })}</li>
          ))}
        </ul>
        <p className={styles.quiet}>{t('mapping.unread')}</p>
      </div>
    </div>
  );
}
