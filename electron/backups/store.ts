import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupInfo, type CallAnswer, type CallRequest } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { readWhole } from '../files/read.ts';
import { writeWhole } from '../files/write.ts';
import {
  assertWorkspaceId,
  backupName,
  isWorkspaceId,
  parseBackupId,
  parseBackupName,
  type BackupId,
} from './names.ts';
import { isNearlyEmpty, rotatedOut, type RotationEntry } from './rotation.ts';

const FILE = '.slipway';
/** The account beside each backup. One per file: an index of all would be one more thing to be half written. */
const ACCOUNT = '.json';

type Stored = Omit<BackupInfo, 'records'> & { readonly records: number | null };

/** Rotating backups outside the database: `<folder>/<workspaceId>/<time>-<reason>.slipway`. */
export class BackupStore {
  /** Backups are written one after another: rotation must see what the last one left. */
  #tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly now: () => Date,
  ) {}

  /** @throws SlipwayError `forbiddenPath`, `fileTooLarge`, `diskFull`, `writeFailed` */
  write(request: CallRequest<'backupWrite'>): Promise<CallAnswer<'backupWrite'>> {
    const job = this.#tail.then(() => this.#write(request));
    this.#tail = job.catch(() => undefined);
    return job;
  }

  /** Newest first. */
  async list(workspaceId: string | null): Promise<BackupInfo[]> {
    if (workspaceId !== null) assertWorkspaceId(workspaceId);
    const workspaces = workspaceId === null ? (await namesIn(this.folder)).filter(isWorkspaceId) : [workspaceId];
    const stored = (await Promise.all(workspaces.map((id) => this.#stored(id)))).flat();
    return stored
      .map((backup) => ({ ...backup, records: backup.records ?? 0 }))
      .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  /** @throws SlipwayError `forbiddenPath`, `fileTooLarge`, `fileUnreadable` */
  async read(id: string): Promise<Uint8Array> {
    const backup = parseBackupId(id);
    const { bytes } = await readWhole(this.#path(backup, FILE), LIMITS.workspaceFileBytes);
    return bytes;
  }

  async #write(request: CallRequest<'backupWrite'>): Promise<CallAnswer<'backupWrite'>> {
    const { workspaceId, workspaceName, records, reason, bytes } = request;
    assertWorkspaceId(workspaceId);
    if (bytes.length > LIMITS.workspaceFileBytes) {
      throw new SlipwayError('fileTooLarge', {
        name: workspaceName,
        size: bytes.length,
        limit: LIMITS.workspaceFileBytes,
      });
    }
    const before = await this.#stored(workspaceId);
    const at = freeTime(this.now(), before);
    const name = backupName(at, reason);
    const id = `${workspaceId}/${name}`;
    const backup: BackupInfo = {
      id,
      workspaceId,
      workspaceName,
      createdAt: at.toISOString(),
      bytes: bytes.length,
      records,
      reason,
    };
    const path = join(this.folder, workspaceId, name);
    // The account first: a backup without one is kept for ever, an account without a backup is a few bytes.
    await writeWhole(path + ACCOUNT, new TextEncoder().encode(JSON.stringify(backup)));
    await writeWhole(path + FILE, bytes);
    const nearlyEmpty = isNearlyEmpty(records, before);
    await this.#remove(rotatedOut(before, backup, { most: LIMITS.backupsKept, now: at }));
    return { kept: !nearlyEmpty, backup };
  }

  async #remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const backup = parseBackupId(id);
      await rm(this.#path(backup, FILE), { force: true });
      await rm(this.#path(backup, ACCOUNT), { force: true });
    }
  }

  async #stored(workspaceId: string): Promise<Stored[]> {
    const names = await namesIn(join(this.folder, workspaceId));
    const backups = names
      .filter((name) => name.endsWith(FILE))
      .map((name) => parseBackupName(workspaceId, name.slice(0, -FILE.length)))
      .filter((backup) => backup !== null);
    return Promise.all(backups.map((backup) => this.#account(backup)));
  }

  async #account(backup: BackupId): Promise<Stored> {
    const id = `${backup.workspaceId}/${backup.name}`;
    try {
      const account = BackupInfo.parse(JSON.parse(await readFile(this.#path(backup, ACCOUNT), 'utf8')));
      return { ...account, id, workspaceId: backup.workspaceId, createdAt: backup.createdAt, reason: backup.reason };
    } catch {
      return {
        id,
        workspaceId: backup.workspaceId,
        workspaceName: '',
        createdAt: backup.createdAt,
        bytes: 0,
        records: null,
        reason: backup.reason,
      };
    }
  }

  #path(backup: BackupId, ending: string): string {
    return join(this.folder, backup.workspaceId, backup.name + ending);
  }
}

/** A time no backup has yet: two within a millisecond must not share a name. */
function freeTime(now: Date, before: readonly RotationEntry[]): Date {
  const taken = new Set(before.map((entry) => entry.createdAt));
  let time = now.getTime();
  while (taken.has(new Date(time).toISOString())) time += 1;
  return new Date(time);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
