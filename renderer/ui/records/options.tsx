import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance } from '#shared/model/appearance.ts';
import type { Status } from '#shared/model/configuration.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { allowedNext, statusesOf, type StatusTable } from '#shared/planning/transitions.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { CodeMark } from './kind-chip.tsx';
import type { Option } from '../select.tsx';
import { StatusDot } from '../status-dot.tsx';

/** Stands for "nobody" or "nothing" in a select: option ids can't be null. */
export const NONE = '-';
export const toOptional = (id: string): Id | null => (id === NONE ? null : id);
export const fromOptional = (id: Id | null): string => id ?? NONE;

interface Named {
  readonly id: Id;
  readonly name: string;
  readonly order?: number;
  readonly archived?: boolean;
  readonly appearance?: Appearance;
  readonly role?: string;
}

function toOptions(
  records: ReadonlyMap<Id, Named>,
  current: readonly (Id | null)[],
  unknown: (id: Id) => string,
): Option[] {
  const kept = new Set(current);
  const offered = [...records.values()]
    // No longer offered, but still shown where it is used.
    .filter((record) => record.archived !== true || kept.has(record.id))
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0) || compareNames(a.name, b.name));
  const lost = current.filter((id) => id !== null && !records.has(id)) as Id[];
  return [
    ...offered.map((record) => ({
      id: record.id,
      label: record.name,
      ...(record.appearance === undefined ? {} : { mark: <CodeMark appearance={record.appearance} /> }),
      ...(record.role === undefined || record.role === '' ? {} : { hint: record.role }),
    })),
    ...lost.map((id) => ({ id, label: unknown(id) })),
  ];
}

type Kinds =
  | 'releaseTypes'
  | 'changeTypes'
  | 'phaseTypes'
  | 'gateTypes'
  | 'people'
  | 'teams'
  | 'services'
  | 'environments'
  | 'environmentPurposes';

/** Options of a select or pick: what is offered, and what is chosen although it no longer is. */
export function useOptions(
  configuration: Configuration,
  kind: Kinds,
  current: readonly (Id | null)[],
  noneLabel?: string,
): Option[] {
  const { t } = useTranslation('inspector');
  const records = configuration[kind];
  const chosen = current.join('\n');
  return useMemo(() => {
    const list = toOptions(
      records,
      chosen.split('\n').filter((id) => id !== ''),
      (id) => t('unknown', { id }),
    );
    return noneLabel === undefined ? list : [{ id: NONE, label: noneLabel }, ...list];
  }, [records, chosen, noneLabel, t]);
}

export function statusOption(status: Status): Option {
  return { id: status.id, label: status.name, mark: <StatusDot category={status.category} /> };
}

/** The status it has and those that may follow. */
export function statusOptions(table: StatusTable, statusId: Id, configuration: Configuration): Option[] {
  const current = configuration.statuses.get(statusId);
  const next = allowedNext(table, statusId, configuration.statuses);
  const offered = new Set([...next.map((status) => status.id), statusId]);
  const known = statusesOf(table, configuration.statuses).filter((status) => offered.has(status.id));
  if (current !== undefined && !known.includes(current)) known.unshift(current);
  const list = known.map(statusOption);
  return current === undefined ? [{ id: statusId, label: statusId }, ...list] : list;
}
