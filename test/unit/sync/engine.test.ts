import { afterEach, describe, expect, it } from 'vitest';
import { patchOf } from '#shared/model/journal.ts';
import { Random } from '../../simulation/random.ts';
import { World } from '../../simulation/world.ts';

let world: World;

async function begin(pageCap?: number): Promise<World> {
  world = await World.make(new Random(1), pageCap === undefined ? {} : { pageCap });
  return world;
}

afterEach(async () => {
  await world.close();
});

/** A run of the first connection on a network without faults. */
async function sync() {
  world.clock.advance(10 * 60_000);
  const run = await world.sync('c-pay');
  if (run === null) throw new Error('the run ended with its process');
  return run;
}

const issueOf = (key: string) => {
  const issue = world.model.findIssue(key);
  if (issue === undefined) throw new Error(`no issue ${key}`);
  return issue;
};

async function itemOf(key: string) {
  const item = await world.db.records('work-items').where('key').equals(key).first();
  if (item === undefined) throw new Error(`no work item ${key}`);
  return item;
}

async function linkOf(key: string) {
  const link = (await world.db.records('links').toArray()).find((one) => one.key === key);
  if (link === undefined) throw new Error(`no link ${key}`);
  return link;
}

/** Requests a run sends. */
async function requestsOf(run: () => Promise<unknown>) {
  const before = world.fake.requests.length;
  await run();
  return world.fake.requests.slice(before).map(({ method, path }) => `${method} ${path.slice(3).join('/')}`);
}

