import type { TFunction } from 'i18next';

export interface Parts {
  readonly phases: number;
  readonly gates: number;
  readonly deployments: number;
}

/** "3 phases, 2 gates and 1 deployment"; empty where there are none. */
export function partsText(parts: Parts, t: TFunction, locale: string): string {
  const named = (['phases', 'gates', 'deployments'] as const)
    .filter((part) => parts[part] > 0)
    .map((part) => t(`calendar:parts.${part}`, { count: parts[part] }));
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(named);
}
