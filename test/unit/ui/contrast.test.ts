import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PALETTE } from '#shared/model/defaults/colours.ts';
import { contrast, MARK_CONTRAST, parseColour, TEXT_CONTRAST } from '#renderer/ui/contrast.ts';

const css = readFileSync(new URL('../../../renderer/ui/styles/tokens.css', import.meta.url), 'utf8');

/** Light and dark value of a token written as plain colours. */
function token(name: string): { light: string; dark: string } {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (found?.[1] === undefined || found[2] === undefined) throw new Error(`no token ${name}`);
  return { light: found[1], dark: found[2] };
}

describe('contrast', () => {
  it('is the ratio WCAG gives', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
  });
  it('is the same either way round and never below 1', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, colour, (a, b) => {
        expect(contrast(a, b)).toBe(contrast(b, a));
        expect(contrast(a, b)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
  it('reads colours as people write them', () => {
    expect(parseColour(' 1F5FBF ')).toBe('#1f5fbf');
    expect(parseColour('#abc')).toBe('#aabbcc');
    expect(parseColour('#12345')).toBeNull();
    expect(parseColour('blue')).toBeNull();
  });
});

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(['text', 'muted', 'accent', 'danger', 'warn', 'ok'])('has %s readable on every ground', (ink) => {
    for (const ground of ['bg', 'surface', 'raised']) {
      expect(contrast(token(ink)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    }
  });
  it('has readable words on accent and danger', () => {
    expect(contrast(token('on-accent')[theme], token('accent')[theme])).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    expect(contrast(token('on-accent')[theme], token('accent-hover')[theme])).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    expect(contrast(token('on-danger')[theme], token('danger')[theme])).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });
  it('has borders of controls that can be seen', () => {
    for (const ground of ['bg', 'surface', 'raised']) {
      expect(contrast(token('line-strong')[theme], token(ground)[theme])).toBeGreaterThanOrEqual(MARK_CONTRAST);
    }
  });
  it.each(Object.entries(PALETTE))('has kind %s readable', (_name, look) => {
    const { ink, fill, edge } = look[theme];
    expect(contrast(ink, fill)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    expect(contrast(edge, token('bg')[theme])).toBeGreaterThanOrEqual(MARK_CONTRAST);
  });
});
