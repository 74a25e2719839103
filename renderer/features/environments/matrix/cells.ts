import { takesRoom, type Booking } from '#shared/model/booking.ts';
import type { StatusCategory } from '#shared/model/configuration.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Release } from '#shared/model/release.ts';
import type { When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { environmentKey } from '#shared/planning/environments.ts';
import { startText } from '#shared/planning/release-progress.ts';
import { compareInOrder, compareNames } from '#shared/planning/name-order.ts';

/** One booking or deployment in its cell. */
export interface CellItem {
  readonly table: 'bookings' | 'deployments';
  readonly id: string;
  readonly when: When;
  readonly repeats: boolean;
  readonly approval: Booking['approval'] | null;
  readonly statusName: string;
  readonly category: StatusCategory | null;
  readonly cancelled: boolean;
}

export interface MatrixColumn {
  /** Key of the environment's name: deployments know it by that alone. */
  readonly key: string;
  readonly name: string;
  /** Null: deployments name it, the catalogue does not have it. */
  readonly environmentId: string | null;
}

export interface MatrixRow {
  readonly release: Release;
  readonly category: StatusCategory | null;
  /** By column key, in order of time. */
  readonly cells: ReadonlyMap<string, readonly CellItem[]>;
  /** Items in the fullest cell. */
  readonly lines: number;
}

export interface MatrixOptions {
  readonly text: string;
  readonly withClosed: boolean;
  readonly withEmpty: boolean;
}

interface Records {
  readonly releases: readonly Release[];
  readonly bookings: readonly Booking[];
  readonly deployments: readonly Deployment[];
}

/** Releases by release date against environments in their order, those only deployments know at the end. */
export function buildMatrix(records: Records, configuration: Configuration, options: MatrixOptions) {
  const byRelease = new Map<string, Map<string, CellItem[]>>();
  const names = new Map<string, string>();
  const used = new Set<string>();
  const put = (releaseId: string, name: string, item: CellItem) => {
    const key = environmentKey(name);
    if (!names.has(key)) names.set(key, name);
    used.add(key);
    const cells = byRelease.get(releaseId) ?? new Map<string, CellItem[]>();
    byRelease.set(releaseId, cells.set(key, [...(cells.get(key) ?? []), item]));
  };
  for (const booking of records.bookings) {
    if (booking.releaseId === null) continue;
    const name = configuration.environments.get(booking.environmentId)?.name ?? booking.environmentId;
    put(booking.releaseId, name, bookingItem(booking));
  }
  for (const deployment of records.deployments) {
    put(deployment.releaseId, deployment.environment, deploymentItem(deployment, configuration));
  }
  const words = options.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const rows = records.releases
    .map((release) => toRow(release, byRelease.get(release.id) ?? new Map(), configuration))
    .filter(({ release, category, lines }) => {
      const text = `${release.key}\n${release.name}`.toLocaleLowerCase();
      const isClosed = category === 'done' || category === 'cancelled';
      return (
        words.every((word) => text.includes(word)) &&
        (options.withClosed || !isClosed) &&
        (options.withEmpty || lines > 0)
      );
    })
    .sort((a, b) => ((a.release.releaseDate ?? '9999') < (b.release.releaseDate ?? '9999') ? -1 : 1));
  return { columns: columnsOf(configuration, names, used), rows };
}

function toRow(release: Release, cells: Map<string, CellItem[]>, { statuses }: Configuration): MatrixRow {
  let lines = 0;
  for (const items of cells.values()) {
    items.sort((a, b) => (startText(a.when) < startText(b.when) ? -1 : 1));
    lines = Math.max(lines, items.length);
  }
  return { release, category: statuses.get(release.statusId)?.category ?? null, cells, lines };
}

function bookingItem(booking: Booking): CellItem {
  return {
    table: 'bookings',
    id: booking.id,
    when: booking.when,
    repeats: booking.recurrence !== null,
    approval: booking.approval,
    statusName: '',
    category: null,
    cancelled: !takesRoom(booking),
  };
}

function deploymentItem(deployment: Deployment, { statuses }: Configuration): CellItem {
  const status = statuses.get(deployment.statusId);
  return {
    table: 'deployments',
    id: deployment.id,
    when: deployment.when,
    repeats: false,
    approval: null,
    statusName: status?.name ?? '',
    category: status?.category ?? null,
    cancelled: status?.category === 'cancelled',
  };
}

/** In the order of the catalogue; what was taken down only where something stands on it. */
function columnsOf(
  { environments }: Configuration,
  names: ReadonlyMap<string, string>,
  used: ReadonlySet<string>,
): MatrixColumn[] {
  const listed = [...environments.values()]
    .sort(compareInOrder)
    .map(({ id, name, archived }) => ({ key: environmentKey(name), name, environmentId: id, archived }));
  const known = new Set(listed.map(({ key }) => key));
  const others = [...names].filter(([key]) => !known.has(key));
  return [
    ...listed.filter(({ key, archived }) => !archived || used.has(key)),
    ...others.map(([key, name]) => ({ key, name, environmentId: null })).sort((a, b) => compareNames(a.name, b.name)),
  ];
}
