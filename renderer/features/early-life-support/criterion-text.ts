import { useTranslation } from 'react-i18next';
import type { Measured } from '#shared/planning/support/exit.ts';

/** Target and measured value of a criterion, in its own unit. */
export interface CriterionText {
  /** In words where it is no number; null where it is. */
  readonly target: (measured: Measured) => string | null;
  /** The number with its unit; null where it is none. */
  readonly targetNumber: (measured: Measured) => string | null;
  readonly value: (measured: Measured) => string;
}

export function useCriterionText(): CriterionText {
  const { t } = useTranslation('support');
  const number = (metric: Measured['criterion']['metric'], value: number): string => {
    switch (metric) {
      case 'stableDays':
      case 'slaDays':
        return t('criterion.days', { count: value });
      case 'deskResolution':
      case 'checklist':
        return t('criterion.percent', { value });
      case 'p3Falling':
        return t('criterion.change', { count: Math.abs(value), sign: value > 0 ? '+' : '−' });
      default:
        return String(value);
    }
  };
  return {
    target: ({ criterion: { metric, section } }) => {
      if (metric === 'manual') return '';
      if (metric === 'p3Falling') return t('criterion.falling');
      if (metric !== 'checklist') return null;
      return section === null ? t('criterion.allDoneAny') : t('criterion.allDone', { section });
    },
    targetNumber: ({ criterion: { metric }, target }) => (target === null ? null : number(metric, target)),
    value: ({ criterion: { metric, measured }, value }) => {
      if (metric === 'manual') return measured;
      return value === null ? t('criterion.nothing') : number(metric, value);
    },
  };
}
