import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '#electron/net/excerpt.ts';
import { failureOf } from '#electron/net/failure.ts';
import { mayBeJson, parseForeignJson } from '#electron/net/json.ts';
import { NET_LIMITS } from '#electron/net/limits.ts';
import { addressOf } from '#electron/net/origin.ts';
import { originOf } from '#shared/sync/origin.ts';
import { judgeRedirect } from '#electron/net/redirect.ts';
import { limitedFor, retryAfter } from '#electron/net/retry-after.ts';
import { judgeOutcome, type RetryQuestion } from '#electron/net/retry.ts';
import type { FailureKind } from '#electron/net/transport.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const headers = (entries: Record<string, string>) => new Map(Object.entries(entries));

describe('the origin', () => {
  test.each([
    ['https://tracker.example/jira', 'https://tracker.example'],
    ['https://tracker.example:8443', 'https://tracker.example:8443'],
    ['http://localhost:3000/x', 'http://localhost:3000'],
    ['http://127.0.0.2', 'http://127.0.0.2'],
    ['http://[::1]:80', 'http://[::1]'],
  ])('of %s', (address, origin) => {
    expect(originOf(address)).toBe(origin);
  });

  test.each([
    'http://tracker.example',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'https://me:secret@tracker.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'tracker.example',
    '',
  ])('is refused for %s, without repeating a password', (address) => {
    expect(() => originOf(address)).toThrow(expect.objectContaining({ code: 'remoteAddress' }));
    expect(() => originOf(address)).not.toThrow(/secret/);
  });

  test('is never left, and no segment becomes more than one, whatever a remote calls its records', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }), (segments) => {
        const climbing = segments.some((segment) => segment === '.' || segment === '..');
        if (climbing) {
          expect(() => addressOf('https://a.example', segments)).toThrow('remoteAddress');
          return;
        }
        const url = addressOf('https://a.example', segments, { q: segments });
        expect(url.origin).toBe('https://a.example');
        expect(url.pathname.split('/').length - 1).toBe(segments.length);
        expect(url.searchParams.getAll('q').length).toBe(segments.length);
        expect(url.hash).toBe('');
      }),
    );
  });
});

describe('redirects', () => {
  const from = new URL('https://a.example/old?x=1');
  const ask = { method: 'GET' as const, status: 302, location: '/new', from, followed: 0, limit: 5 };

  test('lead on within the origin', () => {
    const verdict = judgeRedirect(ask);
    expect(verdict).toMatchObject({ do: 'follow' });
    expect(verdict.do === 'follow' && verdict.url.href).toBe('https://a.example/new');
  });

  test.each([
    ['another host', 'https://b.example/', 'b.example'],
    ['a host below', 'https://x.a.example/', 'x.a.example'],
    ['another port', 'https://a.example:444/', 'a.example:444'],
    ['without TLS', 'http://a.example/', 'a.example'],
    ['another host, scheme left out', '//b.example/', 'b.example'],
    ['a name and password', 'https://me:pw@a.example/', 'a.example'],
    ['a file', 'file:///etc/passwd', ''],
    ['nothing', undefined, ''],
    ['no address', 'http://[', ''],
  ])('to %s are refused', (_what, location, host) => {
    expect(judgeRedirect({ ...ask, location })).toEqual({ do: 'refuse', host });
  });

  test('are not followed for ever, nor for a write, and 304 is none', () => {
    expect(judgeRedirect({ ...ask, followed: 5 }).do).toBe('refuse');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      for (const status of [301, 302, 303, 307, 308]) {
        expect(judgeRedirect({ ...ask, method, status }).do).toBe('refuse');
      }
    }
    expect(judgeRedirect({ ...ask, status: 304 }).do).toBe('nothing');
    expect(judgeRedirect({ ...ask, status: 200 }).do).toBe('nothing');
  });

  test('are followed only to the same origin, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.webPath()), (location) => {
        const verdict = judgeRedirect({ ...ask, location });
        if (verdict.do === 'follow') expect(verdict.url.origin).toBe(from.origin);
        else expect(verdict.do).toBe('refuse');
      }),
    );
  });
});

