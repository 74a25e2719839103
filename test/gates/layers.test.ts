import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import rules from '../../.dependency-cruiser.mjs';

const root = resolve(import.meta.dirname, '../..');
const LAYERS = ['shared', 'renderer', 'electron'];

async function check(baseDir: string): Promise<ICruiseResult> {
  const { options, ...ruleSet } = rules;
  const result = await cruise(LAYERS, { ...options, ruleSet, validate: true, baseDir } as Parameters<typeof cruise>[1]);
  return result.output as ICruiseResult;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) =>
      relative(root, join(root, folder, name))
        .split(sep)
        .join('/'),
    );
}

describe('the layer rules', () => {
  it('hold, and every source file was looked at', async () => {
    const result = await check(root);
    // A checker that can't parse TypeScript reports "no violations" over no modules.
    const seen = new Set(result.modules.map((module) => module.source));
    const files = LAYERS.flatMap(sources);
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !seen.has(file))).toEqual([]);
    const violations = result.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`);
    expect(violations).toEqual([]);
  });

  it('are noticed when broken', async () => {
    const result = await check(resolve(import.meta.dirname, 'broken'));
    const names = new Set(result.summary.violations.map((v) => v.rule.name));
    expect([...names].sort()).toEqual([
      'feature-knows-no-other-feature',
      'renderer-meets-main-only-through-the-bridge',
      'shared-is-pure',
      'shared-no-runtime',
    ]);
  });
});
