import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '#renderer/app/commands/run.ts';
import { findTarget } from '#renderer/app/commands/target.ts';
import { rangeOf } from '#renderer/app/commands/range.ts';
import { nextSteps } from '#renderer/data/undo.ts';
import { registry } from '#renderer/data/registry-database.ts';
import { createWorkspace, currentWorkspaceId, listWorkspaces, openWorkspace } from '#renderer/data/registry.ts';
import type { OpenWorkspace } from '#renderer/data/workspace-context.tsx';
import type { Command } from '#shared/bridge.ts';
import { createText } from '#shared/text/index.ts';
import { FakeMain } from '../../support/fake-main.ts';

const text = createText('en');
const { t } = text;
const info = {
  version: '0.1.0',
  platform: 'linux',
  locale: 'en',
  zone: 'Europe/Vienna',
  userName: 'ann',
  language: null,
  isSeen: false,
} as const;
const NOW = Date.parse('2026-11-20T12:00:00Z');
let main: FakeMain;
let workspace: OpenWorkspace;

const run = (command: Command) =>
  runCommand(command, {
    commandId: 'c',
    workspace,
    info,
    t,
    language: 'en',
    now: () => NOW,
    signal: new AbortController().signal,
  });
const edit = (kind: string, key: string, fields: Record<string, string>) =>
  run({ name: 'edit', kind, key, fields: Object.entries(fields).map(([field, value]) => ({ field, value })) });
const release = (key: string) => workspace.db.records('releases').where('$key').equals(key.toLowerCase()).first();

beforeEach(async () => {
  await registry.open();
  main = new FakeMain();
  main.install();
  const request = { name: 'Plan', content: 'sample', zone: info.zone, today: '2026-11-20', now: NOW, t } as const;
  workspace = await openWorkspace((await createWorkspace(request)).id, NOW);
});
afterEach(async () => {
  workspace.db.close();
  registry.close();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
});

describe('edit', () => {
  it('writes typed fields as one step', async () => {
    const summary = await edit('release', 'pay 26.4', {
      name: 'Instant payments',
      'release-date': '2026-12-10',
      services: 'payments-hub, Core banking',
      owner: 'Ann Berger',
      labels: 'a, b',
      dependsOn: '',
    });
    expect(summary).toMatchObject({ ok: true, counts: { updated: 1 }, problems: [] });
    const owner = (await workspace.db.records('people').toArray()).find(({ name }) => name === 'Ann Berger');
    expect(await release('PAY 26.4')).toMatchObject({
      name: 'Instant payments',
      releaseDate: '2026-12-10',
      ownerId: owner?.id,
      labels: ['a', 'b'],
      dependsOn: [],
    });
    expect((await nextSteps(workspace.db)).undo?.intent).toMatchObject({ code: 'editedByCommand' });
    expect(await edit('release', 'PAY 26.4', { name: 'Instant payments' })).toMatchObject({
      ok: true,
      counts: { unchanged: 1 },
    });
  });

  it('takes a status by its name, along allowed transitions only', async () => {
    const before = await release('MOB 26.4');
    expect(before?.statusId).toBe('in-progress');
    const refused = await edit('releases', 'MOB 26.4', { status: 'Closed', name: 'Never written' });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'transitionNotAllowed' }] });
    expect(await release('MOB 26.4')).toEqual(before);
    expect(await edit('releases', 'MOB 26.4', { status: 'ready' })).toMatchObject({ ok: true });
    expect((await release('MOB 26.4'))?.statusId).toBe('ready');
  });

  it('writes nothing when any field or value is wrong, and names each', async () => {
    const before = await release('PAY 26.4');
    const summary = await edit('releases', 'PAY 26.4', {
      releaseDate: '2026-02-30',
      name: 'x',
      owner: 'Nobody',
      colour: 'red',
    });
    expect(summary.problems.map(({ code, column, value }) => [code, column, value])).toEqual([
      ['usage', 'colour', null],
      ['badValue', 'releaseDate', '2026-02-30'],
      ['badValue', 'owner', 'Nobody'],
    ]);
    expect(await release('PAY 26.4')).toEqual(before);
  });

  it.each([
    ['ships', 'x', 'usage'],
    ['releases', 'NONE 1', 'notFound'],
    ['events', 'change window, saturday night', null],
  ])('finds %s %s: %s', async (kind, key, code) => {
    const summary = await edit(kind, key, kind === 'events' ? { location: 'Vienna' } : { name: 'x' });
    expect(summary.problems.map((problem) => problem.code)).toEqual(code === null ? [] : [code]);
  });

  it('moves an event to a day and a time in its zone', async () => {
    expect(
      await edit('event', 'Audit evidence due', { start: '2026-12-03 22:00', end: '2026-12-04T02:00' }),
    ).toMatchObject({ ok: true });
    const moved = (await workspace.db.records('events').toArray()).find(({ title }) => title === 'Audit evidence due');
    expect(moved?.when).toMatchObject({
      start: { wall: '2026-12-03T22:00', zone: 'Europe/Vienna', utc: '2026-12-03T21:00:00Z' },
      end: { utc: '2026-12-04T01:00:00Z' },
    });
    expect(await edit('event', 'Audit evidence due', { end: '2026-12-01T02:00' })).toMatchObject({ ok: false });
  });
});

