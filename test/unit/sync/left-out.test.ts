import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeThere, operationChange } from '#renderer/sync/link-edits.ts';
import { canBeTried, readLooks } from '#renderer/sync/looks.ts';
import { readStanding } from '#renderer/sync/standing.ts';
import { patchOf } from '#shared/model/journal.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { MOST_TRIES } from '#shared/sync/left-out.ts';
import { refusal } from '../../servers/jira/http.ts';
import type { FakeAnswer, FakeRequest } from '../../servers/support/fake-http.ts';
import { Random } from '../../simulation/random.ts';
import { World } from '../../simulation/world.ts';

/* One record the other side breaks over: it is told with its reason, the others go on, and nothing is asked for ever. */

let world: World;

beforeEach(async () => {
  world = await World.make(new Random(1), {});
  await sync();
});
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

async function linkOf(key: string) {
  const link = (await world.db.records('links').toArray()).find((one) => one.key === key);
  if (link === undefined) throw new Error(`no link ${key}`);
  return link;
}

async function rename(key: string, title: string): Promise<void> {
  const item = await world.db.records('work-items').where('key').equals(key).first();
  await world.edit('edited', [patchOf('work-items', item?.id ?? '', { title })]);
}

/** What a person does who has it tried again, as the page of what needs a look does it. */
async function retry(key: string): Promise<void> {
  const look = (await readLooks(world.db)).find(({ link }) => link.key === key);
  if (look === undefined || !canBeTried(look)) throw new Error(`${key} is not offered`);
  await world.edit('retried', [patchOf('links', look.link.id, { setAside: null, due: true })]);
}

/** From now on some requests are answered otherwise; null: as Jira does. Returns those that were. */
function answering(other: (request: FakeRequest, jira: () => FakeAnswer) => FakeAnswer | null): FakeRequest[] {
  const { fake } = world;
  const own = Object.getPrototypeOf(fake).handle.bind(fake) as (request: FakeRequest) => FakeAnswer;
  const met: FakeRequest[] = [];
  fake.handle = (request) => {
    const said = other(request, () => own(request));
    if (said !== null) met.push(request);
    return said ?? own(request);
  };
  return met;
}

const isWriteOf =
  (id: string) =>
  ({ method, path }: FakeRequest): boolean =>
    method === 'PUT' && path.includes(id);

describe('a record that can’t be read by itself', () => {
  it('is left aside alone though no other was to be read with it, and tried again a few times, then when asked', async () => {
    const { id } = issueOf('PAY-2');
    world.model.change(id, { summary: 'Theirs' });
    const link = await linkOf('PAY-2');
    // Brought back after a while: what stands there is asked for by itself.
    await world.edit('relinked', [patchOf('links', link.id, { stale: true, due: true, remoteUpdatedAt: null })]);
    await rename('PAY-1', 'Ours');
    answering(({ path }, jira) => {
      if (path.includes('search')) return without(jira(), id);
      return path.includes(id) ? refusal(500, ['Database is on fire']) : null;
    });
    const run = await sync();
    expect(run).toMatchObject({ outcome: 'partly', problem: null, counts: { setAside: 1, pushed: 1 } });
    expect((await linkOf('PAY-2')).setAside).toMatchObject({ code: 'remoteServer', tries: 1 });
    for (let at = 0; at < MOST_TRIES; at += 1) await sync();
    const before = world.fake.requests.length;
    expect((await sync()).counts.setAside).toBe(1);
    expect(world.fake.requests.slice(before).some(({ path }) => path.includes(id))).toBe(false);
    expect((await linkOf('PAY-2')).setAside).toMatchObject({ tries: MOST_TRIES });
    answering(() => null);
    await retry('PAY-2');
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { setAside: 0 } });
    expect(await world.db.records('work-items').where('key').equals('PAY-2').first()).toMatchObject({
      title: 'Theirs',
    });
  });

  it('goes on by itself once the fault of the server has passed', async () => {
    const { id } = issueOf('PAY-2');
    await rename('PAY-2', 'Ours');
    answering(({ path }) => (path.includes(id) ? refusal(500, ['Starting']) : null));
    expect((await sync()).counts).toMatchObject({ setAside: 1, pushed: 0 });
    answering(() => null);
    expect((await sync()).counts).toMatchObject({ setAside: 0, pushed: 1 });
    expect(issueOf('PAY-2').summary).toBe('Ours');
  });
});

