import { useTranslation } from 'react-i18next';
import type { FieldMapping, SyncTable } from '#shared/model/connection.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import type { MappingContext } from '#shared/sync/mapping.ts';
import { previewOf } from '#shared/sync/preview.ts';
import { rawText } from '#shared/sync/raw-text.ts';
import { Icon } from '../../../../ui/index.ts';
import { syncedValueText, type ValueWords } from '../../../../ui/records/synced-value.ts';
import styles from './mapping.module.css';

/** What the record says there; nothing of it is more than text. */
export function RawCell({ raw }: { readonly raw: Raw | undefined }) {
  const { t } = useTranslation('common');
  if (raw === undefined) return null;
  const text = typeof raw === 'boolean' ? t(raw ? 'yes' : 'no') : rawText(raw);
  return (
    <span className={styles.cut} title={text} dir="auto">
      {text}
    </span>
  );
}

interface PreviewCellProps {
  readonly table: SyncTable;
  readonly mapped: FieldMapping;
  readonly raw: Raw | undefined;
  readonly context: MappingContext;
  readonly words: ValueWords;
}

export function PreviewCell({ table, mapped, raw, context, words }: PreviewCellProps) {
  const { t } = useTranslation('syncConnections');
  const preview = previewOf(mapped, raw, context);
  switch (preview.code) {
    case 'absent':
      return <span className={styles.quiet}>{t('mapping.absent')}</span>;
    case 'stranger':
      return <span className={styles.quiet}>{t('mapping.stranger', { name: preview.name })}</span>;
    case 'unlinked':
      return <span className={styles.quiet}>{t('mapping.unlinked', { count: preview.count })}</span>;
    case 'unread':
      return (
        <span className={styles.unread}>
          <Icon name="warning" />
          {t(`mapping.why.${preview.why}`, { value: raw === undefined ? '' : rawText(raw) })}
        </span>
      );
    case 'read': {
      const text = syncedValueText(table, mapped.field, preview.value, words);
      return (
        <span className={styles.cut} title={text} dir="auto">
          {text}
        </span>
      );
    }
  }
}
