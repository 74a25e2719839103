import type { Configuration } from '#shared/planning/configuration.ts';
import { Settings } from '#shared/model/configuration.ts';
import type { WorkspaceDatabase } from './database.ts';
import { readStandings } from './release-standings.ts';

const byId = <R extends { id: string }>(rows: readonly R[]): ReadonlyMap<string, R> =>
  new Map(rows.map((row) => [row.id, row]));

/** Reads everything a workspace says about how it plans, and how its releases stand with their changes. */
export async function readConfiguration(db: WorkspaceDatabase): Promise<Configuration> {
  const rules = await readRules(db);
  return { ...rules, standings: await readStandings(db, rules) };
}

/** What a workspace says about how it plans, without what is derived from its plans; meant for a live query. */
export type Rules = Omit<Configuration, 'standings'>;

export async function readRules(db: WorkspaceDatabase): Promise<Rules> {
  const [
    settings,
    releaseTypes,
    phaseTypes,
    gateTypes,
    eventKinds,
    statuses,
    customFields,
    people,
    teams,
    services,
    environments,
    environmentPurposes,
    changeTypes,
    riskQuestions,
    boards,
  ] = await Promise.all([
    db.records('settings').get('settings'),
    db.records('release-types').toArray(),
    db.records('phase-types').toArray(),
    db.records('gate-types').toArray(),
    db.records('event-kinds').toArray(),
    db.records('statuses').toArray(),
    db.records('custom-fields').toArray(),
    db.records('people').toArray(),
    db.records('teams').toArray(),
    db.records('services').toArray(),
    db.records('environments').toArray(),
    db.records('environment-purposes').toArray(),
    db.records('change-types').toArray(),
    db.records('risk-questions').toArray(),
    db.records('boards').toArray(),
  ]);
  return {
    settings: settings ?? Settings.parse({ id: 'settings' }),
    releaseTypes: byId(releaseTypes),
    phaseTypes: byId(phaseTypes),
    gateTypes: byId(gateTypes),
    eventKinds: byId(eventKinds),
    statuses: byId(statuses),
    customFields: byId(customFields),
    people: byId(people),
    teams: byId(teams),
    services: byId(services),
    environments: byId(environments),
    environmentPurposes: byId(environmentPurposes),
    changeTypes: byId(changeTypes),
    riskQuestions: byId(riskQuestions),
    boards: byId(boards),
  };
}
