import { useTranslation } from 'react-i18next';
import type { Missing } from '#shared/planning/support/ready.ts';
import { useCriterionText } from './criterion-text.ts';

/** What keeps it from being left, in words; of a criterion also how far it is from its target. */
export function useMissingText(): (missing: Missing) => string {
  const { t } = useTranslation('support');
  const says = useCriterionText();
  return ({ code, params, measured }) => {
    if (code !== 'criterion' || measured === undefined)
      return t(`missing.${code}`, { count: 0, text: '', role: '', ...params });
    const { text } = measured.criterion;
    const target = says.targetNumber(measured);
    if (measured.criterion.metric === 'manual' || target === null) return text;
    if (measured.value === null) return t('missing.criterionNothing', { text });
    return t('missing.criterionMeasured', { text, value: says.value(measured), target });
  };
}