describe('edit of a change', () => {
  const requests = async () => workspace.db.records('changes').toArray();
  const called = async (key: string) => (await requests()).find((one) => one.key === key);
  const approvals = async (key: string) => {
    const id = (await called(key))?.id ?? '';
    return workspace.db.records('approvals').where('changeId').equals(id).toArray();
  };
  const waiting = async () =>
    (await requests()).find(({ statusId, placeholder }) => statusId === 'chg-authorize' && !placeholder)?.key ?? '';

  it('writes its fields, its time too, and takes the time away again', async () => {
    const key = await waiting();
    const fields = { reason: 'It runs out', services: 'payments-hub', outageMinutes: '30', impact: '2', owner: '' };
    expect(await edit('change', key, { ...fields, start: '2026-12-03 22:00', end: '2026-12-04T02:00' })).toMatchObject({
      ok: true,
      counts: { updated: 1 },
    });
    expect(await called(key)).toMatchObject({
      reason: 'It runs out',
      outageMinutes: 30,
      impact: 2,
      ownerId: null,
      when: { type: 'moments', start: { utc: '2026-12-03T21:00:00Z' }, end: { utc: '2026-12-04T01:00:00Z' } },
    });
    expect(await edit('changes', key, { start: '' })).toMatchObject({ ok: true });
    expect((await called(key))?.when).toBeNull();
    expect(await edit('changes', key, { end: '2026-12-04' })).toMatchObject({ ok: false });
    expect(await edit('changes', key, { start: '2026-12-04' })).toMatchObject({ ok: true });
    expect((await called(key))?.when).toEqual({ type: 'dates', first: '2026-12-04', last: '2026-12-04' });
    const wrong = await edit('changes', key, { impact: '4', outageMinutes: '-1', when: 'x' });
    expect(wrong.problems.map(({ code, column }) => [code, column])).toEqual([
      ['usage', 'when'],
      ['badValue', 'impact'],
      ['badValue', 'outageMinutes'],
    ]);
  });

  it('approves nothing: a state that needs approval is refused, and no field speaks of approvals', async () => {
    const key = await waiting();
    const before = [await called(key), await approvals(key)];
    expect((await approvals(key)).some(({ decision }) => decision === 'requested')).toBe(true);
    const refused = await edit('changes', key, { status: 'Scheduled', reason: 'Never written' });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'changeNotApproved' }] });
    const jumped = await edit('changes', key, { status: 'Closed' });
    expect(jumped).toMatchObject({ ok: false, problems: [{ code: 'transitionNotAllowed' }] });
    for (const field of [
      'approval',
      'approvals',
      'approved',
      'decision',
      'riskOverride',
      'testResult',
      'submittedAt',
    ]) {
      expect(await edit('changes', key, { [field]: 'approved' })).toMatchObject({
        ok: false,
        problems: [{ code: 'usage', column: field }],
      });
    }
    expect([await called(key), await approvals(key)]).toEqual(before);
  });

  it('goes back to its beginning as in the window, and on once it is approved', async () => {
    const key = await waiting();
    for (const one of await approvals(key)) {
      await workspace.db
        .records('approvals')
        .update(one.id, { decision: 'approved', decidedAt: '2026-11-19T09:00:00Z' });
    }
    expect(await edit('changes', key, { status: 'Scheduled', notes: 'As agreed' })).toMatchObject({ ok: true });
    expect(await called(key)).toMatchObject({ statusId: 'chg-scheduled', notes: 'As agreed' });
    expect(await edit('changes', key, { status: 'chg-new' })).toMatchObject({ ok: true });
    expect(await called(key)).toMatchObject({ statusId: 'chg-new', submittedAt: null });
    // Handed in anew, everybody is asked anew.
    expect((await approvals(key)).map(({ decision }) => decision)).not.toContain('approved');
  });
});

