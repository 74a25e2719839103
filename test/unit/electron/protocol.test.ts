import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProtocolHandler } from '#electron/protocol/handler.ts';
import { PrintDocuments, printPath } from '#electron/protocol/print-documents.ts';
import { resolveTarget } from '#electron/protocol/resolve.ts';
import { temporaryFolder } from '../../support/folder.ts';

const at = (path: string) => resolveTarget(`app://slipway${path}`);

describe('an address', () => {
  test('names a file of the renderer’s folder', () => {
    expect(at('')).toEqual({ type: 'file', path: 'index.html' });
    expect(at('/')).toEqual({ type: 'file', path: 'index.html' });
    expect(at('/?x=1#y')).toEqual({ type: 'file', path: 'index.html' });
    expect(at('/assets/index-Bx_9.js?v=2')).toEqual({ type: 'file', path: 'assets/index-Bx_9.js' });
    expect(at('/assets/%69ndex.js')).toEqual({ type: 'file', path: 'assets/index.js' });
  });

  test.each([
    '/../package.json',
    '/assets/../../package.json',
    '/assets/..',
    '/./index.html',
    '/%2e%2e/package.json',
    '/%2E%2e/package.json',
    '/.%2e/package.json',
    '/..%2fpackage.json',
    '/..%5cpackage.json',
    '/..\\package.json',
    '/assets\\..\\..\\package.json',
    '/%252e%252e/package.json',
    '/%252e%252e%252fpackage.json',
    '/%25252e%25252e%25252fpackage.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets%2f..%2f..%2fpackage.json',
    '/C:/Windows/win.ini',
    '/C%3A/Windows/win.ini',
    '/index.html%00.js',
    '/index.html::$DATA',
    '/.git/config',
    '/%2e/index.html',
    '/assets//x.js',
    '//etc/passwd',
    '/%2fetc/passwd',
    '/index.html.',
    '/~root/x.js',
    '/a%20b.js',
    '/\u202e.js',
  ])('%j does not leave it', (path) => {
    expect(at(path).type).toBe('refused');
  });

  test.each([
    'app://evil/',
    'app://slipway.evil/',
    'app://u:p@slipway/',
    'app://slipway:80/',
    'https://slipway/',
    'file:///etc/passwd',
    'nonsense',
    '',
  ])('%j is not ours', (address) => {
    expect(resolveTarget(address).type).toBe('refused');
  });

  test('names a print document by its whole token only', () => {
    const token = 'ab'.repeat(16);
    expect(at(`/print/${token}`)).toEqual({ type: 'print', token });
    for (const path of [
      '/print',
      '/print/',
      '/print/x',
      `/print/${token}/x`,
      `/print/${token}0`,
      `/print/${token.toUpperCase()}`,
    ]) {
      expect(at(path).type).toBe('refused');
    }
  });

  test('whatever is asked, a file’s path has plain names only', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%25',
      'a',
      'index.html',
      '%00',
      ':',
      '//',
      '%c0%ae',
      '%',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const target = at(`/${pieces.join('')}`);
        if (target.type !== 'file') return;
        for (const segment of target.path.split('/')) expect(segment).toMatch(/^[A-Za-z0-9_@][A-Za-z0-9_@.~-]*$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the handler', () => {
  function served() {
    const root = temporaryFolder();
    const folder = join(root, 'renderer');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(root, 'secret.json'), '{}');
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'assets/app.js'), 'x');
    writeFileSync(join(folder, 'assets/font.woff2'), 'x');
    writeFileSync(join(folder, 'assets/app.exe'), 'x');
    const documents = new PrintDocuments(2);
    const handle = createProtocolHandler(folder, documents);
    const get = async (path: string, method = 'GET') => handle({ url: `app://slipway${path}`, method });
    return { get, documents };
  }

  test('serves the app with its type and the window’s policy', async () => {
    const { get } = served();
    const page = await get('/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await get('/assets/app.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await get('/assets/font.woff2')).headers.get('content-type')).toBe('font/woff2');
  });

  test('answers every refusal with a policy and no content', async () => {
    const { get } = served();
    const asked = [
      [await get('/missing.js'), 404],
      [await get('/assets'), 404],
      [await get('/assets/app.exe'), 404],
      [await get('/%2e%2e%2fsecret.json'), 403],
      [await get('/print/zz'), 400],
      [await get(`/print/${'0'.repeat(32)}`), 404],
      [await get('/', 'POST'), 405],
    ] as const;
    for (const [response, status] of asked) {
      expect(response.status).toBe(status);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await response.text()).toBe('');
    }
  });

  test('serves a print document under a policy without any script', async () => {
    const { get, documents } = served();
    const token = documents.addJob('<h1>Plan</h1>');
    const response = await get(printPath(token));
    expect(await response.text()).toBe('<h1>Plan</h1>');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'none'");
    documents.drop(token);
    expect((await get(printPath(token))).status).toBe(404);
  });
});

test('previews make room for newer ones; jobs stay until they are done', () => {
  const documents = new PrintDocuments(2);
  const job = documents.addJob('job');
  const [first = '', second = '', third = ''] = ['a', 'b', 'c'].map((html) => documents.addPreview(html));
  expect([job, first, second, third].map((token) => documents.get(token))).toEqual(['job', null, 'b', 'c']);
});
