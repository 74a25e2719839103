import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemeAddresses } from '../../../build/standin/addresses.ts';
import { permissionAnswers } from '../../../build/standin/api/permissions.ts';
import { pdfOptions } from '../../../build/standin/api/printing.ts';
import { parseArguments } from '../../../build/standin/arguments.ts';
import { decode, encode } from '../../../build/standin/codec.ts';
import { loud } from '../../../build/standin/loud.ts';

describe('addresses', () => {
  const addresses = schemeAddresses(new Set(['app']));
  it('go to the browser and come back', () => {
    expect(addresses.toBrowser('app://slipway/a?b#c')).toBe('https://slipway.app.standin/a?b#c');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9._%~-]{0,12}$/),
        fc.stringMatching(/^[a-z0-9=&]{0,12}$/),
        (path, query) => {
          const url = `app://slipway/${path}?${query}`;
          expect(addresses.toApp(addresses.toBrowser(url))).toBe(url);
        },
      ),
    );
  });
  it('of others stay as they are', () => {
    for (const url of [
      'https://example.com/',
      'about:blank',
      'other://x/',
      'https://slipway.app.standin.evil.example/',
    ]) {
      expect(addresses.toBrowser(url)).toBe(url);
      expect(addresses.toApp(url)).toBe(url);
    }
  });
  it('are found in a content security policy', () => {
    expect(addresses.textToBrowser("default-src 'self' app:; img-src app://slipway data:")).toBe(
      "default-src 'self' https://*.app.standin; img-src https://slipway.app.standin data:",
    );
  });
});

describe('values between the processes', () => {
  const across = (value: unknown) => decode(JSON.parse(JSON.stringify(encode(value))) as never);
  it('arrive as structured cloning would bring them', () => {
    const value = {
      date: new Date(5),
      none: undefined,
      big: 10n ** 20n,
      odd: [Number.NaN, Infinity, -0],
      map: new Map<unknown, unknown>([[{ a: 1 }, new Set(['x'])]]),
      bytes: new Uint8Array([0, 128, 255]),
      words: new Uint16Array([1, 65535]),
      pattern: /a+/gi,
      $: 'a key of its own',
      nested: { $: 'u' },
    };
    expect(across(value)).toEqual(value);
    expect(across(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toEqual(new Uint8Array([2, 3]));
    expect(across(new RangeError('boom'))).toMatchObject({ name: 'RangeError', message: 'boom' });
  });
  it('are the same whatever JSON-like thing is sent', () => {
    fc.assert(
      fc.property(fc.object({ withBigInt: true, withDate: true, withMap: true, withSet: true }), (value) => {
        expect(across(value)).toEqual(value);
      }),
    );
  });
  it('keep a key called __proto__ as the key it is', () => {
    const value: unknown = JSON.parse('{"__proto__":{"polluted":true}}');
    expect(Object.keys(across(value) as object)).toEqual(['__proto__']);
    expect((across(value) as { polluted?: boolean }).polluted).toBeUndefined();
  });
  it('are no functions', () => {
    expect(() => encode({ run: () => 1 })).toThrow('could not be cloned');
  });
});

describe('what is not offered', () => {
  it('throws, and what is offered works', () => {
    const api = loud('app', { quit: () => 'quit' });
    expect(api.quit()).toBe('quit');
    expect(() => (api as unknown as { dock: unknown }).dock).toThrow('does not offer app.dock');
    expect('then' in api).toBe(false);
  });
});

describe('the executable’s arguments', () => {
  it('are split as Electron splits them', () => {
    const args = [
      '-r',
      '/x/loader.js',
      '--no-sandbox',
      '--inspect=0',
      '--remote-debugging-port=0',
      '.',
      'import',
      '--as=events',
    ];
    expect(parseArguments(args, false)).toMatchObject({ preloads: ['/x/loader.js'], app: '.', version: false });
    expect(parseArguments(args, false).switches.get('remote-debugging-port')).toBe('0');
    expect(parseArguments(['check'], true).app).toBeNull();
    expect(parseArguments(['--version'], false).version).toBe(true);
  });
});

describe('printing', () => {
  it('knows papers in inches and keeps the sides asked for', () => {
    expect(pdfOptions({ pageSize: 'A4', landscape: true, margins: { top: 0.5 } })).toMatchObject({
      paperWidth: 8.27,
      paperHeight: 11.69,
      landscape: true,
      marginTop: 0.5,
      marginLeft: 0.4,
    });
    expect(pdfOptions({ pageSize: { width: 3, height: 5 } })).toMatchObject({ paperWidth: 3, paperHeight: 5 });
    expect(() => pdfOptions({ pageSize: 'B9' as never })).toThrow('Invalid pageSize');
  });
});

describe('permissions', () => {
  it('are asked one by one under Electron’s names', () => {
    const answers = permissionAnswers((permission) => permission === 'persistent-storage');
    expect(answers.filter(({ granted }) => granted)).toEqual([{ name: 'persistent-storage', granted: true }]);
    expect(answers.map(({ name }) => name)).toContain('microphone');
  });
});