describe('when to come back', () => {
  test.each([
    ['0', 0],
    ['120', 120_000],
    ['1.5', 1_500],
    ['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
    ['Friday, 20-Nov-26 12:00:30 GMT', 30_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['', null],
    ['-1', null],
    ['soon', null],
    ['2026', 2_026_000],
    ['1e9', null],
    ['0x10', null],
  ])('Retry-After: %s', (value, ms) => {
    expect(retryAfter(headers({ 'retry-after': value }), NOW)).toBe(ms);
  });

  test.each([
    ['seconds since 1970', { 'x-ratelimit-reset': String(NOW / 1000 + 60) }, 60_000],
    ['milliseconds since 1970', { 'x-ratelimit-reset': String(NOW + 60_000) }, 60_000],
    ['a span', { 'x-ratelimit-reset': '45' }, 45_000],
    ['an ISO moment', { 'x-ratelimit-reset': '2026-11-20T12:01Z' }, 60_000],
    ['the refill of a bucket', { 'x-ratelimit-interval-seconds': '3' }, 3_000],
    ['Retry-After before all', { 'retry-after': '7', 'x-ratelimit-reset': '45' }, 7_000],
    ['nothing that can be read', { 'x-ratelimit-reset': 'tomorrow' }, null],
  ])('a limit told as %s', (_what, entries, ms) => {
    expect(limitedFor(headers(entries), NOW)).toBe(ms);
  });

  test('is null or a span, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const ms = limitedFor(headers({ 'retry-after': a, 'x-ratelimit-reset': b }), NOW);
        expect(ms === null || (Number.isFinite(ms) && ms >= 0)).toBe(true);
      }),
    );
  });
});

describe('what follows on an outcome', () => {
  const kinds: readonly FailureKind[] = ['offline', 'timeout', 'reset', 'tls', 'redirect'];
  const wait = fc.option(fc.integer({ min: 0, max: 600_000 }), { nil: null });
  const answer = fc.record({
    type: fc.constant('answer' as const),
    status: fc.oneof(fc.integer({ min: 200, max: 599 }), fc.constantFrom(429, 500, 502, 503, 504)),
    limitedMs: wait,
    retryAfterMs: wait,
  });
  const failure = fc.record({
    type: fc.constant('failure' as const),
    kind: fc.constantFrom(...kinds),
    unsent: fc.boolean(),
  });
  const question: fc.Arbitrary<RetryQuestion> = fc.record({
    effect: fc.constantFrom('read' as const, 'write' as const),
    outcome: fc.oneof(answer, failure),
    tries: fc.integer({ min: 1, max: 8 }),
    elapsedMs: fc.integer({ min: 0, max: 2 * NET_LIMITS.totalMs }),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    limits: fc.constant(NET_LIMITS),
  });

  test('a write is sent again only where the server said it was not carried out', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const verdict = judgeOutcome(asked);
        if (asked.effect !== 'write' || verdict.do !== 'retry') return;
        const { outcome } = asked;
        expect(outcome.type).toBe('answer');
        if (outcome.type !== 'answer') return;
        expect(outcome.status === 429 || (outcome.status === 503 && outcome.retryAfterMs !== null)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a write that may have been carried out is unanswered, and no read ever is', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { effect, outcome } = asked;
        const unknown =
          outcome.type === 'failure'
            ? !outcome.unsent
            : outcome.status >= 500 && !(outcome.status === 503 && outcome.retryAfterMs !== null);
        expect(judgeOutcome(asked).do === 'unanswered').toBe(effect === 'write' && unknown);
      }),
      { numRuns: 2_000 },
    );
  });

  test('tries end, in number and in time, and a wait is never shorter than asked for', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const verdict = judgeOutcome(asked);
        if (verdict.do !== 'retry') return;
        expect(asked.tries).toBeLessThan(NET_LIMITS.tries);
        expect(asked.elapsedMs + verdict.afterMs).toBeLessThanOrEqual(NET_LIMITS.totalMs);
        if (asked.outcome.type !== 'answer') return;
        const { status, limitedMs, retryAfterMs } = asked.outcome;
        const askedMs = status === 429 ? limitedMs : retryAfterMs;
        expect(verdict.afterMs).toBeGreaterThanOrEqual(askedMs ?? 0);
        expect(askedMs ?? 0).toBeLessThanOrEqual(NET_LIMITS.longestWaitMs);
      }),
      { numRuns: 2_000 },
    );
  });

  test('what is accepted or refused there is kept for the caller', () => {
    for (const status of [200, 201, 204, 304, 400, 401, 403, 404, 409, 410, 412, 422]) {
      for (const effect of ['read', 'write'] as const) {
        const outcome = { type: 'answer' as const, status, limitedMs: null, retryAfterMs: null };
        expect(judgeOutcome({ effect, outcome, tries: 1, elapsedMs: 0, random: 0, limits: NET_LIMITS }).do).toBe(
          'keep',
        );
      }
    }
  });
});

