import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toErrorAnswer } from '#shared/errors.ts';
import type { Text } from '#shared/text/index.ts';

/** The catalogue's sentence for any thrown value; what is no error of ours is told by its name alone. */
export function errorText(t: Text, error: unknown): string {
  const { code, detail } = toErrorAnswer(error);
  return t(`errors:${code}`, { ...detail });
}

/** The same for a component. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation('errors');
  return useCallback((error) => errorText(t, error), [t]);
}
