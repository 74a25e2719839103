import type { Change } from '#shared/model/journal.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import { TABLES, TABLE_NAMES, type RecordOf, type TableName } from '#shared/model/tables.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { PlanRows } from '#shared/planning/entries.ts';
import { sampleWorkspace } from '#shared/planning/sample.ts';
import { createText } from '#shared/text/index.ts';

type Tables = { readonly [T in TableName]: RecordOf<T>[] };

/** Changes to an empty plan laid out by table, each record parsed as the database would. */
export function tablesOf(changes: readonly Change[]): Tables {
  const tables = Object.fromEntries(TABLE_NAMES.map((name) => [name, [] as unknown[]]));
  for (const change of changes) {
    const rows = tables[change.table] ?? [];
    if (change.op === 'create') rows.push(TABLES[change.table].parse(change.record));
    else if (change.op === 'patch') {
      const at = rows.findIndex((row) => (row as { id: string }).id === change.id);
      if (at < 0) throw new Error('a patch needs its record');
      rows[at] = TABLES[change.table].parse({ ...(rows[at] as object), ...change.fields });
    } else throw new Error('nothing is deleted from an empty plan');
  }
  return tables as unknown as Tables;
}

const byId = <R extends { id: string }>(rows: readonly R[]): ReadonlyMap<string, R> =>
  new Map(rows.map((row) => [row.id, row]));

export function configurationOf(tables: Tables): Configuration {
  const settings = tables.settings[0];
  if (settings === undefined) throw new Error('a plan has settings');
  return {
    settings,
    releaseTypes: byId(tables['release-types']),
    phaseTypes: byId(tables['phase-types']),
    gateTypes: byId(tables['gate-types']),
    eventKinds: byId(tables['event-kinds']),
    statuses: byId(tables.statuses),
    customFields: byId(tables['custom-fields']),
    people: byId(tables.people),
    teams: byId(tables.teams),
    services: byId(tables.services),
    environments: byId(tables.environments),
    environmentPurposes: byId(tables['environment-purposes']),
    changeTypes: byId(tables['change-types']),
    riskQuestions: byId(tables['risk-questions']),
    boards: byId(tables.boards),
    standings: new Map(),
  };
}

export function rowsOf(tables: Tables): PlanRows {
  const { releases, phases, gates, deployments, bookings, events, changes } = tables;
  return { releases, phases, gates, deployments, bookings, events, changes, releasesById: byId(releases) };
}

/** Default kinds and statuses, no records. */
export function defaultPlan(zone = 'Europe/Berlin'): { tables: Tables; configuration: Configuration } {
  const tables = tablesOf(defaultConfiguration(createText('en').t, zone));
  return { tables, configuration: configurationOf(tables) };
}

/** The worked sample as it stands on a day. */
export function samplePlan(
  today = '2026-11-20',
  zone = 'Europe/Berlin',
): { tables: Tables; configuration: Configuration } {
  const { t } = createText('en');
  let next = 0;
  const nextId = (): string => `sample-${(next += 1)}`;
  const tables = tablesOf([...defaultConfiguration(t, zone), ...sampleWorkspace({ today, zone, nextId, t })]);
  return { tables, configuration: configurationOf(tables) };
}
