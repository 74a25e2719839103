import type { PlainDate } from '../../model/time.ts';
import type { Text } from '../../text/index.ts';
import { daysBetween } from '../days.ts';
import { dayOfSupport, stageOf, type SupportBook } from './book.ts';
import type { Measured } from './exit.ts';
import type { Missing } from './ready.ts';

/** Target and measured value of a criterion, in its own unit. */
export interface CriterionWords {
  /** In words where it is no number; null where it is. */
  readonly target: (measured: Measured) => string | null;
  /** The number with its unit; null where it is none. */
  readonly targetNumber: (measured: Measured) => string | null;
  readonly value: (measured: Measured) => string;
}

export function criterionWords(t: Text): CriterionWords {
  const number = (metric: Measured['criterion']['metric'], value: number): string => {
    switch (metric) {
      case 'stableDays':
      case 'slaDays':
        return t('support:criterion.days', { count: value });
      case 'deskResolution':
      case 'checklist':
        return t('support:criterion.percent', { value });
      case 'p3Falling':
        return t('support:criterion.change', { count: Math.abs(value), sign: value > 0 ? '+' : '−' });
      default:
        return String(value);
    }
  };
  return {
    target: ({ criterion: { metric, section } }) => {
      if (metric === 'manual') return '';
      if (metric === 'p3Falling') return t('support:criterion.falling');
      if (metric !== 'checklist') return null;
      return section === null ? t('support:criterion.allDoneAny') : t('support:criterion.allDone', { section });
    },
    targetNumber: ({ criterion: { metric }, target }) => (target === null ? null : number(metric, target)),
    value: ({ criterion: { metric, measured }, value }) => {
      if (metric === 'manual') return measured;
      return value === null ? t('support:criterion.nothing') : number(metric, value);
    },
  };
}

/** What keeps it from being left; of a criterion also how far it is from its target. */
export function missingWords(t: Text): (missing: Missing) => string {
  const says = criterionWords(t);
  return ({ code, params, measured }) => {
    if (code !== 'criterion' || measured === undefined)
      return t(`support:missing.${code}`, { count: 0, text: '', role: '', ...params });
    const { text } = measured.criterion;
    const target = says.targetNumber(measured);
    if (measured.criterion.metric === 'manual' || target === null) return text;
    if (measured.value === null) return t('support:missing.criterionNothing', { text });
    return t('support:missing.criterionMeasured', { text, value: says.value(measured), target });
  };
}

/** Where it stands: "Day 5 of 28", "3 days over", "Left with conditions". */
export function stageWords(
  t: Text,
  { support, phase }: Pick<SupportBook, 'support' | 'phase'>,
  today: PlainDate,
): string {
  const stage = stageOf({ support, phase }, today);
  if (stage === 'left') return t(support.decision === 'exit' ? 'support:stage.left' : 'support:stage.conditional');
  if (phase === null) return t('support:stage.noDays');
  if (stage === 'ahead') return t('support:stage.ahead', { count: daysBetween(today, phase.first) });
  if (stage === 'overdue') return t('support:stage.overdue', { count: daysBetween(phase.last, today) });
  return t('support:stage.running', dayOfSupport(phase, today));
}
