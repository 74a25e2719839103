import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TABLE_NAMES } from '#shared/model/tables.ts';
import { writeWorkspaceFile, type WorkspaceTables } from '#shared/importing/workspace-file.ts';
import { generatePlan } from './generate.ts';

/** A plan as a workspace file, the large one unless another is given; its path. */
export async function planFile(
  made: Partial<WorkspaceTables> = generatePlan(),
  file = 'bench.slipway',
): Promise<string> {
  const tables = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, made[table] ?? []]),
  ) as unknown as WorkspaceTables;
  const bytes = await writeWorkspaceFile(
    { tables, journal: null },
    { app: 'bench', exportedAt: '2026-11-20T00:00:00.000Z', name: 'Benchmark' },
    {
      sha256: (part) => Promise.resolve(createHash('sha256').update(part).digest('hex')),
      pause: () => Promise.resolve(),
    },
  );
  const path = resolve('out', file);
  mkdirSync(resolve('out'), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}
