import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { redmine } from '#electron/connectors/redmine/index.ts';
import { patchOf } from '#shared/model/journal.ts';
import { redmineSystem } from '#shared/sync/systems/redmine.ts';
import { release } from '../../support/records.ts';
import { connectTo } from '../support/connect.ts';
import { workspaceOn } from '../support/loop.ts';
import { hasRedmine, startRedmine, type RedmineServer } from './server.ts';

const { signal } = new AbortController();

/* The whole way: the engine, its database and the connector, on a real Redmine. */
describe.skipIf(!hasRedmine)('a workspace on Redmine', () => {
  let server: RedmineServer;
  beforeAll(async () => void (server = await startRedmine()));
  afterAll(async () => await server.stop());

  test('makes a release there, takes an issue in, and keeps both sides alike through edits, a conflict, a refusal and a deletion', async () => {
    await server.api('POST', 'projects.json', {
      project: { name: 'Loop', identifier: 'loop', tracker_ids: [1, 2, 3] },
    });
    const connector = connectTo({
      kind: redmine,
      address: server.address,
      secret: { type: 'token', account: '', secret: server.adminKey },
      scope: { project: 'loop' },
    });
    const here = await workspaceOn({
      connector,
      system: 'redmine',
      description: redmineSystem,
      tables: ['releases', 'work-items'],
      address: server.address,
      scope: { project: 'loop' },
      fields: await connector.fields('issue', signal),
    });
    onTestFinished(() => here.db.delete());

    // A release of ours becomes a version there.
    await here.edit(
      { op: 'create', table: 'releases', record: release('pay-2', { name: 'Payments 2', releaseDate: '2027-01-15' }) },
      here.wanted({
        kind: 'version',
        table: 'releases',
        recordId: 'pay-2',
        clientKey: 'aaaaaaaa-0000-7000-8000-00000000000a',
      }),
    );
    expect((await here.run()).problem).toBeNull();
    const versions = await server.api('GET', 'projects/loop/versions.json');
    expect(versions['versions']).toMatchObject([{ name: 'Payments 2', due_date: '2027-01-15', status: 'open' }]);
    const version = (versions['versions'] as unknown as { id: number }[])[0]?.id;

    // An issue there becomes a work item of that release here.
    const made = await server.api('POST', 'issues.json', {
      issue: { project_id: 'loop', tracker_id: 2, subject: 'Card', estimated_hours: 3, fixed_version_id: version },
    });
    const path = `issues/${String(made['issue']?.['id'])}.json`;
    const there = async () => (await server.api('GET', path))['issue'] ?? {};
    expect((await here.run()).counts).toMatchObject({ created: 1 });
    const item = await here.only('work-items');
    expect(item).toMatchObject({
      title: 'Card',
      type: 'Feature',
      statusId: 'work-to-do',
      releaseIds: ['pay-2'],
      estimate: 3,
      priority: 'Normal',
    });
    expect((await here.run()).counts).toMatchObject({ created: 0, pulled: 0, pushed: 0 });

    // Different fields on both sides: each goes over.
    await here.edit(patchOf('work-items', item.id, { estimate: 5, notes: 'By card\nor cash' }));
    await server.api('PUT', path, { issue: { subject: 'Card and cash', status_id: 2 } });
    await here.run();
    expect(await here.only('work-items')).toMatchObject({
      title: 'Card and cash',
      statusId: 'work-in-progress',
      estimate: 5,
    });
    expect(await there()).toMatchObject({ estimated_hours: 5, description: 'By card\r\nor cash' });

    // The same field: a person decides.
    await here.edit(patchOf('work-items', item.id, { title: 'Ours' }));
    await server.api('PUT', path, { issue: { subject: 'Theirs' } });
    expect((await here.run()).counts).toMatchObject({ conflicts: 1 });
    expect((await there())['subject']).toBe('Theirs');
    const conflict = await here.only('sync-conflicts');
    expect(conflict).toMatchObject({ field: 'title', yours: 'Ours', theirs: 'Theirs', base: 'Card and cash' });
    await here.edit(patchOf('sync-conflicts', conflict.id, { decision: 'mine' }));
    expect((await here.run()).counts).toMatchObject({ conflicts: 0 });
    expect((await there())['subject']).toBe('Ours');

    // Refused: said once, in Redmine's words, and not sent again.
    await here.edit(patchOf('work-items', item.id, { dueDate: '2020-01-01' }));
    expect((await here.run()).counts).toMatchObject({ refused: 1 });
    const link = await here.linkOf(item.id);
    expect(link.fields['dueDate']?.refused?.reason).toBe('Due date must be greater than start date');
    const before = (await there())['updated_on'];
    await here.run();
    expect((await there())['updated_on']).toBe(before);
    await here.edit(patchOf('work-items', item.id, { dueDate: null }));
    expect((await here.run()).counts).toMatchObject({ refused: 0 });

    // Released here: closed there.
    await here.edit(patchOf('releases', 'pay-2', { statusId: 'released' }));
    await here.run();
    expect((await server.api('GET', `versions/${String(version)}.json`))['version']?.['status']).toBe('closed');

    // At rest nothing is written any more, on either side.
    const rest = await here.run();
    expect(rest).toMatchObject({ outcome: 'done', problem: null, counts: { pulled: 0, pushed: 0, conflicts: 0 } });

    // Deleted there: told, and what is here stays.
    await server.api('DELETE', path);
    await here.db.records('cursors').toCollection().modify({ sweptAt: null });
    await here.run();
    expect((await here.linkOf(item.id)).state).toBe('gone');
    expect((await here.only('work-items')).title).toBe('Ours');
  });
});
