import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stampOf, stepsToRun } from '../../../build/stamps.mjs';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-stamps-'));
  fs.mkdirSync(path.join(root, 'src/deep'), { recursive: true });
  fs.writeFileSync(path.join(root, 'src/deep/a.ts'), 'one');
});
afterEach(() => fs.rmSync(root, { recursive: true }));

describe('a stamp', () => {
  it('changes with content, names and new files, not with times', () => {
    const stamp = () => stampOf(root, ['src', 'missing.json']);
    const before = stamp();
    fs.utimesSync(path.join(root, 'src/deep/a.ts'), new Date(0), new Date(0));
    expect(stamp()).toBe(before);
    fs.writeFileSync(path.join(root, 'src/deep/a.ts'), 'two');
    expect(stamp()).not.toBe(before);
    fs.writeFileSync(path.join(root, 'src/deep/a.ts'), 'one');
    expect(stamp()).toBe(before);
    fs.writeFileSync(path.join(root, 'src/b.ts'), '');
    expect(stamp()).not.toBe(before);
    fs.rmSync(path.join(root, 'src/b.ts'));
    fs.renameSync(path.join(root, 'src/deep/a.ts'), path.join(root, 'src/deep/b.ts'));
    expect(stamp()).not.toBe(before);
  });
});

describe('a build', () => {
  const steps = [
    { name: 'main', outputs: ['dist/main.cjs'] },
    { name: 'renderer', outputs: ['dist/index.html'] },
  ];
  const names = (list: { name: string }[]) => list.map(({ name }) => name);
  it('runs the steps whose inputs changed or whose outputs are gone', () => {
    const stamps = { main: '1', renderer: '2' };
    expect(names(stepsToRun(steps, stamps, stamps, () => true))).toEqual([]);
    expect(names(stepsToRun(steps, {}, stamps, () => true))).toEqual(['main', 'renderer']);
    expect(names(stepsToRun(steps, stamps, { ...stamps, renderer: '3' }, () => true))).toEqual(['renderer']);
    expect(names(stepsToRun(steps, stamps, stamps, (file) => file !== 'dist/main.cjs'))).toEqual(['main']);
  });
});
