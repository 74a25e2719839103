import { approvalState, type ApprovalState } from '#shared/change/approval.ts';
import type { Linter, LintFinding } from '#shared/change/lint/index.ts';
import { riskOf } from '#shared/change/risk.ts';
import type { Appearance } from '#shared/model/appearance.ts';
import type { Approval, ChangeRequest, RiskLevel } from '#shared/model/change.ts';
import type { Status } from '#shared/model/configuration.ts';
import type { Release } from '#shared/model/release.ts';
import type { Id } from '#shared/model/schema.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import type { ChangeFilter } from './list-state.ts';

/** One line of the list: the change and what its ids stand for. */
export interface ChangeRow {
  readonly id: string;
  readonly change: ChangeRequest;
  readonly typeName: string;
  readonly appearance: Appearance | null;
  readonly state: Status | null;
  /** First and last day in the workspace's zone; null where it is not planned. */
  readonly days: { readonly first: PlainDate; readonly last: PlainDate } | null;
  readonly owner: string;
  readonly services: readonly string[];
  readonly teams: string;
  readonly releaseKey: string;
  readonly risk: RiskLevel | null;
  readonly approval: ApprovalState;
  /** What would get it sent back. */
  readonly findings: readonly LintFinding[];
  /** Neither over nor cancelled. */
  readonly isOpen: boolean;
  /** Lower case, what the text filter looks in. */
  readonly text: string;
}

/** Stands in a filter for "has none". */
export const WITHOUT = '-';

export interface RowSources {
  readonly changes: readonly ChangeRequest[];
  readonly releases: readonly Pick<Release, 'id' | 'key'>[];
  readonly approvalsOf: (changeId: Id) => readonly Pick<Approval, 'decision'>[];
  readonly linter: Pick<Linter, 'lint'>;
}

export function toRows(
  { changes, releases, approvalsOf, linter }: RowSources,
  configuration: Configuration,
): ChangeRow[] {
  const { changeTypes, statuses, people, services, teams, settings } = configuration;
  const keys = new Map(releases.map(({ id, key }) => [id, key]));
  const names = (ids: readonly string[], records: ReadonlyMap<string, { readonly name: string }>) =>
    ids.map((id) => records.get(id)?.name ?? id);
  return changes.map((change) => {
    const state = statuses.get(change.statusId) ?? null;
    const type = changeTypes.get(change.typeId);
    return {
      id: change.id,
      change,
      typeName: type?.name ?? change.typeId,
      appearance: type?.appearance ?? null,
      state,
      days: change.when === null ? null : daysOfWhen(change.when, settings.zone),
      owner: change.ownerId === null ? '' : (people.get(change.ownerId)?.name ?? change.ownerId),
      services: names(change.serviceIds, services),
      teams: names(change.teamIds, teams).join(', '),
      releaseKey: change.releaseId === null ? '' : (keys.get(change.releaseId) ?? ''),
      risk: riskOf(change, configuration).level,
      approval: approvalState(type, approvalsOf(change.id)),
      findings: linter.lint(change),
      isOpen: state === null || state.category === 'planned' || state.category === 'inProgress',
      text: [change.key, change.title, change.externalId, ...change.labels].join('\n').toLocaleLowerCase(),
    };
  });
}

export function isFiltering(filter: ChangeFilter): boolean {
  const { text, types, states, risks, approvals, services, owners, dates } = filter;
  const lists = [types, states, risks, approvals, services, owners];
  return text.trim() !== '' || dates !== 'all' || lists.some((list) => list.length > 0);
}

/** Every word typed must occur; of each chip one of the chosen must be had. */
export function filterRows(rows: readonly ChangeRow[], filter: ChangeFilter, today: PlainDate): readonly ChangeRow[] {
  if (!isFiltering(filter)) return rows;
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const [types, states] = [new Set(filter.types), new Set(filter.states)];
  const [risks, approvals] = [new Set(filter.risks), new Set(filter.approvals)];
  const [services, owners] = [new Set(filter.services), new Set(filter.owners)];
  return rows.filter(
    (row) =>
      words.every((word) => row.text.includes(word)) &&
      (types.size === 0 || types.has(row.change.typeId)) &&
      (states.size === 0 || states.has(row.change.statusId)) &&
      (risks.size === 0 || risks.has(row.risk ?? WITHOUT)) &&
      (approvals.size === 0 || approvals.has(row.approval)) &&
      (services.size === 0 || hasOne(row.change.serviceIds, services)) &&
      (owners.size === 0 || owners.has(row.change.ownerId ?? WITHOUT)) &&
      isInDates(row, filter, today),
  );
}

function hasOne(ids: readonly string[], wanted: ReadonlySet<string>): boolean {
  return ids.length === 0 ? wanted.has(WITHOUT) : ids.some((id) => wanted.has(id));
}

function isInDates({ days, isOpen }: ChangeRow, filter: ChangeFilter, today: PlainDate): boolean {
  if (filter.dates === 'all') return true;
  if (days === null) return filter.dates === 'undated';
  switch (filter.dates) {
    case 'undated':
      return false;
    case 'open':
      return isOpen && days.last < today;
    case 'past':
      return days.last < today;
    case 'next7':
      return days.last >= today && days.first <= addDays(today, 7);
    case 'next30':
      return days.last >= today && days.first <= addDays(today, 30);
    case 'range':
      return (filter.from === null || days.last >= filter.from) && (filter.to === null || days.first <= filter.to);
  }
}
