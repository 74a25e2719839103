import type { BackupInfo } from '#shared/bridge.ts';
import type { ReadWorkspace } from '#shared/importing/workspace-file.ts';
import { call } from '../bridge.ts';
import type { CommitResult } from './commit.ts';
import type { WorkspaceDatabase } from './database.ts';
import { planRestore, type RestorePlan } from './restore.ts';
import { restoreTables } from './restoring.ts';
import type { OpenWorkspace } from './workspace-context.tsx';
import { exportWorkspace, readContent, readWorkspaceFile } from './workspace-file.ts';

export type BackupReason = BackupInfo['reason'];

export interface BackupResult {
  /** False: the plan is nearly empty, and its fuller backups were kept instead. */
  readonly kept: boolean;
  readonly backup: BackupInfo | null;
}

/** A person's work of a day. */
const DAY_MS = 24 * 60 * 60 * 1000;
/** An import of more rows than this is preceded by a backup; fewer are one undo away and easily checked. */
const IMPORT_ROWS = 50;
const LAST = 'lastBackup';

interface LastBackup {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The journal's last step then: nothing since means nothing new to keep. */
  readonly seq: number;
}

/** Writes a backup of the plan, history included, outside the database. */
export async function backUp(workspace: OpenWorkspace, reason: BackupReason, now: number): Promise<BackupResult> {
  const { db, id, name } = workspace;
  const { version } = await call('appInfo', {});
  const seq = await lastSeq(db);
  const { bytes, records } = await exportWorkspace(db, { name, app: version, journal: true, now });
  const result = await call('backupWrite', { workspaceId: id, workspaceName: name, records, reason, bytes });
  const last: LastBackup = { at: now, seq };
  if (result.kept) await db.meta.put({ key: LAST, value: last });
  return result;
}

/** Once a day, if anything was done since. Null when none was due. */
export async function backUpDaily(workspace: OpenWorkspace, now: number): Promise<BackupResult | null> {
  const last = await lastBackup(workspace.db);
  if (last !== null && now - last.at < DAY_MS) return null;
  return (await isNew(workspace.db, last)) ? backUp(workspace, 'daily', now) : null;
}

/** When the window closes, if anything was done since the last one. */
export async function backUpOnClose(workspace: OpenWorkspace, now: number): Promise<BackupResult | null> {
  return (await isNew(workspace.db, await lastBackup(workspace.db))) ? backUp(workspace, 'close', now) : null;
}

/** Before many rows come in at once. An import must not begin when this fails. */
export async function backUpBeforeImport(
  workspace: OpenWorkspace,
  rows: number,
  now: number,
): Promise<BackupResult | null> {
  if (rows <= IMPORT_ROWS || !(await isNew(workspace.db, await lastBackup(workspace.db)))) return null;
  return backUp(workspace, 'before-import', now);
}

/** Backups of one plan, or (null) of every plan this laptop ever had; newest first. */
export async function listBackups(workspaceId: string | null): Promise<BackupInfo[]> {
  const { backups } = await call('backupList', { workspaceId });
  return [...backups].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

/** What restoring would change, before anything is. */
export async function previewRestore(db: WorkspaceDatabase, backup: BackupInfo): Promise<RestorePlan> {
  const wanted = await read(backup);
  return planRestore((await readContent(db, false)).tables, wanted.tables);
}

async function read(backup: BackupInfo): Promise<ReadWorkspace> {
  const { bytes } = await call('backupRead', { id: backup.id });
  return await readWorkspaceFile(bytes, backup.workspaceName);
}

/**
 * Makes the plan what a backup says it was: backs up what it replaces first, then writes one step,
 * which one undo takes back. Compares again, as the plan may have changed since the preview.
 */
export async function restoreBackup(workspace: OpenWorkspace, backup: BackupInfo, now: number): Promise<CommitResult> {
  await backUp(workspace, 'before-restore', now);
  const { db, personId } = workspace;
  const date = backup.createdAt.slice(0, 16).replace('T', ' ');
  return restoreTables(db, (await read(backup)).tables, { date, personId, now });
}

async function lastBackup(db: WorkspaceDatabase): Promise<LastBackup | null> {
  return ((await db.meta.get(LAST))?.value as LastBackup | undefined) ?? null;
}

async function lastSeq(db: WorkspaceDatabase): Promise<number> {
  return (await db.journal.orderBy('seq').last())?.seq ?? 0;
}

async function isNew(db: WorkspaceDatabase, last: LastBackup | null): Promise<boolean> {
  return last === null || (await lastSeq(db)) !== last.seq;
}
