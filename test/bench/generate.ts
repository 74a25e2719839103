import { Release } from '#shared/model/release.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import type { RecordOf, TableName } from '#shared/model/tables.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { createText } from '#shared/text/index.ts';

/*
 * A large plan, the same at every run: three months each of 200, 2,000 and 10,000 entries, and the
 * rest of the 50,000 spread over earlier years. Half are events, the other half deployments, phases
 * and gates of releases, as a portfolio has them.
 */

export const DENSITIES = [
  { entries: 200, month: '2027-02' },
  { entries: 2_000, month: '2027-06' },
  { entries: 10_000, month: '2027-10' },
] as const;
const TOTAL = 50_000;
const RELEASES = 500;
const ZONE = 'Europe/Berlin';
const KINDS = ['milestone', 'change-window', 'maintenance-window', 'meeting', 'soft-freeze'];
const TYPES = ['major', 'minor', 'hotfix', 'standard'];

type Tables = { -readonly [T in TableName]?: RecordOf<T>[] };

/** A small generator with a seed (mulberry32): the same numbers everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Every table of the plan, ready to be packed as a workspace file. */
export function generatePlan(): Tables {
  const next = random(20_261_120);
  const tables: Tables = { releases: releases(), events: [], deployments: [], phases: [], gates: [] };
  for (const change of defaultConfiguration(createText('en').t, ZONE)) {
    if (change.op !== 'create') continue;
    const list = (tables[change.table] ??= []) as unknown[];
    list.push(change.record);
  }
  let made = 0;
  const add = (day: string) => addEntry(tables, made++, day, next);
  for (const { entries, month } of DENSITIES) {
    for (const offset of [0, 1, 2]) {
      const first = monthAfter(month, offset);
      for (let i = 0; i < entries; i += 1) add(addDays(first, Math.floor(next() * 27)));
    }
  }
  for (let left = TOTAL - made; left > 0; left -= 1) add(addDays('2022-01-01', Math.floor(next() * 1_400)));
  return tables;
}

export function monthAfter(month: string, offset: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + offset;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

function releases(): RecordOf<'releases'>[] {
  return Array.from({ length: RELEASES }, (_, i) =>
    Release.parse({
      id: `release-${i}`,
      key: `REL ${i}`,
      name: `Portfolio release ${i} of the benchmark`,
      typeId: TYPES[i % TYPES.length] as string,
      statusId: 'planned',
      serviceIds: [],
      teamIds: [],
      ownerId: null,
      startDate: null,
      releaseDate: null,
      dependsOn: [],
      labels: [],
      notes: '',
      custom: {},
    }),
  );
}

function addEntry(tables: Tables, n: number, day: string, next: () => number): void {
  const releaseId = `release-${Math.floor(next() * RELEASES)}`;
  const id = `entry-${n}`;
  const share = next();
  if (share < 0.5) {
    tables.events?.push({
      id,
      title: `Entry ${n} of a long schedule`,
      kindId: KINDS[n % KINDS.length] as string,
      when: { type: 'dates', first: day, last: next() < 0.15 ? addDays(day, 2) : day },
      recurrence: null,
      status: 'confirmed',
      serviceIds: [],
      teamIds: [],
      ownerId: null,
      location: '',
      url: '',
      categories: [],
      description: '',
      custom: {},
      splitFromId: null,
    });
  } else if (share < 0.8) {
    const start = toMoment(`${day}T20:00`, ZONE).moment;
    const end = toMoment(`${day}T23:30`, ZONE).moment;
    const when = { type: 'moments' as const, start, end };
    tables.deployments?.push({
      id,
      releaseId,
      environment: 'Production',
      when,
      statusId: 'dep-planned',
      serviceIds: [],
      ownerId: null,
      standingChangeId: null,
      notes: '',
    });
  } else if (share < 0.9) {
    tables.phases?.push({
      id,
      releaseId,
      typeId: 'system-test',
      name: `Phase ${n}`,
      first: day,
      last: addDays(day, 1),
      notes: '',
      order: 0,
    });
  } else {
    const due = { type: 'dates' as const, first: day, last: day };
    tables.gates?.push({
      id,
      releaseId,
      typeId: 'go-no-go',
      name: `Gate ${n}`,
      due,
      criteria: [],
      signOffs: [],
      notes: '',
    });
  }
}
