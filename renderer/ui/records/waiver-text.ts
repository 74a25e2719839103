import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Waiver } from '#shared/model/waiver.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { waiverText } from '#shared/planning/conflicts/waiver-text.ts';
import { useWhenText } from './when-text.ts';

/** A waiver as a sentence. */
export function useWaiverText({ people }: Pick<Configuration, 'people'>): (waiver: Waiver) => string {
  const { t } = useTranslation();
  const { day } = useWhenText();
  return useCallback(
    (waiver) => waiverText(t, waiver, people.get(waiver.personId ?? '')?.name ?? null, day),
    [t, people, day],
  );
}
