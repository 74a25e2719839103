import { useTranslation } from 'react-i18next';
import { Button, Section, TextField } from '../../../ui/index.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import form from '../../../ui/records/form.module.css';
import type { PartProps } from '../page/support-page.tsx';
import styles from './hand-over.module.css';

const TEXTS = ['delivers', 'affected', 'trouble', 'whomToCall'] as const;

/** What the service desk reads before go-live. */
export function Briefing({ book, edits }: PartProps) {
  const { t } = useTranslation('support');
  const show = useDialogs((state) => state.show);
  return (
    <div className={styles.narrow}>
      <Section
        title={t('tabs.briefing')}
        text={t('briefing.text')}
        actions={
          <Button onPress={() => show({ kind: 'supportDocument', id: book.support.id, document: 'briefing' })}>
            {t('briefing.export')}
          </Button>
        }
      >
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
