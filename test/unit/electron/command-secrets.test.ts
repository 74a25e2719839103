import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '#electron/command-line/parse.ts';
import { SecretKeeper } from '#electron/command-line/secret-keeper.ts';
import { takeSecrets } from '#electron/command-line/variables.ts';
import { Vault } from '#electron/vault/vault.ts';
import { fakeSafeStorage } from '../../support/fake-safe-storage.ts';
import { temporaryFolder } from '../../support/folder.ts';

const CANARY = 'canary-secret-51';
const PASSPHRASE = 'correct horse battery';
const JIRA = ['--kind', 'jira', '--url', 'https://acme.atlassian.net', '--user', 'mia@example.com'];

const parsed = (...words: string[]) => parseCommandLine(['connect', 'Payments', ...words]);
function connect(...words: string[]) {
  const invocation = parsed(...words);
  if (invocation.type !== 'command') throw new Error(JSON.stringify(invocation));
  return invocation;
}
function problem(...words: string[]) {
  const invocation = parsed(...words);
  return invocation.type === 'usage' ? invocation.problem : null;
}

describe('the line that connects', () => {
  test('says what it is and where; its variables stand beside the command, never in it', () => {
    const said = connect(...JIRA, '--secret-env', 'TOKEN', '--option', 'project=PAY', '--option', 'jql=a = b');
    expect(said.variables).toEqual({ secret: 'TOKEN', passphrase: null });
    expect(said.command).toEqual({
      name: 'connect',
      connection: 'Payments',
      system: 'jira',
      address: 'https://acme.atlassian.net',
      signIn: { type: 'basic', account: 'mia@example.com' },
      scope: { project: 'PAY', jql: 'a = b' },
    });
    expect(JSON.stringify(said.command)).not.toContain('TOKEN');
  });

  test('signs in as the system does: by a user where one is named, by a token alone else', () => {
    const to = (kind: string, ...more: string[]) => {
      const { command } = connect('--kind', kind, '--url', 'https://a.example', ...more);
      return command.name === 'connect' ? command.signIn : null;
    };
    expect(to('jira-dc')).toEqual({ type: 'token', account: '' });
    expect(to('jira-dc', '--user', 'mia')).toEqual({ type: 'basic', account: 'mia' });
    expect(to('redmine')).toEqual({ type: 'token', account: '' });
    expect(to('rt', '--user', 'mia')).toEqual({ type: 'token', account: 'mia' });
    expect(to('rt', '--user', 'mia', '--option', 'sign-in=basic')).toEqual({ type: 'basic', account: 'mia' });
  });

  test('of Request Tracker says what its tickets are here', () => {
    const rt = ['--kind', 'rt', '--url', 'https://a.example/rt', '--user', 'mia', '--option', 'queue=Ops'];
    expect(connect(...rt, '--option', 'as=incidents').command).toMatchObject({
      about: 'incidents',
      scope: { queue: 'Ops' },
    });
    expect(problem(...rt, '--option', 'as=risks')).toMatchObject({ key: 'notAWord', known: 'changes, incidents' });
  });

  test.each([
    [['--url', 'https://a.example'], 'optionMissing'],
    [['--kind', 'jira', '--url', 'https://a.example'], 'optionMissing'],
    [['--kind', 'github', '--url', 'https://a.example'], 'notAWord'],
    [['--kind', 'redmine', '--url', 'http://a.example'], 'notAnAddress'],
    [['--kind', 'redmine', '--url', 'https://me:canary@a.example'], 'notAnAddress'],
    [[...JIRA, '--option', 'queue=Ops'], 'notAKey'],
    [[...JIRA, '--option', 'project=A', '--option', 'project=B'], 'givenTwice'],
    [[...JIRA, '--option', 'project'], 'notAssignment'],
    [[...JIRA, '--option', 'project='], 'valueMissing'],
  ])('is wrong usage: %j', (words, key) => {
    const wrong = problem(...words);
    expect(wrong?.key).toBe(key);
    expect(JSON.stringify(wrong)).not.toContain('canary');
  });
});

describe('what a variable holds', () => {
  test('is taken out of the environment, so that nothing this process starts inherits it', () => {
    const environment = { TOKEN: CANARY, WORDS: PASSPHRASE, HOME: '/home/me' };
    expect(takeSecrets({ secret: 'TOKEN', passphrase: 'WORDS' }, environment)).toEqual({
      secrets: { secret: CANARY, passphrase: PASSPHRASE },
    });
    expect(environment).toEqual({ HOME: '/home/me' });
  });

  test('may be the same for both, and is wrong usage where there is none', () => {
    const both = { secret: 'A', passphrase: 'A' };
    expect(takeSecrets(both, { A: CANARY })).toEqual({ secrets: { secret: CANARY, passphrase: CANARY } });
    expect(takeSecrets(both, { A: '' })).toEqual({
      problem: { key: 'variableEmpty', option: '--secret-env', value: 'A' },
    });
  });
});

describe('the keeper of a command’s secrets', () => {
  const whose = { workspaceId: 'w', connectionId: 'c', address: 'https://a.example/jira', secret: CANARY };
  function setUp(available = false) {
    const path = join(temporaryFolder(), 'secrets.json');
    const { storage: safeStorage } = fakeSafeStorage({ available });
    const cost = { memoryKiB: 1024, iterations: 1, parallelism: 1 };
    const vault = () => new Vault({ path, safeStorage, platform: 'darwin', cost });
    return { vault };
  }

  test('refuses before anything is done where nothing outlives the command, and says how it could', async () => {
    const keeper = new SecretKeeper(setUp().vault());
    await expect(keeper.prepare({ secret: CANARY, passphrase: null }, false)).rejects.toMatchObject({
      code: 'secretNotKept',
    });
    await keeper.prepare({ secret: CANARY, passphrase: null }, true);
    await keeper.prepare({ secret: null, passphrase: null }, false);
  });

  test('makes a vault under the passphrase, opens it again, and takes no other', async () => {
    const { vault } = setUp();
    const first = new SecretKeeper(vault());
    await first.prepare({ secret: CANARY, passphrase: PASSPHRASE }, false);
    await first.keep(whose);
    const later = vault();
    const keeper = new SecretKeeper(later);
    await expect(keeper.prepare({ secret: CANARY, passphrase: null }, true)).rejects.toMatchObject({
      code: 'vaultLocked',
    });
    await expect(keeper.prepare({ secret: null, passphrase: 'not the words' }, false)).rejects.toMatchObject({
      code: 'vaultWrongPassphrase',
    });
    await keeper.prepare({ secret: null, passphrase: PASSPHRASE }, false);
    expect(await later.withSecret('w.c', 'https://a.example', (secret) => secret)).toBe(CANARY);
  });

  test('needs no passphrase where the system has a store', async () => {
    const { vault } = setUp(true);
    const kept = vault();
    const keeper = new SecretKeeper(kept);
    await keeper.prepare({ secret: CANARY, passphrase: PASSPHRASE }, false);
    await keeper.keep(whose);
    expect(await kept.status()).toMatchObject({ protection: 'system', locked: false });
  });
});