describe('a run', () => {
  it('brings work in with the people it names, and lets versions wait until somebody says what they are', async () => {
    const { model, db } = await begin();
    const ana = [...model.users.values()].find(({ name }) => name === 'Ana');
    model.change(issueOf('PAY-1').id, { assigneeId: ana?.id ?? '' });
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { created: 4, arrived: 1 } });
    const item = await itemOf('PAY-1');
    expect((await db.records('people').get(item.assigneeId ?? ''))?.name).toBe('Ana');
    expect(await linkOf('V1')).toMatchObject({ state: 'arrived', recordId: null });
  });

  it('that finds nothing new asks once per feed and writes nothing', async () => {
    const { db } = await begin();
    world.clock.advance(60_000);
    world.model.change(issueOf('PAY-1').id, { summary: 'The newest by a minute' });
    await sync();
    await sync();
    const before = JSON.stringify([await db.records('links').toArray(), await db.journal.count()]);
    expect(await requestsOf(sync)).toEqual(['GET project/PAY/version', 'POST search/jql']);
    expect(JSON.stringify([await db.records('links').toArray(), await db.journal.count()])).toBe(before);
  });

  it('takes pages of a hundred, whole: a transaction would not outlast as many awaits of nothing', async () => {
    const { model, db } = await begin(100);
    const project = model.findProject('PAY');
    for (let at = 0; at < 250; at += 1) model.addIssue(project?.id ?? '', { summary: `More ${at}` });
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { created: 254 } });
    const items = await db.records('work-items').toArray();
    await world.edit(
      'edited',
      items.slice(0, 120).map(({ id }) => patchOf('work-items', id, { dueDate: '2026-12-24' })),
    );
    for (const id of model.issues.keys()) model.change(id, { summary: `Changed ${id}` });
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { pulled: 254, pushed: 120 } });
    expect((await db.records('work-items').toArray()).every(({ title }) => title.startsWith('Changed '))).toBe(true);
  });

  it('sends an edit by one read, one write and one look at what became of it', async () => {
    await begin();
    await sync();
    await world.edit('edited', [patchOf('work-items', (await itemOf('PAY-1')).id, { title: 'Ours' })]);
    const issue = `issue/${issueOf('PAY-1').id}`;
    const requests = (await requestsOf(sync)).filter((request) => !/search|project/.test(request));
    expect(requests).toEqual([`GET ${issue}`, `PUT ${issue}`, `GET ${issue}`]);
    expect(issueOf('PAY-1').summary).toBe('Ours');
  });

  it('does not take back what it just sent because the search still knows the old value', async () => {
    world = await World.make(new Random(1), { searchLagMs: 300_000 });
    await sync();
    // Changed there a while ago, so that the feed tells of it for some minutes.
    world.model.change(issueOf('PAY-1').id, { labels: ['theirs'] });
    world.clock.advance(310_000);
    await world.sync('c-pay');
    const { id } = await itemOf('PAY-1');
    await world.edit('edited', [patchOf('work-items', id, { title: 'Ours' })]);
    await world.sync('c-pay');
    expect(issueOf('PAY-1').summary).toBe('Ours');
    world.clock.advance(1_000);
    await world.sync('c-pay');
    expect((await itemOf('PAY-1')).title).toBe('Ours');
    expect(issueOf('PAY-1').summary).toBe('Ours');
    expect(await world.db.records('sync-conflicts').count()).toBe(0);
  });

  it('marks nothing as missing where more is missing than can be true', async () => {
    const { model, db } = await begin();
    const project = model.findProject('PAY');
    for (let at = 0; at < 30; at += 1) model.addIssue(project?.id ?? '', { summary: `More ${at}` });
    await sync();
    for (const id of model.issues.keys()) model.hidden.add(id);
    world.clock.advance(25 * 60 * 60_000);
    expect(await sync()).toMatchObject({ outcome: 'failed', problem: { code: 'remoteVanished' } });
    expect((await db.records('links').toArray()).every(({ state }) => state === 'linked' || state === 'arrived')).toBe(
      true,
    );
  });

  it('believes that so many are missing once a person said so', async () => {
    const { model, db } = await begin();
    const project = model.findProject('PAY');
    for (let at = 0; at < 30; at += 1) model.addIssue(project?.id ?? '', { summary: `More ${at}` });
    await sync();
    for (const id of model.issues.keys()) model.hidden.add(id);
    world.clock.advance(25 * 60 * 60_000);
    const run = await world.sync('c-pay', { isMissingAccepted: true });
    expect(run).toMatchObject({ outcome: 'done', counts: { missing: 34 } });
    expect(await db.records('work-items').count()).toBe(34);
  });

  it('leaves a record aside the server breaks over, and sends the others', async () => {
    await begin();
    await sync();
    for (const key of ['PAY-1', 'PAY-2', 'PAY-3']) {
      await world.edit('edited', [patchOf('work-items', (await itemOf(key)).id, { title: `Ours ${key}` })]);
    }
    world.faults.poison = new RegExp(`issue/(${issueOf('PAY-2').id}|bulkfetch)`);
    expect(await sync()).toMatchObject({ outcome: 'partly', counts: { pushed: 2, setAside: 1 } });
    expect((await linkOf('PAY-2')).setAside).toMatchObject({ code: 'remoteServer' });
    expect([issueOf('PAY-1').summary, issueOf('PAY-3').summary]).toEqual(['Ours PAY-1', 'Ours PAY-3']);
    world.faults.poison = null;
    await world.edit('retried', [patchOf('links', (await linkOf('PAY-2')).id, { setAside: null })]);
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { pushed: 1, setAside: 0 } });
  });

  it('leaves one out whose status it has no word for, says so, and takes it once there is one', async () => {
    const { model, db } = await begin();
    const connection = await db.records('connections').get('c-pay');
    const without = (status: string) =>
      (connection?.kinds ?? []).map((kind) => ({
        ...kind,
        fields: kind.fields.map((field) =>
          field.codec.type === 'table'
            ? { ...field, codec: { ...field.codec, rows: field.codec.rows.filter(({ raw }) => raw !== status) } }
            : field,
        ),
      }));
    await world.edit('mapped', [patchOf('connections', 'c-pay', { kinds: without('4') })]);
    model.change(issueOf('PAY-2').id, { statusId: '4' });
    expect(await sync()).toMatchObject({ outcome: 'partly', counts: { created: 3, setAside: 1 } });
    expect((await linkOf('PAY-2')).setAside).toMatchObject({ code: 'invalidRecord', reason: 'statusId' });
    await world.edit('mapped', [patchOf('connections', 'c-pay', { kinds: connection?.kinds ?? [] })]);
    await sync();
    expect((await itemOf('PAY-2')).statusId).toBe('work-in-progress');
  });
});

