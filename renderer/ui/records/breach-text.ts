import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Breach } from '#shared/change/standing.ts';
import { useWhenText } from './when-text.ts';

/** A bound of a standing change that a deployment is outside of, as a sentence. */
export function useBreachText(): (breach: Breach) => string {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  return useCallback(
    ({ code, params }) => {
      const { day } = params;
      return t(`standing.breach.${code}`, { ...params, ...(typeof day === 'string' ? { day: text.day(day) } : {}) });
    },
    [t, text],
  );
}
