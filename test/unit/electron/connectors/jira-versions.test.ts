import { describe, expect, it } from 'vitest';
import type { Transport } from '#electron/net/transport.ts';
import { TransportFailure } from '#electron/net/transport.ts';
import { connected, readAll } from '../../../servers/jira/connected.ts';

const KEY = '0198c1d2-7a10-7cde-9f10-0a1b2c3d4e5f';
const FIELDS = ['name', 'startDate', 'releaseDate', 'released'];

describe.each(['cloud', 'dc'] as const)('versions of Jira (%s)', (flavour) => {
  it('are read whole each time, for they tell no time of change, whatever a page holds', async () => {
    const jira = connected({ flavour, pageCap: 3 });
    const names = Array.from({ length: 8 }, (_, at) => `26.${at}`);
    for (const name of names) jira.model.addVersion(jira.project.id, { name, releaseDate: '2026-12-03' });
    jira.model.addVersion(jira.model.addProject('OPS').id, { name: 'Elsewhere' });
    const all = await readAll(jira.connector, jira.signal, { kind: 'version', fields: FIELDS });
    expect(all).toMatchObject({ watermark: null, pages: 3 });
    expect(all.records.map(({ key }) => key)).toEqual(names);
    expect(all.records[0]).toMatchObject({
      updatedAt: null,
      fields: { name: '26.0', startDate: null, releaseDate: '2026-12-03', released: false },
    });
    const { ids } = await jira.connector.ids('version', null, jira.signal);
    expect(ids).toEqual(all.records.slice(0, 3).map(({ id }) => id));
  });

  it('are none where a query names no project', async () => {
    const jira = connected({ flavour, scope: { jql: 'labels = bank' } });
    expect((await readAll(jira.connector, jira.signal, { kind: 'version' })).records).toEqual([]);
    expect(
      await jira.connector.create({ kind: 'version', clientKey: KEY, fields: { name: '26.4' } }, jira.signal),
    ).toEqual({ state: 'refused', reasons: { '': 'noProject' } });
  });

  it('whose create got no answer is found by its name, which no other of the project has', async () => {
    let isCut = true;
    // The server has done it; the way back breaks.
    const cut =
      (transport: Transport): Transport =>
      async (request) => {
        const given = await transport(request);
        if (isCut && request.method === 'POST') throw new TransportFailure('reset', false, 'ERR_CONNECTION_RESET');
        return given;
      };
    const jira = connected({ flavour, through: cut });
    jira.model.addVersion(jira.project.id, { name: '26.40' });
    const fields = { name: '26.4', startDate: null, releaseDate: '2026-12-03', released: false };
    const create = () => jira.connector.create({ kind: 'version', clientKey: KEY, fields }, jira.signal);
    await expect(create()).rejects.toMatchObject({ code: 'remoteUnanswered' });
    const found = await jira.connector.find('version', KEY, jira.signal, fields);
    expect(found.map(({ key }) => key)).toEqual(['26.4']);
    isCut = false;
    // And if it was not looked for, there is still no second one.
    expect(await create()).toEqual({
      state: 'refused',
      reasons: { name: 'A version with this name already exists in this project.' },
    });
    expect([...jira.model.versions.values()].filter(({ name }) => name === '26.4')).toHaveLength(1);
    expect(await jira.connector.find('version', KEY, jira.signal)).toEqual([]);
  });

  it('get their dates and lose them', async () => {
    const jira = connected({ flavour });
    const { id } = jira.model.addVersion(jira.project.id, { name: '26.4', releaseDate: '2026-12-03' });
    const read = async () => {
      const [one] = await jira.connector.read({ kind: 'version', ids: [id], fields: FIELDS }, jira.signal);
      if (one?.state !== 'present') throw new Error('not there');
      return one.record;
    };
    const update = async (fields: Record<string, string | boolean | null>) =>
      await jira.connector.update({ kind: 'version', before: await read(), fields }, jira.signal);
    expect(await update({ startDate: '2026-11-20', released: true })).toEqual({ state: 'accepted', id });
    expect(await update({ releaseDate: null })).toEqual({ state: 'accepted', id });
    expect((await read()).fields).toEqual({
      name: '26.4',
      startDate: '2026-11-20',
      releaseDate: null,
      released: true,
    });
    expect(await update({ releaseDate: '2026-11-01' })).toEqual({
      state: 'refused',
      reasons: { releaseDate: 'The release date must be after the start date.' },
    });
    jira.model.permissions.delete('ADMINISTER_PROJECTS');
    expect(await update({ name: '26.5' })).toMatchObject({ state: 'refused' });
  });

  it('are gone when they are deleted', async () => {
    const jira = connected({ flavour });
    const { id } = jira.model.addVersion(jira.project.id, { name: '26.4' });
    jira.model.removeVersion(id);
    const read = await jira.connector.read({ kind: 'version', ids: [id], fields: FIELDS }, jira.signal);
    expect(read).toEqual([{ state: 'gone', id }]);
  });
});
