import 'fake-indexeddb/auto';
import { exportWorkspace } from '#renderer/data/workspace-file.ts';
import { SCHEMA_VERSION } from '#shared/model/tables.ts';
import { existsSync, writeFileSync } from 'node:fs';
import { sampleDatabase } from './sample-workspace.ts';

/*
 * Writes test/data/workspaces/v<schema>.slipway once, when a schema version is released. It then stays
 * frozen: every later version must still open it. Run at the repository's root:
 * node -e "import('vite').then((vite) => vite.runnerImport('./test/support/write-workspace-fixture.ts'))"
 */

const path = new URL(`../data/workspaces/v${SCHEMA_VERSION}.slipway`, import.meta.url);
if (existsSync(path)) throw new Error(`${path.pathname} is frozen. Raise SCHEMA_VERSION to write another.`);
const db = await sampleDatabase('fixture');
const now = Date.parse('2026-11-20T10:00:00Z');
const { bytes } = await exportWorkspace(db, { name: `Fixture v${SCHEMA_VERSION}`, app: '0.1.0', journal: true, now });
writeFileSync(path, bytes);
