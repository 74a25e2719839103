import { SlipwayError } from '#shared/errors.ts';
import {
  connectWorkspace,
  createWorkspace,
  currentWorkspaceId,
  getMe,
  listWorkspaces,
  openWorkspace,
  saveMe,
} from '../../data/registry.ts';
import type { OpenWorkspace } from '../../data/workspace-context.tsx';
import type { Text } from '#shared/text/index.ts';
import type { AppInfo } from '../../ui/state/app-info.ts';
import { localDate } from '../local-date.ts';

export interface Target {
  readonly workspace: OpenWorkspace;
  /** Lets go of what was opened for this command alone. */
  readonly release: () => void;
}

interface Known {
  readonly info: AppInfo;
  readonly t: Text;
  readonly now: number;
}

/**
 * The plan a command works on: the one it names (by name or id), else the one that is open, else the
 * one that was. On a fresh profile a plan is made, with the laptop's user as its person.
 */
export async function findTarget(named: string | null, open: OpenWorkspace | null, known: Known): Promise<Target> {
  const id = named === null ? (open?.id ?? (await currentWorkspaceId())) : await idOf(named);
  if (open !== null && id === open.id) return { workspace: open, release: () => undefined };
  const workspace = id === null ? await firstPlan(known) : await connectWorkspace(id, known.now);
  return { workspace, release: () => workspace.db.close() };
}

async function idOf(named: string): Promise<string> {
  const wanted = named.trim().toLocaleLowerCase('en');
  const all = await listWorkspaces();
  const found = all.find(({ id, name }) => id === named || name.toLocaleLowerCase('en') === wanted);
  if (found === undefined) throw new SlipwayError('notFound', { kind: 'workspace', key: named });
  return found.id;
}

async function firstPlan({ info, t, now }: Known): Promise<OpenWorkspace> {
  const [latest] = await listWorkspaces();
  if (latest !== undefined) return openWorkspace(latest.id, now);
  if ((await getMe()) === null) await saveMe({ name: info.userName, role: '', now });
  const name = t('defaults:workspaceName');
  const made = await createWorkspace({ name, content: 'empty', zone: info.zone, today: localDate(now), now, t });
  return openWorkspace(made.id, now);
}
