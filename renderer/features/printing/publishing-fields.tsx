import { useTranslation } from 'react-i18next';
import { useLocale } from 'react-aria-components';
import { Checkbox, Select } from '../../ui/index.ts';
import type { Prepared, Publishing } from './use-print-document.ts';
import styles from './printing.module.css';

const NOTHING = 'nothing';

interface PublishingFieldsProps {
  readonly value: Publishing;
  readonly prepared: Prepared | undefined;
  readonly onChange: (value: Publishing) => void;
}

/** Whether the calendar becomes a revision, and what of an earlier one is marked in it. */
export function PublishingFields({ value, prepared, onChange }: PublishingFieldsProps) {
  const { t } = useTranslation('printing');
  const { locale } = useLocale();
  const published = prepared?.published ?? [];
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: prepared?.snapshot.zone ?? 'UTC' });
  const revisions = published.map(({ revision, publishedAt }) => ({
    id: String(revision),
    label: t('since.revision', { revision, date: day.format(new Date(publishedAt)) }),
  }));
  const latest = published[0]?.revision ?? null;
  return (
    <>
      <Checkbox
        label={t('publish', { revision: prepared?.revision ?? 1 })}
        isSelected={value.publish}
        // Who gets a new revision wants to know what is new in it.
        onChange={(publish) => onChange({ ...value, publish, since: publish ? (value.since ?? latest) : value.since })}
      />
      <p className={styles.note}>{t('publishHelp')}</p>
      {latest !== null && (
        <Select
          label={t('since.label')}
          value={value.since === null ? NOTHING : String(value.since)}
          options={[{ id: NOTHING, label: t('since.nothing') }, ...revisions]}
          onSave={(id) => onChange({ ...value, since: id === NOTHING ? null : Number(id) })}
        />
      )}
      {value.since !== null && (
        <Checkbox label={t('since.list')} isSelected={value.list} onChange={(list) => onChange({ ...value, list })} />
      )}
    </>
  );
}