describe('an edit on both sides', () => {
  async function inConflict() {
    const { model } = await begin();
    await sync();
    await world.edit('edited', [patchOf('work-items', (await itemOf('PAY-1')).id, { title: 'Ours' })]);
    model.change(issueOf('PAY-1').id, { summary: 'Theirs' });
    expect((await sync()).counts.conflicts).toBe(1);
    const [conflict] = await world.db.records('sync-conflicts').toArray();
    if (conflict === undefined) throw new Error('no conflict');
    expect(conflict).toMatchObject({ yours: 'Ours', theirs: 'Theirs', base: 'Issue 0' });
    expect([(await itemOf('PAY-1')).title, issueOf('PAY-1').summary]).toEqual(['Ours', 'Theirs']);
    return conflict;
  }

  it('goes out over just what was shown, once a person said "mine"', async () => {
    const { id } = await inConflict();
    await world.edit('decided', [patchOf('sync-conflicts', id, { decision: 'mine' })]);
    expect((await sync()).counts).toMatchObject({ conflicts: 0, pushed: 1 });
    expect(issueOf('PAY-1').summary).toBe('Ours');
    expect(await world.db.records('sync-conflicts').count()).toBe(0);
  });

  it('is asked about anew where theirs has moved on since', async () => {
    const { id } = await inConflict();
    await world.edit('decided', [patchOf('sync-conflicts', id, { decision: 'mine' })]);
    world.clock.advance(60_000);
    world.model.change(issueOf('PAY-1').id, { summary: 'Theirs again' });
    expect((await sync()).counts.conflicts).toBe(1);
    expect(issueOf('PAY-1').summary).toBe('Theirs again');
    expect(await world.db.records('sync-conflicts').get(id)).toMatchObject({ theirs: 'Theirs again', decision: null });
  });

  it('is over once a person took theirs', async () => {
    const { id, recordId } = await inConflict();
    await world.edit('decided', [
      patchOf('sync-conflicts', id, { decision: 'theirs' }),
      patchOf('work-items', recordId, { title: 'Theirs' }),
    ]);
    expect((await sync()).counts).toMatchObject({ conflicts: 0, pushed: 0 });
    expect(issueOf('PAY-1').summary).toBe('Theirs');
    expect(await world.db.records('sync-conflicts').count()).toBe(0);
  });
});

describe('what the other side does not take', () => {
  it('is told, not sent again, and tried anew after an edit', async () => {
    const { model } = await begin();
    await sync();
    model.ignored.add('summary');
    await world.edit('edited', [patchOf('work-items', (await itemOf('PAY-1')).id, { title: 'Ours' })]);
    expect((await sync()).counts).toMatchObject({ pushed: 0, refused: 1 });
    const writes = (await requestsOf(sync)).filter((request) => request.startsWith('PUT'));
    expect(writes).toEqual([]);
    model.ignored.clear();
    await world.edit('edited', [patchOf('work-items', (await itemOf('PAY-1')).id, { title: 'Ours again' })]);
    expect((await sync()).counts).toMatchObject({ pushed: 1, refused: 0 });
    expect(issueOf('PAY-1').summary).toBe('Ours again');
  });
});

describe('what is deleted there', () => {
  it('is named no longer by what named it, though nothing else tells that this changed', async () => {
    const { model } = await begin();
    model.change(issueOf('PAY-2').id, { parentId: issueOf('PAY-1').id });
    await sync();
    expect((await itemOf('PAY-2')).parentId).toBe((await itemOf('PAY-1')).id);
    // Others changed since, so that the feed is past it.
    world.clock.advance(60 * 60_000);
    model.change(issueOf('PAY-3').id, { summary: 'Newer' });
    await sync();
    world.clock.advance(25 * 60 * 60_000);
    model.remove(issueOf('PAY-1').id);
    await sync();
    expect((await linkOf('PAY-1')).state).toBe('gone');
    await sync();
    expect((await itemOf('PAY-2')).parentId).toBeNull();
    expect((await itemOf('PAY-1')).title).toBe('Issue 0');
  });
});

