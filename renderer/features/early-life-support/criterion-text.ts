import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { criterionWords, missingWords, type CriterionWords } from '#shared/planning/support/words.ts';
import type { Missing } from '#shared/planning/support/ready.ts';

/** Targets and measured values in the window's language. */
export function useCriterionText(): CriterionWords {
  const { t } = useTranslation('support');
  return useMemo(() => criterionWords(t), [t]);
}

/** What is missing in the window's language. */
export function useMissingText(): (missing: Missing) => string {
  const { t } = useTranslation('support');
  return useMemo(() => missingWords(t), [t]);
}
