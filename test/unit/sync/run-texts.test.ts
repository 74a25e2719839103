import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '#shared/errors.ts';
import { errors } from '#shared/text/en/errors.ts';

describe('what is said of a run that ended early', () => {
  it('never claims that nothing was done: what went before stands, and its counts are told beside it', () => {
    const codes = ERROR_CODES.filter((code) => code.startsWith('remote'));
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => /nothing was (?:changed|sent)/i.test(errors[code]))).toEqual([]);
  });
});