describe('foreign JSON', () => {
  test('comes out as JSON.parse has it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__'));
        expect(parseForeignJson(text, 50)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
    );
  });

  test('never changes an object’s nature, however the member is spelt', () => {
    for (const name of ['__proto__', '\\u005f_proto__', '_\\u005Fproto__']) {
      const parsed = parseForeignJson(`{"a":{"${name}":{"admin":true},"b":1}}`, 50);
      const value = (parsed.ok ? parsed.value : {}) as { a: Record<string, unknown> };
      expect(value).toEqual({ a: { b: 1 } });
      expect(Object.assign({}, value.a)).not.toHaveProperty('admin');
    }
  });

  test('is refused when it nests too deep, and brackets in text do not count', () => {
    expect(parseForeignJson('['.repeat(51) + ']'.repeat(51), 50).ok).toBe(false);
    expect(parseForeignJson('['.repeat(50) + ']'.repeat(50), 50).ok).toBe(true);
    expect(parseForeignJson(JSON.stringify('[{"\\'.repeat(100)), 50).ok).toBe(true);
    expect(parseForeignJson('['.repeat(1_000_000), 50).ok).toBe(false);
  });

  test('is told by its type', () => {
    for (const type of ['application/json', 'application/json; charset=utf-8', 'application/hal+json', undefined]) {
      expect(mayBeJson(type)).toBe(true);
    }
    for (const type of ['text/html', 'text/plain', 'application/jsonp', 'application/xml']) {
      expect(mayBeJson(type)).toBe(false);
    }
  });
});

describe('an excerpt', () => {
  test('is one short line without control or direction characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const excerpt = excerptOf(text, 50, {});
        expect([...excerpt].length).toBeLessThanOrEqual(50);
        expect(excerpt).not.toMatch(/[\p{C}\n]/u);
      }),
    );
    expect(excerptOf('a\u0000b\n\n c\u202Ed', 50, {})).toBe('a b c d');
  });

  test('does not repeat what was sent to prove who we are', () => {
    const basic = Buffer.from('me@corp.example:hunter22').toString('base64');
    const sent = { authorization: `Basic ${basic}`, 'x-redmine-api-key': 'k-123456' };
    const text = `Bad token k-123456 (${basic}; me@corp.example:hunter22; password hunter22)`;
    expect(excerptOf(text, 200, sent)).toBe('Bad token … (…; …; password …)');
    for (let blanks = 3_980; blanks < 4_010; blanks += 1) {
      expect(excerptOf(`!${' '.repeat(blanks)}k-123456 and more`, 200, sent)).not.toContain('k-');
    }
  });
});

describe('words of the network stack', () => {
  test.each([
    ['net::ERR_CONNECTION_REFUSED', 'offline', true],
    ['net::ERR_NAME_NOT_RESOLVED', 'offline', true],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout', true],
    ['net::ERR_TIMED_OUT', 'timeout', false],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls', true],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls', false],
    ['net::ERR_CONNECTION_RESET', 'reset', false],
    ['net::ERR_NETWORK_CHANGED', 'reset', false],
    ['something else entirely', 'reset', false],
  ])('%s', (message, kind, unsent) => {
    expect(failureOf(new Error(message))).toMatchObject({ kind, unsent });
  });
});
