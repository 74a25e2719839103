import { expect, test } from 'vitest';
import { personArguments } from '#electron/command-line/arguments.ts';

test('unpackaged, everything up to the folder is the engine’s', () => {
  expect(personArguments(['/e', '.', 'check', '--json'], false)).toEqual(['check', '--json']);
  expect(personArguments(['/e', '--no-sandbox', '-r', 'x.js', '/app', '--profile', 'p'], false)).toEqual([
    '--profile',
    'p',
  ]);
  expect(personArguments(['/e', '.'], false)).toEqual([]);
});

test('packaged, engine switches in front are dropped', () => {
  expect(personArguments(['/e', '--no-sandbox', '--remote-debugging-port=0', 'check'], true)).toEqual(['check']);
  expect(personArguments(['/e', 'plan.slipway'], true)).toEqual(['plan.slipway']);
});

test('behind a word of the person’s, an engine switch is theirs to be told about', () => {
  expect(personArguments(['/e', 'check', '--no-sandbox'], true)).toEqual(['check', '--no-sandbox']);
});
