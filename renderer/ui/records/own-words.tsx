import { useTranslation } from 'react-i18next';
import type { KindMapping } from '#shared/model/connection.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { rawText } from '#shared/sync/raw-text.ts';
import { syncedFieldName } from './synced-value.ts';
import styles from './own-words.module.css';

interface OwnWordsProps {
  readonly link: SyncLink;
  /** Null where its kind is synchronised no more. */
  readonly mapping: KindMapping | null;
}

/** What it says there of the fields both sides know, under our names for them: never a word of ours. */
export function OwnWords({ link, mapping }: OwnWordsProps) {
  const { t, i18n } = useTranslation('syncScope');
  const said = (mapping?.fields ?? []).flatMap(({ field, remote }) => {
    const text = rawText(link.raw[remote]);
    return text === '' ? [] : [{ field, text }];
  });
  if (said.length === 0) return null;
  return (
    <dl className={styles.words} aria-label={t('ownWords')}>
      {said.map(({ field, text }) => (
        <div key={field}>
          <dt>{syncedFieldName(i18n.t, field)}</dt>
          <dd dir="auto" title={text}>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}
