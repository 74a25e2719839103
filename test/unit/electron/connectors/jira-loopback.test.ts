import { expect, it } from 'vitest';
import { jiraCloud } from '#electron/connectors/jira/index.ts';
import { HttpClient } from '#electron/net/client.ts';
import { systemClock } from '#electron/net/clock.ts';
import { createElectronTransport } from '#electron/net/electron-transport.ts';
import { RemoteScope } from '#shared/sync/remote.ts';
import { net } from '../../../../build/standin/api/net.ts';
import { serve } from '../../../servers/support/carriers.ts';
import { readAll } from '../../../servers/jira/connected.ts';
import { JiraModel } from '../../../servers/jira/model.ts';
import { FakeJira } from '../../../servers/jira/routes.ts';

const transport = createElectronTransport({ net, session: { fromPartition: () => ({}) as Electron.Session } });

it('the modelled Jira answers over a socket, under a path of its own, as it does in the process', async () => {
  const authorization = 'Basic bWlhQGFjbWUuZXhhbXBsZTp0b2tlbg==';
  const now = Date.UTC(2026, 10, 20, 12);
  const model = new JiraModel({ flavour: 'cloud', now: () => now, contextPath: '/jira', authorization });
  const project = model.addProject('PAY');
  for (let at = 0; at < 5; at += 1) model.addIssue(project.id, { summary: `Issue ${at} ä/€` });
  const served = await serve(new FakeJira(model));
  const { address } = served;
  try {
    const make = (secret: string) => {
      const http = new HttpClient({
        address,
        authorise: async () => jiraCloud.authorise({ type: 'basic', account: 'mia@acme.example', secret }),
        transport,
        clock: systemClock,
        random: Math.random,
      });
      return jiraCloud.connect({ http, address, scope: RemoteScope.parse({ project: 'PAY' }) });
    };
    const { signal } = new AbortController();
    const { records } = await readAll(make('token'), signal, { size: 2 });
    expect(records.map(({ fields }) => fields['summary'])).toContain('Issue 4 ä/€');
    expect(records[0]?.url).toBe(`${address}/browse/PAY-1`);
    await expect(make('old').check(signal)).rejects.toMatchObject({ code: 'remoteUnauthorised' });
  } finally {
    await served.close();
  }
});
