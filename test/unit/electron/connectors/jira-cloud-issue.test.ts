import { describe, expect, it } from 'vitest';
import { TransportFailure, type Transport } from '#electron/net/transport.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';
import { bodyOf } from '../../../servers/jira/issues.ts';
import { connected } from '../../../servers/jira/connected.ts';

const KEY = '0198c1d2-7a10-7cde-9f10-0a1b2c3d4e5f';
const MINUTE = 60_000;

describe('an issue of Jira Cloud', () => {
  it('is created once: with its key as a label, by which it is found when the index has it', async () => {
    const jira = connected({ searchLagMs: 2 * MINUTE });
    const fields = { summary: 'New', 'issuetype.name': 'Task', labels: ['bank'] };
    const written = await jira.connector.create({ kind: 'issue', clientKey: KEY, fields }, jira.signal);
    expect(written.state).toBe('accepted');
    expect(await jira.connector.find('issue', KEY, jira.signal)).toEqual([]);
    jira.time.now += 3 * MINUTE;
    const found = await jira.connector.find('issue', KEY, jira.signal, fields);
    expect(found).toMatchObject([
      { clientKey: KEY, fields: { summary: 'New', labels: ['bank'], 'issuetype.name': 'Task' } },
    ]);
  });

  it('whose create got no answer is found by its key, once the index has it', async () => {
    // The server has done it; the way back breaks.
    const cut =
      (transport: Transport): Transport =>
      async (request) => {
        const given = await transport(request);
        if (request.url.endsWith('/issue')) throw new TransportFailure('timeout', false, 'request');
        return given;
      };
    const jira = connected({ through: cut, searchLagMs: MINUTE });
    const fields = { summary: 'New', 'issuetype.name': 'Task' };
    await expect(jira.connector.create({ kind: 'issue', clientKey: KEY, fields }, jira.signal)).rejects.toMatchObject({
      code: 'remoteUnanswered',
    });
    jira.time.now += SYSTEMS.jira.findLagMs;
    expect(await jira.connector.find('issue', KEY, jira.signal, fields)).toMatchObject([
      { fields: { summary: 'New' } },
    ]);
    expect(jira.model.issues.size).toBe(1);
  });

  it('keeps the label of its create when labels are written', async () => {
    const jira = connected();
    const fields = { summary: 'New', 'issuetype.name': 'Task' };
    await jira.connector.create({ kind: 'issue', clientKey: KEY, fields }, jira.signal);
    const [before] = await jira.connector.find('issue', KEY, jira.signal, { labels: [] });
    if (before === undefined) throw new Error('not found');
    await jira.connector.update({ kind: 'issue', before, fields: { labels: ['fast'] } }, jira.signal);
    expect(jira.model.issue(before.id).labels).toEqual(['fast', `slipway-${KEY}`]);
    expect(await jira.connector.find('issue', KEY, jira.signal)).toHaveLength(1);
  });

  it('is refused in Jira’s words for the field that is wrong, and the others are not held back by it', async () => {
    const jira = connected();
    const issue = jira.model.addIssue(jira.project.id, { summary: 'Old' });
    const archived = jira.model.addVersion(jira.project.id, { name: '25.1', archived: true });
    const before = await only(jira, issue.id, ['summary', 'fixVersions', 'status']);
    const fields = { summary: 'New', fixVersions: [{ id: archived.id }], status: { id: '3' } };
    const written = await jira.connector.update({ kind: 'issue', before, fields }, jira.signal);
    expect(written).toEqual({
      state: 'refused',
      reasons: { fixVersions: `Version with id '${archived.id}' is archived.` },
    });
    expect(jira.model.issue(issue.id)).toMatchObject({ summary: 'New', statusId: '3', fixVersionIds: [] });
  });

  it('gets its status by a transition after its other fields; where none leads there, that is said of the status alone', async () => {
    const jira = connected();
    const issue = jira.model.addIssue(jira.project.id, { summary: 'Old' });
    const before = await only(jira, issue.id, ['summary', 'status']);
    const update = (fields: Record<string, string | { id: string }>) =>
      jira.connector.update({ kind: 'issue', before, fields }, jira.signal);
    expect(await update({ summary: 'New', status: { id: '5' } })).toEqual({
      state: 'refused',
      reasons: { status: 'noTransition' },
    });
    expect(jira.model.issue(issue.id)).toMatchObject({ summary: 'New', statusId: '1' });
    expect(await update({ summary: 'Newer', status: { id: '3' } })).toEqual({ state: 'accepted', id: issue.id });
    expect(jira.model.issue(issue.id)).toMatchObject({ summary: 'Newer', statusId: '3' });
    // Said in an edit, Jira would have taken it without a word and done nothing.
    expect(jira.fake.requests.filter(({ method }) => method === 'PUT').map(({ json }) => bodyOf(json))).toEqual([
      { fields: { summary: 'New' } },
      { fields: { summary: 'Newer' } },
    ]);
  });

  it('is not told as untouched when the fields were written and the transition got no answer', async () => {
    const cut =
      (transport: Transport): Transport =>
      (request) =>
        request.url.endsWith('/transitions') && request.method === 'GET'
          ? Promise.resolve({ status: 501, headers: new Map(), body: (async function* () {})() })
          : transport(request);
    const jira = connected({ through: cut });
    const issue = jira.model.addIssue(jira.project.id, { summary: 'Old' });
    const before = await only(jira, issue.id, ['summary', 'status']);
    const fields = { summary: 'New', status: { id: '3' } };
    await expect(jira.connector.update({ kind: 'issue', before, fields }, jira.signal)).rejects.toMatchObject({
      code: 'remoteUnanswered',
    });
    await expect(
      jira.connector.update({ kind: 'issue', before, fields: { status: { id: '3' } } }, jira.signal),
    ).rejects.toMatchObject({ code: 'remoteServer' });
  });

  it('meets another write: that is said, and nothing is overwritten', async () => {
    const jira = connected();
    const issue = jira.model.addIssue(jira.project.id, { summary: 'Old' });
    const before = await only(jira, issue.id, ['summary']);
    jira.model.contended.add(issue.id);
    const written = await jira.connector.update({ kind: 'issue', before, fields: { summary: 'New' } }, jira.signal);
    expect(written).toEqual({ state: 'stale' });
    jira.model.contended.add(issue.id);
    const fields = { status: { id: '3' } };
    expect(await jira.connector.update({ kind: 'issue', before, fields }, jira.signal)).toEqual({ state: 'stale' });
    expect(jira.model.issue(issue.id)).toMatchObject({ summary: 'Old', statusId: '1' });
  });

  it('is gone or there as far as Jira tells; without a sight of the project nothing is taken for deleted', async () => {
    const jira = connected();
    const [there = '', deleted = '', hidden = ''] = ['a', 'b', 'c'].map(
      (summary) => jira.model.addIssue(jira.project.id, { summary }).id,
    );
    jira.model.remove(deleted);
    jira.model.hidden.add(hidden);
    const ids = [there, deleted, hidden];
    const states = async () =>
      (await jira.connector.read({ kind: 'issue', ids, fields: [] }, jira.signal))
        .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
        .map(({ state }) => state);
    // What a security level hides can't be told from what was deleted.
    expect(await states()).toEqual(['present', 'gone', 'gone']);
    jira.model.permissions.delete('BROWSE_PROJECTS');
    jira.model.hidden.add(there);
    expect(await states()).toEqual(['forbidden', 'forbidden', 'forbidden']);
  });

  it('is read in bulk, a hundred at a time', async () => {
    const jira = connected();
    const ids = Array.from({ length: 150 }, (_, at) => jira.model.addIssue(jira.project.id, { summary: `${at}` }).id);
    const read = await jira.connector.read({ kind: 'issue', ids, fields: ['summary'] }, jira.signal);
    expect(read.filter(({ state }) => state === 'present')).toHaveLength(150);
    expect(jira.fake.requests).toHaveLength(2);
  });

  it('loses its parent where Jira leaves the field out', async () => {
    const jira = connected();
    const epic = jira.model.addIssue(jira.project.id, { summary: 'Epic' });
    const issue = jira.model.addIssue(jira.project.id, { summary: 'Child', parentId: epic.id });
    expect(await only(jira, issue.id, ['parent'])).toMatchObject({
      fields: { parent: { id: epic.id, name: epic.key } },
    });
    jira.model.change(issue.id, { parentId: null });
    expect((await only(jira, issue.id, ['parent'])).fields).toEqual({ parent: null });
  });
});

