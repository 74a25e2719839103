import { useTranslation } from 'react-i18next';
import { useLocale } from 'react-aria-components';
import { toMoment, wallIn } from '#shared/planning/moments.ts';
import { Button, Dialog } from '../../../ui/index.ts';
import { dateOfDay } from '../localizer/day-dates.ts';
import { formatDate } from '../localizer/formats.ts';
import { partsText } from './parts-text.ts';
import { type Question, useQuestions } from './questions.ts';
import styles from './edits.module.css';

type Of<K extends Question['kind']> = Question & { readonly kind: K };

/** The question that is open, if one is. */
export function QuestionDialogs() {
  const open = useQuestions((state) => state.open);
  if (open === null) return null;
  const { question } = open;
  switch (question.kind) {
    case 'along':
      return <AlongDialog question={question} />;
    case 'scope':
      return <ScopeDialog question={question} />;
    case 'hour':
      return <HourDialog question={question} />;
    case 'remove':
      return <RemoveDialog question={question} />;
  }
}

const reply = (answer: Parameters<ReturnType<typeof useQuestions.getState>['reply']>[0]) => () =>
  useQuestions.getState().reply(answer);

/** Whether what belongs to a release moves with it, and what the new day falls into. */
function AlongDialog({ question }: { readonly question: Of<'along'> }) {
  const { t } = useTranslation('calendar');
  const { locale } = useLocale();
  const { label, date, days, hits } = question;
  const parts = partsText(question.parts, t, locale);
  return (
    <Dialog
      title={t('along.title', { label, date })}
      size="small"
      onClose={reply(null)}
      isDismissable
      footer={
        <>
          <Button onPress={reply(null)}>{t('common:cancel')}</Button>
          <Button onPress={reply('only')}>{t('along.only')}</Button>
          <Button variant="primary" onPress={reply('along')} autoFocus>
            {t('along.along')}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{t(days > 0 ? 'along.byDays' : 'along.earlier', { count: Math.abs(days) })}</p>
      <p className={styles.text}>{t('along.text', { parts })}</p>
      {hits.length > 0 && (
        <p className={styles.warn}>
          {t('along.hits', { titles: new Intl.ListFormat(locale, { type: 'conjunction' }).format(hits) })}
        </p>
      )}
    </Dialog>
  );
}

function ScopeDialog({ question }: { readonly question: Of<'scope'> }) {
  const { t } = useTranslation('calendar');
  return (
    <Dialog
      title={t(question.action === 'change' ? 'scope.change' : 'scope.remove')}
      size="small"
      onClose={reply(null)}
      isDismissable
      footer={
        <>
          <Button onPress={reply(null)}>{t('common:cancel')}</Button>
          <Button onPress={reply('all')}>{t('scope.all')}</Button>
          <Button onPress={reply('following')}>{t('scope.following')}</Button>
          <Button variant="primary" onPress={reply('this')} autoFocus>
            {t('scope.this')}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{t('scope.text', { title: question.title })}</p>
    </Dialog>
  );
}

/** An hour that happens twice, or never: which is meant. */
function HourDialog({ question }: { readonly question: Of<'hour'> }) {
  const { t } = useTranslation('calendar');
  const { locale } = useLocale();
  const { note, wall, zone, day } = question;
  const time = wall.slice(11, 16);
  const values = { time, zone, day: formatDate(dateOfDay(day), 'fullDay', locale) };
  const option = (choice: 'earlier' | 'later') => {
    const { moment } = toMoment(wall, zone, choice);
    if (note === 'gap') {
      // The clock shows what was put in place of the hour that is skipped.
      const shown = wallIn(moment, zone).slice(11, 16);
      return t(choice === 'earlier' ? 'hour.before' : 'hour.after', { time: shown });
    }
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' });
    const offset = format.formatToParts(new Date(moment.utc)).find((part) => part.type === 'timeZoneName')?.value ?? '';
    return t(choice === 'earlier' ? 'hour.first' : 'hour.second', { offset });
  };
  return (
    <Dialog
      title={t(note === 'gap' ? 'hour.never' : 'hour.twice', { time })}
      size="small"
      onClose={reply(null)}
      footer={
        <>
          <Button onPress={reply(null)}>{t('common:cancel')}</Button>
          <Button onPress={reply('earlier')} autoFocus>
            {option('earlier')}
          </Button>
          <Button onPress={reply('later')}>{option('later')}</Button>
        </>
      }
    >
      <p className={styles.text}>{t(note === 'gap' ? 'hour.neverText' : 'hour.twiceText', values)}</p>
    </Dialog>
  );
}

const MOST_NAMED = 8;

/** What would go with it; asked only where something would. */
function RemoveDialog({ question }: { readonly question: Of<'remove'> }) {
  const { t } = useTranslation('calendar');
  const { label, uses } = question;
  const names = [...new Set(uses.map((use) => use.label))];
  return (
    <Dialog
      title={t('remove.title', { label })}
      size="small"
      role="alertdialog"
      onClose={reply(null)}
      footer={
        <>
          <Button onPress={reply(null)}>{t('common:cancel')}</Button>
          <Button variant="danger" onPress={reply(true)} autoFocus>
            {t('remove.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles.text}>{t('remove.text')}</p>
      <ul className={styles.list}>
        {names.slice(0, MOST_NAMED).map((name) => (
          <li key={name}>{name}</li>
        ))}
        {names.length > MOST_NAMED && <li>{t('remove.more', { count: names.length - MOST_NAMED })}</li>}
      </ul>
    </Dialog>
  );
}
