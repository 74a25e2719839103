import { describe, expect, it } from 'vitest';
import { icns, ico } from '../../../build/icons/containers.mjs';
import { outcomeLines } from '../../../build/package-outcome.mjs';
import { verificationReport } from '../../../build/verify-report.mjs';

const host = { electron: '45.4.1', platform: 'linux', arch: 'x64', at: '2026-11-20T12:00:00.000Z' };
const ran = (status: string, runtime: string) => ({
  title: 'opens',
  ok: status === 'expected',
  tests: [{ status, annotations: [{ type: 'runtime', description: runtime }] }],
});

describe('the report on Electron', () => {
  it('never counts a pass on the stand-in', () => {
    const suites = [{ title: 'launch.spec.ts', specs: [ran('expected', 'Electron'), ran('expected', 'stand-in')] }];
    const report = verificationReport({ suites }, host);
    expect(report).toContain('1 of 2 specs passed on Electron; 1 did not run on it.');
    expect(report).toContain('| launch.spec.ts › opens | passed | stand-in |');
  });
  it('finds specs in inner suites and says what failed', () => {
    const suites = [{ title: 'a', suites: [{ title: 'b', specs: [ran('unexpected', 'Electron')] }] }];
    expect(verificationReport({ suites }, host)).toContain('| a › b › opens | failed | Electron |');
  });
  it('says when nothing ran', () => {
    expect(verificationReport(null, host)).toContain('nothing was verified');
  });
});

describe('the outcome of packaging', () => {
  it('names what could not be made and that a preview is not to be shipped', () => {
    const lines = outcomeLines({
      unpacked: { executable: '/r/slipway', preview: true },
      attempts: [{ target: 'deb', files: [], failure: 'no tool' }],
      platform: 'linux',
    });
    expect(lines[0]).toContain('not to be shipped');
    expect(lines).toContain('Not made: deb (no tool)');
    expect(lines.at(-1)).toContain('Windows');
  });
  it('lists files made', () => {
    const attempts = [{ target: 'zip', files: ['/r/a.zip'], failure: null }];
    expect(outcomeLines({ unpacked: { executable: '/r/x', preview: false }, attempts, platform: 'darwin' })).toContain(
      'Made: /r/a.zip',
    );
  });
});

describe('icon containers', () => {
  const images = new Map([16, 24, 32, 48, 64, 128, 256, 512, 1024].map((size) => [size, Buffer.alloc(size, 7)]));
  it('point at every picture', () => {
    const bytes = ico(images);
    const count = bytes.readUInt16LE(4);
    const last = 6 + 16 * (count - 1);
    expect(bytes.readUInt8(last)).toBe(0);
    expect(bytes.readUInt32LE(last + 12) + bytes.readUInt32LE(last + 8)).toBe(bytes.length);
  });
  it('carry their own length', () => {
    const bytes = icns(images);
    expect(bytes.toString('latin1', 0, 4)).toBe('icns');
    expect(bytes.readUInt32BE(4)).toBe(bytes.length);
  });
  it('need every size', () => {
    expect(() => ico(new Map())).toThrow('No image of 16 pixels');
  });
});
