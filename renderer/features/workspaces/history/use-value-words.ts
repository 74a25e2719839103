import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useConfiguration, useLive } from '../../../data/live.ts';
import { labelOf } from '#shared/model/journal.ts';
import type { ValueWords } from './value-text.ts';

/** Names of everything a change may refer to. */
export function useValueWords(): ValueWords {
  const { i18n } = useTranslation(['history', 'common']);
  const { locale } = useLocale();
  const configuration = useConfiguration();
  const releases = useLive((db) => db.records('releases').toArray(), []);
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const release of releases ?? []) names.set(release.id, release.key);
    if (configuration !== undefined) {
      for (const map of Object.values(configuration)) {
        if (!(map instanceof Map)) continue;
        for (const [id, record] of map as ReadonlyMap<string, object>) {
          const { name } = record as { name?: string };
          names.set(id, name ?? labelOf(record as Record<string, unknown>));
        }
      }
    }
    return { t: i18n.t, language: locale, nameOf: (id) => names.get(id) ?? null };
  }, [configuration, releases, i18n, locale]);
}
