import { strToU8, zipSync, type Zippable } from 'fflate';
import { createHash } from 'node:crypto';

export const sha256 = (bytes: Uint8Array): Promise<string> =>
  Promise.resolve(createHash('sha256').update(bytes).digest('hex'));

/** A workspace file of any content, to show what is refused. `manifest` overrides what fits the parts. */
export async function workspaceZip(
  parts: Record<string, string>,
  manifest: object = {},
  extra: Zippable = {},
): Promise<Uint8Array> {
  const listed = await Promise.all(
    Object.entries(parts).map(async ([name, text]) => ({
      name,
      sha256: await sha256(strToU8(text)),
      count: text.split('\n').filter((line) => line !== '').length,
    })),
  );
  const whole = {
    format: 'slipway-workspace',
    schemaVersion: 1,
    app: '0.1.0',
    exportedAt: '2026-11-20T09:00:00Z',
    name: 'Plan',
    journal: false,
    parts: listed,
    ...manifest,
  };
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync({ 'manifest.json': strToU8(JSON.stringify(whole)), ...files, ...extra });
}
