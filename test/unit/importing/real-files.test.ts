import { describe, expect, it } from 'vitest';
import { changesOfPlan } from '#shared/importing/index.ts';
import { dataFile, MemoryWorkspace } from '../../support/importing.ts';

const SCHEDULE = dataFile('openstack-2026.2/schedule.ics');
const RELEASES = dataFile('endoflife-2026-08/releases.csv');

describe('real files', () => {
  it('brings in the 41 events of the OpenStack calendar with their own dates, end days included', () => {
    const workspace = new MemoryWorkspace();
    const plan = workspace.import('schedule.ics', SCHEDULE);
    expect(plan.counts).toMatchObject({ rows: 41, created: 41, failed: 0, skipped: 0 });
    const ptg = workspace.all('events').find((event) => event.title === '2026.2 Hibiscus Project Team Gathering');
    expect(ptg).toMatchObject({
      kindId: 'meeting',
      when: { type: 'dates', first: '2026-04-20', last: '2026-04-24' },
      categories: ['x-project'],
    });
    expect(ptg?.description).toContain('This is when project teams meet virtually to discuss and agree');
    const kindOf = (title: string) => workspace.all('events').find((event) => event.title === title)?.kindId;
    expect(kindOf('Nova Spec Soft Freeze')).toBe('soft-freeze');
    expect(kindOf('Nova Spec Freeze')).toBe('hard-freeze');
    expect(kindOf('Hibiscus-1 milestone')).toBe('milestone');
  });

  it('reads the same 41 dates from the table as from the calendar', () => {
    const fromTable = new MemoryWorkspace();
    expect(fromTable.import('schedule.csv', dataFile('openstack-2026.2/schedule.csv')).counts).toMatchObject({
      created: 41,
      failed: 0,
    });
    const fromCalendar = new MemoryWorkspace();
    fromCalendar.import('schedule.ics', SCHEDULE);
    const dates = (workspace: MemoryWorkspace) =>
      workspace
        .all('events')
        .map((event) =>
          event.when.type === 'dates' ? `${event.title} ${event.when.first} ${event.when.last}` : event.title,
        )
        .sort();
    expect(dates(fromTable)).toEqual(dates(fromCalendar));
  });

  it('brings in 211 services with their teams, and keeps every other column', () => {
    const workspace = new MemoryWorkspace();
    expect(workspace.import('services.csv', dataFile('openstack-2026.2/services.csv')).counts).toMatchObject({
      created: 211,
      failed: 0,
    });
    const teams = new Map(workspace.all('teams').map((team) => [team.id, team.name]));
    const fields = new Map(workspace.all('custom-fields').map((field) => [field.name, field.id]));
    const aetos = workspace.all('services').find((service) => service.key === 'aetos');
    expect(aetos).toMatchObject({ name: 'aetos', type: 'service' });
    expect(teams.get(aetos?.teamId ?? '')).toBe('Telemetry');
    expect(aetos?.custom[fields.get('release_model') ?? '']).toBe('cycle-with-rc');
    expect(aetos?.custom[fields.get('repositories') ?? '']).toBe('openstack/aetos');
    expect(new Set(teams.values()).size).toBe(teams.size);
  });

  it('brings in all 8,321 releases, booleans and missing dates as they stand', () => {
    const workspace = new MemoryWorkspace();
    const plan = workspace.import('releases.csv', RELEASES);
    expect(plan.counts).toMatchObject({ rows: 8321, created: 8321, failed: 0 });
    const fields = new Map(workspace.all('custom-fields').map((field) => [field.name, field]));
    expect(fields.get('end_of_life')?.type).toBe('dateOrFlag');
    expect(fields.get('active_support_until')?.type).toBe('dateOrFlag');
    expect(fields.get('latest')?.type).toBe('text');
    const id = (name: string) => fields.get(name)?.id ?? '';
    const byKey = new Map(workspace.all('releases').map((release) => [release.key, release]));
    expect(byKey.get('AdonisJS 7')).toMatchObject({
      releaseDate: '2026-02-25',
      custom: { [id('end_of_life')]: false, [id('latest')]: '7.5.0', [id('cycle')]: '7' },
    });
    expect(byKey.get('AdonisJS 7')?.custom).not.toHaveProperty(id('active_support_until'));
    expect(byKey.get('AdonisJS 5')?.custom[id('end_of_life')]).toBe('2023-02-20');

    // Every cell of the file is somewhere in its record.
    const [header = '', ...lines] = new TextDecoder().decode(RELEASES).trim().split('\r\n').join('\n').split('\n');
    const names = header.split(',');
    const plain = lines.filter((line) => !line.includes('"'));
    expect(plain.length).toBeGreaterThan(8_000);
    for (const line of plain) {
      const cells = line.split(',');
      const release = byKey.get(`${cells[0]} ${cells[2]}`.replace(/\s+/g, ' ').trim());
      names.forEach((name, index) => {
        const cell = cells[index] ?? '';
        const held = name === 'release_date' ? release?.releaseDate : release?.custom[id(name)];
        const expected = cell === 'True' ? true : cell === 'False' ? false : cell === '' ? undefined : cell;
        if (held !== expected) throw new Error(`${line}: ${name} is ${String(held)}`);
      });
    }
  });

  it('writes nothing when the same file comes again', () => {
    for (const [name, path] of [
      ['schedule.ics', 'openstack-2026.2/schedule.ics'],
      ['services.csv', 'openstack-2026.2/services.csv'],
      ['releases.csv', 'endoflife-2026-08/releases.csv'],
    ] as const) {
      const workspace = new MemoryWorkspace();
      const { created } = workspace.import(name, dataFile(path)).counts;
      const again = workspace.plan(workspace.parse(name, dataFile(path)));
      expect(again.counts).toMatchObject({ created: 0, updated: 0, conflicts: 0, gone: 0, unchanged: created });
      expect(changesOfPlan(again, {}, workspace.nextId)).toEqual([]);
    }
  });

  it('brings in all 37 rows of the Kubernetes timeline, those of two dates and of a range too', () => {
    const workspace = new MemoryWorkspace();
    const plan = workspace.import('timeline.csv', dataFile('kubernetes-1.36/timeline.csv'));
    expect(plan.counts).toMatchObject({ rows: 37, created: 37, failed: 0 });
    expect(plan.problems).toEqual([]);
    // Each "… (AoE) / …, 12:00 UTC" says the same moment twice; none contradicts itself.
    expect(plan.notes).toMatchObject([{ code: 'dateAlternative', line: 10, column: 'When', count: 7 }]);
    const events = workspace.all('events');
    const [moments, days] = [
      events.filter(({ when }) => when.type === 'moments'),
      events.filter(({ when }) => when.type === 'dates'),
    ];
    expect(
      moments.map(({ title, when }) => [title, when.type === 'moments' && [when.start.utc, when.end.utc]]),
    ).toEqual(
      [
        ['Begin Production Readiness Freeze', '2026-02-05T12:00:00Z'],
        ['Begin Enhancements Freeze', '2026-02-12T12:00:00Z'],
        ['Docs deadline — Open placeholder PRs', '2026-02-27T12:00:00Z'],
        ['Begin Feature blog freeze - Open placeholder PRs', '2026-03-06T12:00:00Z'],
        ['Begin Code Freeze and Test Freeze', '2026-03-19T12:00:00Z'],
        ['Docs Freeze', '2026-04-09T12:00:00Z'],
        ['Release blog ready to review', '2026-04-10T12:00:00Z'],
      ].map(([title, at]) => [title, [at, at]]),
    );
    expect(days).toHaveLength(30);
    const of = (title: string) => events.find((event) => event.title === title)?.when;
    expect(of('KubeCon EU')).toEqual({ type: 'dates', first: '2026-03-23', last: '2026-03-26' });
    expect(of('Start of Release Cycle')).toEqual({ type: 'dates', first: '2026-01-12', last: '2026-01-12' });
    const single = days.filter(({ when }) => when.type === 'dates' && when.first === when.last);
    expect(single).toHaveLength(29);
  });
});
