import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import { daysBetween } from '#shared/planning/days.ts';
import { stageOf, type SupportBook } from '#shared/planning/support/book.ts';
import { stageWords } from '#shared/planning/support/words.ts';

export interface StageText {
  readonly text: string;
  readonly tone: 'neutral' | 'accent' | 'warn' | 'danger' | 'ok';
  /** Days until the last one, or over it; null where that says nothing. */
  readonly left: string | null;
}

/** Where it stands in words, with how much that asks for. */
export function useStageText(): (book: SupportBook, today: PlainDate) => StageText {
  const { t } = useTranslation('support');
  return (book, today) => {
    const { phase, support } = book;
    const stage = stageOf(book, today);
    const text = stageWords(t, book, today);
    if (stage === 'left') return { text, tone: support.decision === 'exit' ? 'ok' : 'warn', left: null };
    if (phase === null) return { text, tone: 'warn', left: null };
    if (stage === 'ahead') return { text, tone: 'neutral', left: null };
    if (stage === 'overdue') return { text, tone: 'danger', left: null };
    const left = daysBetween(today, phase.last);
    return { text, tone: left <= 3 ? 'warn' : 'accent', left: t('daysLeft', { count: left }) };
  };
}
