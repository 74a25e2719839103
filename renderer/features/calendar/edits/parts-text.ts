import type { TFunction } from 'i18next';
import { PART_TABLES, type PartTable } from '#shared/planning/slip/request.ts';

export type Parts = Readonly<Record<PartTable, number>>;

/** "3 phases, 2 gates and 1 deployment"; empty where there are none. */
export function partsText(parts: Parts, t: TFunction, locale: string): string {
  const named = PART_TABLES.filter((part) => parts[part] > 0).map((part) =>
    t(`calendar:parts.${part}`, { count: parts[part] }),
  );
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(named);
}
