import { describe, expect, test } from 'vitest';
import { Connections, secretKey } from '#electron/connections/connections.ts';
import { remoteHandlers } from '#electron/connections/handlers.ts';
import { systemClock } from '#electron/net/clock.ts';
import type { Transport, TransportRequest } from '#electron/net/transport.ts';
import { Vault } from '#electron/vault/vault.ts';
import type { RemoteTarget } from '#shared/remote-bridge.ts';
import { transportTo } from '../../servers/support/carriers.ts';
import { JiraModel } from '../../servers/jira/model.ts';
import { FakeJira } from '../../servers/jira/routes.ts';
import { fakeSafeStorage } from '../../support/fake-safe-storage.ts';
import { temporaryFolder } from '../../support/folder.ts';

const CANARY = 'canary-secret-77';

const TARGET: RemoteTarget = {
  workspaceId: 'plan',
  connectionId: 'c1',
  system: 'jira',
  address: 'https://acme.atlassian.net',
  signIn: { type: 'basic', account: 'mia@acme.example' },
  scope: { project: 'PAY', jql: '', queue: '' },
};

/** Main's side of the bridge on a modelled Jira; `sent` is every request that left. */
function world(through: (transport: Transport) => Transport = (transport) => transport) {
  const model = new JiraModel({ flavour: 'cloud', now: () => Date.UTC(2026, 10, 20, 12) });
  const project = model.addProject('PAY', 'Payments');
  model.addIssue(project.id, { summary: 'Pay by card' });
  const sent: TransportRequest[] = [];
  const carried = through(transportTo(new FakeJira(model)));
  const transport: Transport = (request) => {
    sent.push(request);
    return carried(request);
  };
  const safeStorage = fakeSafeStorage({ available: false }).storage;
  const vault = new Vault({ path: `${temporaryFolder()}/secrets.json`, safeStorage, platform: 'linux' });
  const connections = new Connections({ vault, transport, clock: systemClock, random: () => 0.5 });
  return { vault, connections, sent, calls: remoteHandlers({ vault, connections }) };
}

const request = { target: TARGET, callId: 'call-1', request: {} };

describe('a connection', () => {
  test('signs in with its own secret, at the place it was entered for', async () => {
    const { calls, sent } = world();
    await calls.secretPut({ workspaceId: 'plan', connectionId: 'c1', address: TARGET.address, secret: CANARY });
    expect(await calls.remoteCheck(request)).toMatchObject({ person: { name: 'Mia Krystof' }, missing: [] });
    const expected = `Basic ${Buffer.from(`mia@acme.example:${CANARY}`).toString('base64')}`;
    expect(new Set(sent.map(({ headers }) => headers['authorization']))).toEqual(new Set([expected]));
    expect(sent.every(({ url }) => url.startsWith('https://acme.atlassian.net/'))).toBe(true);
  });

  test.each([
    ['without a secret', {}, 'secretMissing'],
    ['of a plan that came in with a file', { workspaceId: 'from-a-file' }, 'secretMissing'],
    ['that was pointed to another place', { address: 'https://acme.atlassian.net.evil.example' }, 'secretOtherOrigin'],
    ['that was pointed to another port', { address: 'https://acme.atlassian.net:8443' }, 'secretOtherOrigin'],
    ['without encryption on the way', { address: 'http://acme.atlassian.net' }, 'remoteAddress'],
  ])('%s sends nothing anywhere', async (_what, changed, code) => {
    const { calls, sent } = world();
    if (code !== 'secretMissing' || 'workspaceId' in changed) {
      await calls.secretPut({ workspaceId: 'plan', connectionId: 'c1', address: TARGET.address, secret: CANARY });
    }
    const asked = Promise.resolve(calls.remoteCheck({ ...request, target: { ...TARGET, ...changed } }));
    await expect(asked).rejects.toMatchObject({ code });
    expect(sent).toEqual([]);
  });

  test('is called off by the person who asked, and the call says so', async () => {
    const silent: Transport = ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('given up'));
        });
      });
    const { calls, sent } = world(() => silent);
    await calls.secretPut({ workspaceId: 'plan', connectionId: 'c1', address: TARGET.address, secret: CANARY });
    const asked = Promise.resolve(calls.remoteCheck(request));
    await expect.poll(() => sent.length).toBe(1);
    await calls.remoteCancel({ callId: 'call-1' });
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('what the window learns of secrets is where they are for, and of its own plan alone', async () => {
  const { calls, vault } = world();
  await calls.secretPut({ workspaceId: 'plan', connectionId: 'c1', address: TARGET.address, secret: CANARY });
  await vault.put(secretKey('other', 'c9'), 'https://other.example', CANARY);
  const status = await calls.vaultStatus({ workspaceId: 'plan' });
  expect(status.secrets).toMatchObject([{ connectionId: 'c1', origin: 'https://acme.atlassian.net' }]);
  expect(JSON.stringify(status)).not.toContain(CANARY);
  await calls.secretRemove({ workspaceId: 'plan', connectionId: 'c1' });
  expect((await calls.vaultStatus({ workspaceId: 'plan' })).secrets).toEqual([]);
});