describe('a row of the feed that nobody can read', () => {
  it('of a record that is linked is shown, and read by itself once it is tried', async () => {
    const { id } = issueOf('PAY-2');
    world.model.change(id, { summary: 'Theirs' });
    answering(({ path }, jira) => (path.includes('search') ? spoilt(jira(), id) : null));
    expect(await sync()).toMatchObject({ outcome: 'partly', counts: { setAside: 1 } });
    answering(() => null);
    const looks = await readLooks(world.db);
    expect(looks).toMatchObject([{ kind: 'setAside', link: { key: 'PAY-2', setAside: { code: 'unreadable' } } }]);
    await retry('PAY-2');
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { setAside: 0 } });
    expect(await world.db.records('work-items').where('key').equals('PAY-2').first()).toMatchObject({
      title: 'Theirs',
    });
  });

  it('of a record that never came in waits for nobody to say what it is, and comes in once it is tried', async () => {
    const project = [...world.model.projects.values()][0];
    const { id, key } = world.model.addIssue(project?.id ?? '', { summary: 'Never read' });
    answering(({ path }, jira) => (path.includes('search') ? spoilt(jira(), id) : null));
    expect(await sync()).toMatchObject({ outcome: 'partly', counts: { setAside: 1, created: 0 } });
    answering(() => null);
    // Past the time the feed tells of it once more.
    world.clock.advance(24 * 60 * 60_000);
    const looks = await readLooks(world.db);
    expect(looks).toMatchObject([{ kind: 'setAside', link: { remoteId: id, setAside: { code: 'unreadable' } } }]);
    await world.edit(
      'retried',
      looks.map(({ link }) => patchOf('links', link.id, { setAside: null, due: true })),
    );
    const [standing] = await readStanding(world.db);
    expect(standing).toMatchObject({ arrived: 0, setAside: 0 });
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { setAside: 0, created: 1 } });
    expect(await world.db.records('work-items').where('key').equals(key).first()).toMatchObject({
      title: 'Never read',
    });
  });

  it('and that is gone by the time it is tried is asked for no more', async () => {
    const project = [...world.model.projects.values()][0];
    const { id } = world.model.addIssue(project?.id ?? '', { summary: 'Never read' });
    answering(({ path }, jira) => (path.includes('search') ? spoilt(jira(), id) : null));
    await sync();
    answering(() => null);
    world.model.remove(id);
    const looks = await readLooks(world.db);
    await world.edit(
      'retried',
      looks.map(({ link }) => patchOf('links', link.id, { setAside: null, due: true })),
    );
    await sync();
    expect(await readLooks(world.db)).toEqual([]);
    expect((await world.db.records('links').toArray()).filter(({ remoteId }) => remoteId === id)).toEqual([]);
  });
});

