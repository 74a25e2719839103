import { describe, expect, test } from 'vitest';
import { answerCall, type Handlers } from '#electron/bridge/answer.ts';
import { registerCalls } from '#electron/bridge/register.ts';
import { buildBridge, type RendererIpc } from '#electron/preload-bridge.ts';
import { CALL_NAMES, EVENT_NAMES, Reply, callChannel, eventChannel, type CallName } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';

const OURS = { senderFrame: { url: 'app://slipway/', parent: null } };

async function answer(
  handler: (request: unknown) => unknown,
  payload: unknown,
  sender = OURS,
  name: CallName = 'backupRead',
) {
  const failures: string[] = [];
  const handlers = { [name]: handler } as unknown as Handlers;
  const reply = await answerCall({
    name,
    handlers,
    payload,
    sender,
    isOurWindow: true,
    failed: (call, code) => failures.push(`${call} ${code}`),
  });
  return { reply: Reply.parse(reply), failures };
}

describe('a call', () => {
  test('is answered', async () => {
    const { reply } = await answer(() => ({ bytes: new Uint8Array([1]) }), { id: 'x' });
    expect(reply).toEqual({ ok: true, answer: { bytes: new Uint8Array([1]) } });
  });

  test('of another sender does not reach its handler', async () => {
    let reached = false;
    const { reply, failures } = await answer(
      () => (reached = true),
      { id: 'x' },
      { senderFrame: { url: 'https://example.org/', parent: null } },
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'forbiddenSender' } });
    expect(failures).toEqual(['backupRead forbiddenSender']);
    expect(reached).toBe(false);
  });

  test.each([undefined, null, 'x', {}, { id: 7 }, []])('with the payload %j does not either', async (payload) => {
    const { reply } = await answer(() => ({}), payload);
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalidRequest', detail: { call: 'backupRead' } } });
  });

  test('loses keys its schema does not know', async () => {
    let seen: unknown;
    await answer((request) => (seen = request), { id: 'x', path: '/etc/passwd' });
    expect(seen).toEqual({ id: 'x' });
  });

  test('that fails says why by code', async () => {
    const { reply } = await answer(() => Promise.reject(new SlipwayError('diskFull', { name: 'a' })), { id: 'x' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'diskFull', detail: { name: 'a' } } });
  });

  test('that breaks gives nothing of the reason’s text away', async () => {
    const { reply } = await answer(() => Promise.reject(new RangeError('/home/me/secret')), { id: 'x' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal', detail: { name: 'RangeError' } } });
    expect(JSON.stringify(reply)).not.toContain('secret');
  });
});

test('every named call has its channel in main, and there is no other', () => {
  const channels: string[] = [];
  registerCalls({
    ipc: { handle: (channel: string) => channels.push(channel) },
    handlers: {} as Handlers,
    isOurs: () => true,
    failed: () => undefined,
  });
  expect(channels).toEqual(CALL_NAMES.map(callChannel));
});

describe('the object of the page', () => {
  function bridge() {
    const invoked: unknown[] = [];
    const listeners = new Map<string, (event: unknown, payload: unknown) => void>();
    const ipc: RendererIpc = {
      invoke: async (channel, request) => {
        invoked.push([channel, request]);
        return Promise.resolve('reply');
      },
      on: (channel, listener) => listeners.set(channel, listener),
      removeListener: (channel, listener) => {
        if (listeners.get(channel) === listener) listeners.delete(channel);
      },
    };
    return { object: buildBridge(ipc), invoked, listeners };
  }

  test('is frozen and holds the named calls and `on`, nothing generic', () => {
    const { object } = bridge();
    expect(Object.isFrozen(object)).toBe(true);
    expect(Object.keys(object).toSorted()).toEqual([...CALL_NAMES, 'on'].toSorted());
  });

  test('asks main on the call’s own channel', async () => {
    const { object, invoked } = bridge();
    expect(await object.ready({})).toBe('reply');
    expect(invoked).toEqual([[callChannel('ready'), {}]]);
  });

  test('hears named events without their sender, until it stops', () => {
    const { object, listeners } = bridge();
    const heard: unknown[][] = [];
    const stop = object.on('menu', (...args) => heard.push(args));
    listeners.get(eventChannel('menu'))?.({ sender: 'secret' }, { action: 'edit.undo' });
    expect(heard).toEqual([[{ action: 'edit.undo' }]]);
    stop();
    expect(listeners.size).toBe(0);
  });

  test('hears no event that is not named', () => {
    const { object } = bridge();
    expect(EVENT_NAMES).not.toContain('toString');
    expect(() => object.on('toString' as 'menu', () => undefined)).toThrow('unknown event');
  });
});
