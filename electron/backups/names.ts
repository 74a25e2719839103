import { BackupInfo } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';

export type Reason = BackupInfo['reason'];

/** A workspace's id as a folder's name: nothing a file system reads as a way elsewhere. */
const WORKSPACE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const NAME = /^(\d{8}T\d{9}Z)-([a-z-]+)$/;

export interface BackupId {
  readonly workspaceId: string;
  /** File name without its ending. */
  readonly name: string;
  /** ISO 8601 instant, from the name. */
  readonly createdAt: string;
  readonly reason: Reason;
}

export function isWorkspaceId(text: string): boolean {
  return WORKSPACE.test(text);
}

/** @throws SlipwayError `forbiddenPath` */
export function assertWorkspaceId(text: string): void {
  if (!isWorkspaceId(text)) throw new SlipwayError('forbiddenPath', { path: text.slice(0, 80) });
}

/** `20261120T101500123Z-daily`: sorts by time, and holds no character any file system refuses. */
export function backupName(at: Date, reason: Reason): string {
  return `${at.toISOString().replace(/[-:.]/g, '')}-${reason}`;
}

/** Reads a file's name (without ending); null when it isn't one of ours. */
export function parseBackupName(workspaceId: string, name: string): BackupId | null {
  const [, stamp, suffix] = NAME.exec(name) ?? [];
  const reason = BackupInfo.shape.reason.safeParse(suffix);
  if (stamp === undefined || !reason.success || !isWorkspaceId(workspaceId)) return null;
  const createdAt = stamp.replace(/^(....)(..)(..)T(..)(..)(..)(...)Z$/, '$1-$2-$3T$4:$5:$6.$7Z');
  if (Number.isNaN(Date.parse(createdAt))) return null;
  return { workspaceId, name, createdAt, reason: reason.data };
}

/**
 * Reads `workspaceId/name` as the renderer knows a backup.
 *
 * @throws SlipwayError `forbiddenPath` for anything else: the id becomes part of a path
 */
export function parseBackupId(id: string): BackupId {
  const [workspaceId, name, ...rest] = id.split('/');
  const parsed = workspaceId === undefined || name === undefined ? null : parseBackupName(workspaceId, name);
  if (parsed === null || rest.length > 0) throw new SlipwayError('forbiddenPath', { path: id.slice(0, 80) });
  return parsed;
}
