import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../../servers/jira/issues.ts';
import { connected, readAll, spoiling, START, type ConnectedOptions } from '../../../servers/jira/connected.ts';

const KEY = '0198c1d2-7a10-7cde-9f10-0a1b2c3d4e5f';
const dc = (options: ConnectedOptions = {}) => connected({ flavour: 'dc', ...options });
/** `count` issues, `perSecond` of them changed in each second. */
function filled(jira: ReturnType<typeof connected>, count: number, perSecond: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    jira.time.now = START + Math.floor(at / perSecond) * 1_000 + (at % perSecond);
    return jira.model.addIssue(jira.project.id, { summary: `${at}` }).id;
  });
}

describe('the feed of issues of Jira Data Center', () => {
  it('reaches behind the last row a search by position reaches', async () => {
    const jira = dc({ reach: 20, pageCap: 10 });
    const ids = filled(jira, 100, 3);
    const { records } = await readAll(jira.connector, jira.signal, { size: 10 });
    expect(new Set(records.map(({ id }) => id))).toEqual(new Set(ids));
    const swept: string[] = [];
    for (let next: string | null = null; ;) {
      const page = await jira.connector.ids('issue', next, jira.signal);
      swept.push(...page.ids);
      if (page.next === null) break;
      next = page.next;
    }
    expect(new Set(swept)).toEqual(new Set(ids));
  });

  it('takes as many rows as the server gives, however many were asked for, and a second with many of them', async () => {
    const jira = dc({ pageCap: 4 });
    const ids = filled(jira, 50, 25);
    const { records } = await readAll(jira.connector, jira.signal, { size: 100 });
    expect(new Set(records.map(({ id }) => id))).toEqual(new Set(ids));
  });

  it('misses no row that shifts while it reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('cloud', 'dc'),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 2, max: 6 }),
        fc.array(fc.array(fc.nat({ max: 29 }), { maxLength: 6 }), { maxLength: 8 }),
        async (flavour, count, perSecond, size, edits) => {
          const jira = connected({ flavour, pageCap: size });
          const ids = filled(jira, count, perSecond);
          const known = new Map<string, unknown>();
          // What is changed comes again at the end: one feed tells of every issue as it stands.
          const { records } = await readAll(jira.connector, jira.signal, {
            size,
            between: (page) => {
              for (const at of edits[page] ?? []) {
                jira.time.now += 400;
                jira.model.change(ids[at % ids.length] ?? '', { summary: `edited ${jira.time.now}` });
              }
            },
          });
          for (const { id, fields } of records) known.set(id, fields['summary']);
          const there = [...jira.model.issues.values()].map(({ id, summary }) => [id, summary] as const);
          expect(known).toEqual(new Map(there));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('lists every issue that is still there, though others were deleted while it listed', async () => {
    const jira = dc({ pageCap: 5 });
    const ids = filled(jira, 30, 30);
    const swept = new Set<string>();
    for (let next: string | null = null, page = 0; ; page += 1) {
      const found = await jira.connector.ids('issue', next, jira.signal);
      for (const id of found.ids) swept.add(id);
      if (found.next === null) break;
      next = found.next;
      if (page < 3) jira.model.remove(ids[page] ?? '');
    }
    for (const id of ids.slice(3)) expect(swept).toContain(id);
  });

  it('lists a row nobody can read by its number: left out of the list, it would look like one that is gone', async () => {
    const rowsOf = (json: unknown) => bodyOf(json)['issues'] as readonly object[];
    const unread = dc({
      through: spoiling('/search', (json) => ({
        ...bodyOf(json),
        issues: rowsOf(json).map((row, at) => (at === 0 ? { ...row, fields: 'none' } : row)),
      })),
    });
    const ids = filled(unread, 2, 1);
    expect((await unread.connector.ids('issue', null, unread.signal)).ids).toEqual(ids);
    const nameless = dc({
      through: spoiling('/search', (json) => ({
        ...bodyOf(json),
        issues: rowsOf(json).map((row, at) => (at === 0 ? { ...row, id: null } : row)),
      })),
    });
    filled(nameless, 2, 1);
    await expect(nameless.connector.ids('issue', null, nameless.signal)).rejects.toMatchObject({ code: 'remoteShape' });
  });

  it('uses nothing of a page whose filter was dropped, and keeps to its last change', async () => {
    const jira = dc();
    jira.model.addIssue(jira.model.addProject('OPS').id, { summary: 'Not asked for' });
    jira.time.now += 3_600_000;
    jira.model.addIssue(jira.project.id, { summary: 'Asked for' });
    const { watermark } = await readAll(jira.connector, jira.signal);
    expect(watermark).toBe(String(jira.time.now));
    jira.model.dropsFilter = true;
    await expect(readAll(jira.connector, jira.signal)).rejects.toMatchObject({ code: 'remoteFilter' });
    await expect(readAll(jira.connector, jira.signal, { watermark })).rejects.toMatchObject({ code: 'remoteFilter' });
  });
});

describe('an issue of Jira Data Center', () => {
  it('is found under a path of the address, and its page too', async () => {
    const jira = dc({ contextPath: '/tools/jira' });
    jira.model.addIssue(jira.project.id, { summary: 'Issue' });
    const { records } = await readAll(jira.connector, jira.signal);
    expect(records[0]?.url).toBe('https://acme.atlassian.net/tools/jira/browse/PAY-1');
  });

  it('has persons by their key and is told them by the name they sign in with; its text is text', async () => {
    const jira = dc();
    const ada = jira.model.addUser('Ada Byron', 'ada');
    const issue = jira.model.addIssue(jira.project.id, { summary: 'Issue', description: '*bold* words' });
    const fields = ['assignee', 'description'];
    const read = async () => {
      const [one] = await jira.connector.read({ kind: 'issue', ids: [issue.id], fields }, jira.signal);
      if (one?.state !== 'present') throw new Error('not there');
      return one.record;
    };
    const before = await read();
    expect(before.fields).toEqual({ assignee: null, description: '*bold* words' });
    const change = { assignee: { id: ada.id }, description: 'h1. New' };
    expect(await jira.connector.update({ kind: 'issue', before, fields: change }, jira.signal)).toMatchObject({
      state: 'accepted',
    });
    expect((await read()).fields).toEqual({ assignee: { id: ada.id, name: 'Ada Byron' }, description: 'h1. New' });
    const nobody = { assignee: { id: 'JIRAUSER1' } };
    expect(await jira.connector.update({ kind: 'issue', before, fields: nobody }, jira.signal)).toEqual({
      state: 'refused',
      reasons: { assignee: "User 'JIRAUSER1' does not exist." },
    });
  });

  it('is created with its key and found by it, commented once and moved on', async () => {
    const jira = dc();
    const fields = { summary: 'New', 'issuetype.name': 'Bug' };
    const made = await jira.connector.create({ kind: 'issue', clientKey: KEY, fields }, jira.signal);
    const [found] = await jira.connector.find('issue', KEY, jira.signal, fields);
    expect(found).toMatchObject({ clientKey: KEY, fields });
    if (made.state !== 'accepted') throw new Error('refused');
    const comment = {
      kind: 'issue',
      id: made.id,
      operation: { type: 'comment', clientKey: KEY, text: 'Out' },
    } as const;
    expect(await jira.connector.operate(comment, jira.signal)).toMatchObject({ state: 'accepted' });
    expect(await jira.connector.operated(comment, jira.signal)).toBe(true);
    expect(jira.model.issue(made.id).comments).toMatchObject([{ body: 'Out' }]);
    const move = { ...comment, operation: { type: 'transition', clientKey: KEY, to: '3' } } as const;
    expect(await jira.connector.operate(move, jira.signal)).toMatchObject({ state: 'accepted' });
    expect(jira.model.issue(made.id).statusId).toBe('3');
  });

  it('is forbidden where Jira says so, and gone where it is not there', async () => {
    const jira = dc();
    const [hidden = '', gone = '', there = ''] = filled(jira, 3, 1);
    jira.model.hidden.add(hidden);
    jira.model.remove(gone);
    const read = await jira.connector.read({ kind: 'issue', ids: [hidden, gone, there], fields: [] }, jira.signal);
    expect(read.map(({ state }) => state)).toEqual(['forbidden', 'gone', 'present']);
  });

  it('is not repeated in a comment where the server says nothing of properties', async () => {
    const jira = dc({
      through: (transport) => (request) => transport({ ...request, url: request.url.replace('expand=properties', '') }),
    });
    const [id = ''] = filled(jira, 1, 1);
    const comment = { kind: 'issue', id, operation: { type: 'comment', clientKey: KEY, text: 'Out ' } } as const;
    expect(await jira.connector.operated(comment, jira.signal)).toBe(false);
    await jira.connector.operate(comment, jira.signal);
    expect(await jira.connector.operated(comment, jira.signal)).toBe(true);
  });

  it('is asked for in words Data Center knows', async () => {
    const jira = dc();
    filled(jira, 1, 1);
    await readAll(jira.connector, jira.signal, { watermark: String(START), fields: ['status.name'] });
    const body = bodyOf(jira.fake.requests.at(-1)?.json);
    expect(body).toEqual({
      jql: `project = "PAY" AND updated >= ${START - 300_000} ORDER BY updated ASC, key ASC`,
      startAt: 0,
      maxResults: 100,
      fields: ['status', 'updated', 'project', 'labels'],
    });
  });
});
