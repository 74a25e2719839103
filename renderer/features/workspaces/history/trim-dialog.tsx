import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trimJournal } from '../../../data/history.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, Dialog, Select } from '../../../ui/index.ts';
import { useAttempt } from '../use-attempt.ts';
import styles from '../workspaces.module.css';

const YEAR_MS = 365.25 * 24 * 60 * 60 * 1000;
const AGES = ['1', '2', '5', '0'] as const;

/** The history is only ever trimmed here, on a person's word, and says that it was. */
export function TrimDialog({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation(['history', 'common']);
  const { db, personId } = useWorkspace();
  const [age, setAge] = useState<(typeof AGES)[number]>('2');
  const [forgotten, setForgotten] = useState<number | null>(null);
  const { attempt, problem, isBusy } = useAttempt();
  const trim = () =>
    attempt(async () => {
      const now = Date.now();
      const before = new Date(now - Number(age) * YEAR_MS).toISOString();
      setForgotten(await trimJournal(db, before, { personId, now }));
    });
  return (
    <Dialog
      title={t('trimTitle')}
      size="small"
      onClose={onDone}
      footer={
        <>
          <Button onPress={onDone}>{t(forgotten === null ? 'common:cancel' : 'common:close')}</Button>
          {forgotten === null && (
            <Button variant="danger" isDisabled={isBusy} onPress={() => void trim()}>
              {t('trimConfirm')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t('trimText')}</p>
        <Select
          label={t('trimAge')}
          value={age}
          options={AGES.map((id) => ({ id, label: t(`trimAges.${id}`) }))}
          onSave={(id) => setAge(AGES.find((known) => known === id) ?? '2')}
        />
        {forgotten !== null && <output>{t('trimmed', { count: forgotten })}</output>}
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
