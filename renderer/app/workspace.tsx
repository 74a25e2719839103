import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useLiveQuery } from 'dexie-react-hooks';
import { listen } from '../bridge.ts';
import { currentWorkspaceId, openWorkspace, useWorkspaces } from '../data/registry.ts';
import { removeScratches } from '../data/scratch.ts';
import { useSaveState } from '../data/save-state.ts';
import { WorkspaceContext, type OpenWorkspace } from '../data/workspace-context.tsx';
import { useNavigation } from '../ui/state/navigation.ts';
import { useNotices } from '../ui/state/notices.ts';
import { useDailyBackups } from './automatic-backups.ts';
import { useMainEvents } from './main-events.ts';
import { endRuns, startScheduler } from '../sync/runner/index.ts';
import type { Boot } from './start/boot.ts';
import { Seen } from './start/lazy-seen.ts';
import { useWindowState } from './window-state.ts';

interface Open {
  readonly workspace: OpenWorkspace | null;
  readonly problem: unknown;
}

/** Shows the plan the laptop names as current, and changes over when another becomes it. */
export function Workspace({ boot }: { readonly boot: Boot }) {
  const [open, setOpen] = useState<Open>({ workspace: boot.workspace, problem: boot.problem });
  const current = useLiveQuery(currentWorkspaceId, []);
  const workspace = useNamed(open.workspace);
  useFollow(current, open.workspace, setOpen);
  useWindowState(workspace?.name ?? null);
  useMainEvents(workspace);
  // A what-if is thrown away or applied; the plan it is of has the backups.
  useDailyBackups(workspace?.whatIfOf === undefined ? workspace : null);
  const isSeen = useSeen(boot.info.isSeen);
  useSchedule(isSeen ? open.workspace : null);
  useEffect(() => {
    removeDiscarded(boot.workspace);
    clearScratches();
  }, [boot]);

  if (!isSeen) return null;
  const retry = () => {
    if (typeof current === 'string') void change(current, setOpen);
  };
  return (
    <WorkspaceContext value={workspace}>
      <Suspense fallback={null}>
        <Seen boot={boot} workspace={workspace} problem={open.problem} onRetry={retry} />
      </Suspense>
    </WorkspaceContext>
  );
}

/** Whether somebody looks at the window. Once seen, it stays so. */
function useSeen(fromStart: boolean): boolean {
  const [isSeen, setSeen] = useState(fromStart);
  useEffect(() => listen('shown', () => setSeen(true)), []);
  return isSeen;
}

/** Connections are synchronised while their plan is open and seen: a command that runs unseen sends nothing by itself. */
function useSchedule(workspace: OpenWorkspace | null): void {
  useEffect(() => (workspace === null ? undefined : startScheduler(workspace)), [workspace]);
}

/** What-ifs that were thrown away while a window still showed them. Tried again at the next start. */
function removeDiscarded(shown: OpenWorkspace | null): void {
  void import('../data/what-if.ts').then((data) => data.removeDiscarded(shown?.id ?? null)).catch(() => undefined);
}

/** Throw-away copies of a process that was killed. Tried again at the next start. */
function clearScratches(): void {
  void removeScratches().catch(() => undefined);
}

async function change(id: string, setOpen: (open: Open) => void): Promise<OpenWorkspace | null> {
  try {
    const workspace = await openWorkspace(id, Date.now());
    // What was selected or just saved belongs to the other plan.
    useNavigation.getState().go(useNavigation.getState().page);
    useSaveState.setState({ last: null, error: null });
    useNotices.setState({ notices: [] });
    setOpen({ workspace, problem: null });
    return workspace;
  } catch (problem) {
    setOpen({ workspace: null, problem });
    return null;
  }
}

function useFollow(
  current: string | null | undefined,
  open: OpenWorkspace | null,
  setOpen: (open: Open) => void,
): void {
  const shown = useRef(open);
  useEffect(() => {
    if (current === undefined || current === null || current === shown.current?.id) return;
    const before = shown.current;
    void change(current, setOpen).then(async (opened) => {
      shown.current = opened;
      if (before !== null) await endRuns(before.id);
      before?.db.close();
      removeDiscarded(opened);
      return opened;
    });
  }, [current, setOpen]);
}

/** The open plan under the name it has now: it may be renamed while it is open. */
function useNamed(open: OpenWorkspace | null): OpenWorkspace | null {
  const name = useWorkspaces()?.find((info) => info.id === open?.id)?.name ?? open?.name;
  return useMemo(() => (open === null || name === undefined ? open : { ...open, name }), [open, name]);
}
