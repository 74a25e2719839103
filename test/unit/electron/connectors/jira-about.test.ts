import { describe, expect, it } from 'vitest';
import { jiraCloud, jiraDataCenter } from '#electron/connectors/jira/index.ts';
import type { Transport } from '#electron/net/transport.ts';
import { connected, readAll } from '../../../servers/jira/connected.ts';

describe.each(['cloud', 'dc'] as const)('a connection to Jira (%s)', (flavour) => {
  it('says as whom one is signed in, and what that account may not do, by the names Jira has for it', async () => {
    const jira = connected({ flavour });
    expect(await jira.connector.check(jira.signal)).toEqual({
      person: { id: jira.model.me.id, name: 'Mia Krystof' },
      missing: [],
      version: flavour === 'cloud' ? '1001.0.0-SNAPSHOT' : '10.3.2',
    });
    for (const lost of ['ADMINISTER_PROJECTS', 'TRANSITION_ISSUES']) jira.model.permissions.delete(lost);
    expect((await jira.connector.check(jira.signal)).missing).toEqual(['TRANSITION_ISSUES', 'ADMINISTER_PROJECTS']);
    expect(jira.fake.requests.every(({ method }) => method === 'GET')).toBe(true);
    const nowhere = connected({ flavour, scope: { project: 'NONE' } });
    await expect(nowhere.connector.check(nowhere.signal)).rejects.toMatchObject({ code: 'remoteNotFound' });
  });

  it('knows the fields of an issue with their choices, and where each status stands', async () => {
    const jira = connected({ flavour });
    jira.model.addVersion(jira.project.id, { name: '26.4' });
    const fields = await jira.connector.fields('issue', jira.signal);
    const byId = new Map(fields.map((field) => [field.id, field]));
    expect(byId.get('status')).toMatchObject({
      type: 'option',
      options: [
        { name: 'To Do', category: 'planned' },
        { name: 'In Progress', category: 'inProgress' },
        { name: 'In Review', category: 'inProgress' },
        { name: 'Done', category: 'done' },
      ],
    });
    expect(byId.get('assignee')).toMatchObject({ type: 'person', options: [{ id: jira.model.me.id }] });
    expect(byId.get('fixVersions')).toMatchObject({ type: 'record', options: [{ name: '26.4' }], writable: true });
    expect(byId.get('issuetype')?.options?.map(({ name }) => name)).toEqual(['Story', 'Task', 'Bug']);
    expect(byId.get('issuetype.name')).toMatchObject({ type: 'text' });
    expect(byId.get('updated')?.writable).toBe(false);
    expect(byId.get('customfield_10010')).toMatchObject({ name: 'Story points', type: 'number' });
  });

  it('knows the fields also where a list of choices is kept from it', async () => {
    const through =
      (transport: Transport): Transport =>
      (request) =>
        transport({ ...request, url: request.url.replace('user/assignable/search', 'project/NONE/versions') });
    const jira = connected({ flavour, through: flavour === 'dc' ? through : (transport) => transport });
    if (flavour === 'cloud') jira.model.users.clear();
    const fields = await jira.connector.fields('issue', jira.signal);
    expect(fields.find(({ id }) => id === 'assignee')).toMatchObject({ options: null });
    expect(fields.find(({ id }) => id === 'status')?.options).toHaveLength(4);
  });

  it('waits as long as it is asked to, and as long as it sees fit where it is not', async () => {
    const jira = connected({ flavour });
    jira.model.addIssue(jira.project.id, { summary: 'Issue' });
    jira.fake.answerNext({ status: 429, headers: { 'retry-after': '7' } }, { status: 429 });
    const { records } = await jira.clock.run(readAll(jira.connector, jira.signal));
    expect(records).toHaveLength(1);
    expect(jira.fake.requests).toHaveLength(3);
  });
});

it('proves who one is by an e-mail address and a token, or by a token alone', () => {
  expect(jiraCloud.authorise({ type: 'basic', account: 'mia@acme.example', secret: 't:1' })).toEqual({
    authorization: `Basic ${Buffer.from('mia@acme.example:t:1').toString('base64')}`,
  });
  expect(jiraDataCenter.authorise({ type: 'token', account: '', secret: 'pat' })).toEqual({
    authorization: 'Bearer pat',
  });
});
