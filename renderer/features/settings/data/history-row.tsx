import { useState } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { journalAge, trimJournal } from '../../../data/history.ts';
import { useLive } from '../../../data/live.ts';
import { tracked } from '../../../data/save-state.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, Confirm, MenuButton } from '../../../ui/index.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNotices } from '../../../ui/state/notices.ts';
import { SettingRow } from '../setting-row.tsx';
import { AGES, instantBefore, type Age } from './trim-age.ts';

/** How long the history is, and the one place where it can be cut: by age, after asking. */
export function HistoryRow() {
  const { t, i18n } = useTranslation('settings');
  const { locale } = useLocale();
  const { db, personId } = useWorkspace();
  const history = useLive(journalAge, []);
  const [asked, setAsked] = useState<{ readonly before: string; readonly steps: number } | null>(null);
  const day = (instant: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(instant));
  const number = new Intl.NumberFormat(i18n.language);
  const show = useDialogs((state) => state.show);
  const tell = useNotices((state) => state.tell);

  const ask = async (age: Age) => {
    const before = instantBefore(age, Date.now());
    const steps = await db.journal.filter((entry) => entry.at < before).count();
    if (steps === 0) tell({ tone: 'info', text: t('data.nothingToTrim', { date: day(before) }) });
    else setAsked({ before, steps });
  };
  const trim = async (before: string) => {
    setAsked(null);
    const now = Date.now();
    const gone = await tracked(
      () => trimJournal(db, before, { personId, now }),
      () => null,
    );
    if (gone !== null) tell({ tone: 'info', text: t('data.trimmed', { count: gone, steps: number.format(gone) }) });
  };
  const text =
    history === undefined || history.oldest === null
      ? t('data.historyText')
      : t('data.historySince', {
          count: history.entries,
          steps: number.format(history.entries),
          date: day(history.oldest),
        });
  return (
    <SettingRow name={t('data.history')} text={text} isEnd>
      <Button onPress={() => show({ kind: 'history', table: 'journal', id: '' })}>{t('data.historyShow')}</Button>
      <MenuButton
        label={t('data.trim')}
        items={AGES.map((age) => ({ id: age, label: t(`data.age.${age}`), onAction: () => void ask(age) }))}
      />
      {asked !== null && (
        <Confirm
          title={t('data.trimTitle', { date: day(asked.before) })}
          text={t('data.trimText', { count: asked.steps, steps: number.format(asked.steps) })}
          confirmLabel={t('data.trimConfirm')}
          onConfirm={() => void trim(asked.before)}
          onCancel={() => setAsked(null)}
        />
      )}
    </SettingRow>
  );
}
