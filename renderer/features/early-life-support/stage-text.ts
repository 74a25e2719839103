import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import { daysBetween } from '#shared/planning/days.ts';
import { dayOfSupport, stageOf, type SupportBook } from '#shared/planning/support/book.ts';

export interface StageText {
  readonly text: string;
  readonly tone: 'neutral' | 'accent' | 'warn' | 'danger' | 'ok';
  /** Days until the last one, or over it; null where that says nothing. */
  readonly left: string | null;
}

/** Where it stands in words: "Day 5 of 28", "3 days over", "Left with conditions". */
export function useStageText(): (book: SupportBook, today: PlainDate) => StageText {
  const { t } = useTranslation('support');
  return (book, today) => {
    const { phase, support } = book;
    const stage = stageOf(book, today);
    if (stage === 'left') {
      const isWhole = support.decision === 'exit';
      return { text: t(isWhole ? 'stage.left' : 'stage.conditional'), tone: isWhole ? 'ok' : 'warn', left: null };
    }
    if (phase === null) return { text: t('stage.noDays'), tone: 'warn', left: null };
    if (stage === 'ahead')
      return { text: t('stage.ahead', { count: daysBetween(today, phase.first) }), tone: 'neutral', left: null };
    if (stage === 'overdue')
      return { text: t('stage.overdue', { count: daysBetween(phase.last, today) }), tone: 'danger', left: null };
    const left = daysBetween(today, phase.last);
    return {
      text: t('stage.running', dayOfSupport(phase, today)),
      tone: left <= 3 ? 'warn' : 'accent',
      left: t('daysLeft', { count: left }),
    };
  };
}