describe('what is done to an issue of Jira Cloud once', () => {
  it('is a comment that carries its key where nobody sees it', async () => {
    const jira = connected({ pageCap: 2 });
    const { id } = jira.model.addIssue(jira.project.id, { summary: 'Issue' });
    const comment = { type: 'comment', clientKey: KEY, text: 'Deployed.\n\nAll well.' } as const;
    const request = { kind: 'issue', id, operation: comment } as const;
    expect(await jira.connector.operated(request, jira.signal)).toBe(false);
    expect(await jira.connector.operate(request, jira.signal)).toEqual({ state: 'accepted', id });
    for (const clientKey of ['1', '2', '3'].map((one) => `${KEY}-${one}`)) {
      await jira.connector.operate({ ...request, operation: { ...comment, clientKey } }, jira.signal);
    }
    expect(await jira.connector.operated(request, jira.signal)).toBe(true);
    const other = { ...request, operation: { ...comment, clientKey: 'another' } };
    expect(await jira.connector.operated(other, jira.signal)).toBe(false);
    expect(JSON.stringify(jira.model.issue(id).comments[0]?.body)).not.toContain(KEY);
  });

  it('is a transition, done when the issue stands there', async () => {
    const jira = connected();
    const { id } = jira.model.addIssue(jira.project.id, { summary: 'Issue' });
    const to = (status: string) =>
      ({ kind: 'issue', id, operation: { type: 'transition', clientKey: KEY, to: status } }) as const;
    expect(await jira.connector.operated(to('3'), jira.signal)).toBe(false);
    expect(await jira.connector.operate(to('3'), jira.signal)).toEqual({ state: 'accepted', id });
    expect(await jira.connector.operated(to('3'), jira.signal)).toBe(true);
    expect(await jira.connector.operate(to('3'), jira.signal)).toEqual({ state: 'accepted', id });
    jira.model.permissions.delete('TRANSITION_ISSUES');
    expect(await jira.connector.operate(to('5'), jira.signal)).toEqual({
      state: 'refused',
      reasons: { status: 'noTransition' },
    });
  });
});

async function only(jira: ReturnType<typeof connected>, id: string, fields: readonly string[]) {
  const [read] = await jira.connector.read({ kind: 'issue', ids: [id], fields }, jira.signal);
  if (read?.state !== 'present') throw new Error('not there');
  return read.record;
}
