import { test } from '@playwright/test';
import { SyncLink } from '#shared/model/sync-link.ts';
import type { KindMapping } from '#shared/model/connection.ts';
import { FieldLink, type Raw } from '#shared/sync/field-link.ts';
import { rulesOf } from '#shared/sync/mapping.ts';
import { planLink, type LinkState } from '#shared/sync/plan-link.ts';
import type { FieldRule } from '#shared/sync/record.ts';
import { RemoteRecord } from '#shared/sync/remote.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';
import { report } from './rows.ts';

const LINKS = 100_000;
const RUNS = 7;

/** A value of each kind as Jira says it. */
function rawOf({ codec }: KindMapping['fields'][number]): Raw {
  switch (codec.type) {
    case 'number':
      return 7_200;
    case 'day':
      return '2026-12-01';
    case 'words':
      return ['payments'];
    case 'record':
      return codec.many ? [] : null;
    case 'text':
      return 'Pay by card';
    default:
      return null;
  }
}

function readAs(rules: readonly FieldRule[], raw: Readonly<Record<string, Raw>>): Record<string, unknown> {
  return Object.fromEntries(
    rules.map(({ field, remote, codec }) => {
      const read = codec.read(raw[remote] ?? null);
      return [field, read.ok ? read.value : null];
    }),
  );
}

/** Links of issues, a tenth of them edited here. */
function links(mapping: KindMapping, rules: readonly FieldRule[], raw: Readonly<Record<string, Raw>>): LinkState[] {
  const values = readAs(rules, raw);
  const fields = Object.fromEntries(
    rules.map(({ field, remote }) => [
      field,
      FieldLink.parse({ base: { raw: raw[remote] ?? null, local: values[field] } }),
    ]),
  );
  const link = SyncLink.parse({
    id: 'l',
    connectionId: 'c',
    instance: 'jira:acme.atlassian.net',
    kind: mapping.remote,
    remoteId: '1',
    table: mapping.table,
    recordId: 'r',
    state: 'linked',
    stateSince: '2026-11-20T00:00:00Z',
    fields,
  });
  return Array.from({ length: LINKS }, (_, at) => ({
    link,
    rules,
    values: at % 10 === 0 ? { ...values, title: `Edited ${at}` } : values,
    conflicts: new Map(),
    owns: () => true,
    guarded: new Set<string>(),
  }));
}

test('planning of 100,000 links', () => {
  const pairing = SYSTEMS.jira.pairings.find(({ table }) => table === 'work-items');
  if (pairing === undefined) throw new Error('Jira has no work items');
  const mapping = pairing.defaults({ zone: 'UTC', statuses: [] });
  const none = { here: new Map<string, string>(), there: new Map<string, string>() };
  const rules = rulesOf(mapping, { people: none, records: () => none });
  const raw = Object.fromEntries(mapping.fields.map((field) => [field.remote, rawOf(field)]));
  const states = links(mapping, rules, raw);
  const remote = RemoteRecord.parse({ kind: 'issue', id: '1', key: 'PAY-1', fields: raw });
  const runs: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const began = performance.now();
    let sent = 0;
    for (const state of states) sent += Object.keys(planLink(state, remote).send).length;
    // The first one is for the engine to see what is hot.
    if (run > 0) runs.push(performance.now() - began);
    if (sent > LINKS) throw new Error('more is sent than was edited');
  }
  report(test.info(), { name: `plan ${LINKS} links of ${rules.length} fields`, unit: 'ms', runs, aim: '1,000 ms' });
});