describe('what waits for somebody to say what it is', () => {
  const DAY_MS = 25 * 60 * 60_000;
  const versionOf = (name: string) => [...world.model.versions.values()].find((one) => one.name === name)?.id ?? '';

  it('is asked about no more once it is gone there', async () => {
    const { db, model } = await begin();
    await sync();
    expect((await linkOf('V1')).state).toBe('arrived');
    model.removeVersion(versionOf('V1'));
    world.clock.advance(DAY_MS);
    await sync();
    expect((await db.records('links').toArray()).filter(({ kind }) => kind === 'version')).toEqual([]);
  });

  it('and left the filter goes on waiting: another connection may show it, whose feed would not tell again', async () => {
    const { model } = await begin();
    await sync();
    const elsewhere = model.addProject('ELSE', 'Elsewhere');
    const connection = await world.db.records('connections').get('c-pay');
    const kinds = connection?.kinds.map((kind) => (kind.remote === 'issue' ? { ...kind, arrivals: 'suggest' } : kind));
    await world.edit('mapped', [patchOf('connections', 'c-pay', { kinds })]);
    const { key } = model.addIssue(issueOf('PAY-1').projectId, { summary: 'Moves on' });
    await sync();
    expect((await linkOf(key)).state).toBe('arrived');
    model.move(issueOf(key).id, elsewhere.id);
    world.clock.advance(DAY_MS);
    await sync();
    expect((await world.db.records('links').toArray()).filter(({ state }) => state === 'arrived')).toHaveLength(2);
  });
});

describe('what the feed never told of', () => {
  it('comes in once its number is met on the way through all of them', async () => {
    const { db, model } = await begin();
    await sync();
    world.clock.advance(60 * 60_000);
    model.change(issueOf('PAY-3').id, { summary: 'Newer' });
    await sync();
    // As if the index had known of it only now, and by then the feed was past it.
    const link = await linkOf('PAY-2');
    await db.records('links').delete(link.id);
    await db.records('work-items').delete(link.recordId ?? '');
    expect(await sync()).toMatchObject({ counts: { created: 0 } });
    world.clock.advance(25 * 60 * 60_000);
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { created: 1 } });
    expect((await itemOf('PAY-2')).title).toBe('Issue 1');
  });
});

describe('what is deleted here', () => {
  it('stays there, and does not come back', async () => {
    const { db } = await begin();
    await sync();
    await world.edit('deleted', [{ op: 'delete', table: 'work-items', id: (await itemOf('PAY-1')).id }]);
    world.model.change(issueOf('PAY-1').id, { summary: 'Changed there' });
    await sync();
    await sync();
    expect(await db.records('work-items').where('key').equals('PAY-1').count()).toBe(0);
    expect((await linkOf('PAY-1')).state).toBe('unlinked');
    expect(issueOf('PAY-1').summary).toBe('Changed there');
  });

  it('is not taken out of what names it there: a deleted release strips no issue of its fix version', async () => {
    const { db } = await begin();
    await sync();
    const link = await linkOf('V1');
    await world.edit('linked', [patchOf('links', link.id, { recordId: 'release-R1', state: 'linked', due: true })]);
    await sync();
    await sync();
    expect((await itemOf('PAY-1')).releaseIds).toEqual(['release-R1']);
    const named = await db.records('work-items').where('releaseIds').equals('release-R1').toArray();
    await world.edit('deleted', [
      ...named.map(({ id }) => patchOf('work-items', id, { releaseIds: [] })),
      { op: 'delete', table: 'releases', id: 'release-R1' },
    ]);
    await sync();
    await sync();
    expect(issueOf('PAY-1').fixVersionIds).toEqual([link.remoteId]);
  });
});
