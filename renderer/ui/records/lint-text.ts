import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { LintFinding } from '#shared/change/lint/index.ts';
import { useWhenText } from './when-text.ts';

/** A finding of the lint as a sentence. */
export function useLintText(): (finding: Pick<LintFinding, 'rule' | 'params'>) => string {
  const { t } = useTranslation('lint');
  const text = useWhenText();
  return useCallback(
    ({ rule, params = {} }) => {
      const { day } = params;
      return t(`found.${rule}`, { ...params, ...(typeof day === 'string' ? { day: text.day(day) } : {}) });
    },
    [t, text],
  );
}