describe('import', () => {
  it('of changes makes drafts that ask whom their type asks', async () => {
    main.files.set('changes.csv', 'Number,Title,State,Approval\nRFC-1,Patch,Closed,Approved\n');
    const first = await run({ name: 'import', files: ['changes.csv'], as: 'changes', dryRun: false });
    expect(first).toMatchObject({ ok: true, counts: { created: 1 } });
    const made = (await workspace.db.records('changes').toArray()).find(({ key }) => key === 'RFC-1');
    expect(made?.statusId).toBe('chg-new');
    const asked = await workspace.db
      .records('approvals')
      .where('changeId')
      .equals(made?.id ?? '')
      .toArray();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every(({ decision }) => decision === 'requested')).toBe(true);
    const again = await run({ name: 'import', files: ['changes.csv'], as: 'changes', dryRun: false });
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  const csv = 'Title,Start,End,Kind\nFreeze A,2026-12-01,2026-12-04,Hard change freeze\nBroken,2026-02-30,,Milestone\n';

  it('says what a dry run would do and writes nothing', async () => {
    main.files.set('events.csv', csv);
    const before = await workspace.db.journal.count();
    const summary = await run({ name: 'import', files: ['events.csv'], as: 'events', dryRun: true });
    expect(summary.counts).toMatchObject({ created: 1, failed: 1 });
    expect(summary.problems).toMatchObject([{ file: 'events.csv', row: 3, value: '2026-02-30' }]);
    expect(await workspace.db.journal.count()).toBe(before);
  });

  it('brings rows in, tells those it could not read, and changes nothing the second time', async () => {
    main.files.set('events.csv', csv);
    const first = await run({ name: 'import', files: ['events.csv', 'missing.csv'], as: 'events', dryRun: false });
    expect(first.ok).toBe(false);
    expect(first.counts).toMatchObject({ created: 1, failed: 1 });
    expect(first.problems.map(({ file, code }) => [file, code])).toContainEqual(['missing.csv', 'fileUnreadable']);
    const again = await run({ name: 'import', files: ['events.csv'], as: 'events', dryRun: false });
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });
});

describe('export, open, check, preview', () => {
  it('writes a workspace that opens again beside the first, and is well', async () => {
    const out = await run({
      name: 'export',
      what: 'workspace',
      out: 'x/',
      formats: ['slipway'],
      monochrome: false,
      journal: true,
    });
    expect(out).toMatchObject({ ok: true, outputs: ['x/Plan.slipway'] });
    main.files.set('Plan.slipway', main.written.get('x/Plan.slipway') ?? '');
    expect(await run({ name: 'open', file: 'Plan.slipway' })).toMatchObject({ ok: true, counts: { releases: 14 } });
    expect((await listWorkspaces()).map(({ name }) => name).sort()).toEqual(['Plan', 'Plan 2']);
    expect(await currentWorkspaceId()).not.toBe(workspace.id);
    expect(await run({ name: 'check' })).toMatchObject({ ok: true, problems: [] });
    await workspace.db.table('release-types').delete('major');
    expect(await run({ name: 'check' })).toMatchObject({ ok: false });
  });

  it('writes the calendar of this quarter in every format', async () => {
    const formats = ['pdf', 'html', 'ics', 'csv'] as const;
    const summary = await run({
      name: 'export',
      what: 'calendar',
      out: 'o/plan',
      formats: [...formats],
      monochrome: false,
      journal: false,
    });
    expect(summary.outputs).toEqual(['o/plan.pdf', 'o/plan.html', 'o/plan.ics', 'o/plan.csv']);
    const read = (path: string): string => new TextDecoder().decode(main.written.get(path));
    expect(read('o/plan.html')).toContain('PAY 26.4');
    expect(read('o/plan.ics')).toContain('BEGIN:VCALENDAR');
    expect(read('o/plan.csv')).toContain('Change advisory board');
    expect(main.printed).toHaveLength(1);
  });

  it('draws the sample unseen and leaves no plan behind', async () => {
    const before = await Dexie.getDatabaseNames();
    expect(await run({ name: 'preview', out: 'out/' })).toMatchObject({
      ok: true,
      outputs: [expect.stringMatching(/^out\/sample-plan-2026-10-01-2026-12-31\.pdf$/)],
    });
    expect(await Dexie.getDatabaseNames()).toEqual(before);
  });
});

describe('which plan', () => {
  it('makes one on a fresh profile, with the laptop’s user', async () => {
    workspace.db.close();
    for (const name of await Dexie.getDatabaseNames()) if (name.includes('workspace')) await Dexie.delete(name);
    await registry.workspaces.clear();
    const { workspace: made, release: letGo } = await findTarget(null, null, { info, t, now: NOW });
    expect(made.name).toBe('Release plan');
    expect(await made.db.records('people').get(made.personId ?? '')).toMatchObject({ name: 'ann' });
    expect(await currentWorkspaceId()).toBe(made.id);
    letGo();
  });

  it('takes the one that is named without switching to it', async () => {
    const other = await createWorkspace({
      name: 'Other',
      content: 'empty',
      zone: 'UTC',
      today: '2026-11-20',
      now: NOW,
      t,
    });
    const target = await findTarget('other', workspace, { info, t, now: NOW });
    expect(target.workspace.id).toBe(other.id);
    expect(await currentWorkspaceId()).toBe(workspace.id);
    target.release();
    await expect(findTarget('nothing', workspace, { info, t, now: NOW })).rejects.toMatchObject({ code: 'notFound' });
  });

  it.each([
    ['2026-11-20', '2026-10-01', '2026-12-31'],
    ['2028-02-29', '2028-01-01', '2028-03-31'],
  ])('knows the quarter of %s', (day, first, last) => {
    expect(rangeOf(undefined, undefined, day)).toEqual({ first, last });
    expect(rangeOf(undefined, undefined, '2026-11-20', 'year')).toEqual({ first: '2026-01-01', last: '2026-12-31' });
    expect(rangeOf('2027-05-05', undefined, day)).toEqual({ first: '2027-05-05', last: '2027-06-30' });
  });
});