describe('a write that is never answered', () => {
  it('is sent in a few runs, then left aside with the server’s words until a person has it tried', async () => {
    const { id } = issueOf('PAY-2');
    await rename('PAY-2', 'Ours');
    const isIt = isWriteOf(id);
    const sent = answering((request) => (isIt(request) ? refusal(500, ['A script of the workflow failed']) : null));
    for (let at = 1; at < MOST_TRIES; at += 1) {
      expect(await sync()).toMatchObject({ outcome: 'done', counts: { waiting: 1, setAside: 0 } });
    }
    expect(await sync()).toMatchObject({ outcome: 'partly', counts: { setAside: 1, pushed: 0 } });
    await sync();
    await sync();
    expect(sent).toHaveLength(MOST_TRIES);
    const { setAside } = await linkOf('PAY-2');
    expect(setAside).toMatchObject({ code: 'remoteUnanswered', reason: expect.stringContaining('A script of') });
    await retry('PAY-2');
    for (let at = 0; at < MOST_TRIES + 2; at += 1) await sync();
    expect(sent).toHaveLength(2 * MOST_TRIES);
    answering(() => null);
    await rename('PAY-2', 'Ours again');
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { setAside: 0, pushed: 1 } });
    expect(issueOf('PAY-2').summary).toBe('Ours again');
    expect(await linkOf('PAY-2')).toMatchObject({ setAside: null, unanswered: 0 });
  });

  it('and took effect after all is known again, and counts as sent', async () => {
    const { id } = issueOf('PAY-2');
    await rename('PAY-2', 'Ours');
    const isIt = isWriteOf(id);
    answering((request, jira) => {
      if (!isIt(request)) return null;
      jira();
      return refusal(502, ['Bad gateway']);
    });
    expect((await sync()).counts).toMatchObject({ waiting: 1 });
    expect(await sync()).toMatchObject({ outcome: 'done', counts: { waiting: 0, setAside: 0 } });
    expect(await linkOf('PAY-2')).toMatchObject({ setAside: null, unanswered: 0, due: false });
  });

  it('of a record that is to be made there, too: made once it is tried again, and once only', async () => {
    const connection = await world.db.records('connections').get('c-pay');
    const mapping = connection?.kinds.find(({ remote }) => remote === 'version');
    if (connection === undefined || mapping === undefined) throw new Error('no connection');
    const at = msToInstant(world.clock.now());
    await world.edit('make', [makeThere(connection, mapping, 'release-R1', world.nextId, at)]);
    const sent = answering(({ method, path }) =>
      method === 'POST' && path.includes('version') ? refusal(500, ['Out of space']) : null,
    );
    for (let run = 0; run < MOST_TRIES + 2; run += 1) await sync();
    expect(sent).toHaveLength(MOST_TRIES);
    const creating = async () => (await world.db.records('links').toArray()).filter(({ id }) => id === linkId);
    const linkId = (await readLooks(world.db)).find(({ link }) => link.recordId === 'release-R1')?.link.id;
    expect(await creating()).toMatchObject([{ state: 'creating', setAside: { code: 'remoteUnanswered' } }]);
    answering(() => null);
    await world.edit('retried', [patchOf('links', linkId ?? '', { setAside: null, due: true })]);
    await sync();
    await sync();
    expect(await creating()).toMatchObject([{ state: 'linked', setAside: null, unanswered: 0 }]);
  });
});

describe('a comment that is never answered', () => {
  const isComment = ({ method, path }: FakeRequest): boolean => method === 'POST' && path.includes('comment');
  const operation = async () => (await world.db.records('operations').toArray())[0];

  beforeEach(async () => {
    const link = await linkOf('PAY-1');
    const wish = { type: 'comment', text: 'Seen by the board' } as const;
    await world.edit('said', [operationChange(link, wish, null, world.nextId, msToInstant(world.clock.now()))]);
  });

  it('is sent in a few runs, then told in the words of the server', async () => {
    const sent = answering((request) => (isComment(request) ? refusal(500, ['Mail is down']) : null));
    for (let run = 0; run < MOST_TRIES + 3; run += 1) await sync();
    expect(sent).toHaveLength(MOST_TRIES);
    expect(await operation()).toMatchObject({ state: 'refused', reason: expect.stringContaining('Mail is down') });
  });

  it('and was taken after all is found there, and not said twice', async () => {
    answering((request, jira) => {
      if (!isComment(request)) return null;
      jira();
      return refusal(502, ['Bad gateway']);
    });
    for (let run = 0; run < MOST_TRIES + 1; run += 1) await sync();
    expect(await operation()).toMatchObject({ state: 'done' });
    expect(issueOf('PAY-1').comments).toHaveLength(1);
  });
});

interface Rows {
  readonly issues: readonly { readonly id: string }[];
}

/** A search that does not know of an issue, */
function without(said: FakeAnswer, id: string): FakeAnswer {
  const rows = said.json as unknown as Rows;
  return { ...said, json: { ...rows, issues: rows.issues.filter((issue) => issue.id !== id) } };
}

/** and one that gives it in a form nobody knows. */
function spoilt(said: FakeAnswer, id: string): FakeAnswer {
  const rows = said.json as unknown as Rows;
  const issues = rows.issues.map((issue) => (issue.id === id ? { ...issue, fields: 'none' } : issue));
  return { ...said, json: { ...rows, issues } };
}
