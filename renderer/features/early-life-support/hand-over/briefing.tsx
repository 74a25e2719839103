import { useTranslation } from 'react-i18next';
import { Section, TextField } from '../../../ui/index.ts';
import form from '../../../ui/records/form.module.css';
import type { PartProps } from '../page/support-page.tsx';
import styles from './hand-over.module.css';

const TEXTS = ['delivers', 'affected', 'trouble', 'whomToCall'] as const;

/** What the service desk reads before go-live. */
export function Briefing({ book, edits }: PartProps) {
  const { t } = useTranslation('support');
  return (
    <div className={styles.narrow}>
      <Section title={t('tabs.briefing')} text={t('briefing.text')}>
        <div className={form.form}>
          {TEXTS.map((field) => (
            <TextField
              key={field}
              label={t(`field.${field}`)}
              value={book.support[field]}
              multiline
              onSave={(text) => edits.set(field, { [field]: text })}
            />
          ))}
        </div>
      </Section>
    </div>
  );
}
