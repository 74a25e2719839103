import { useEffect, useMemo, useRef, useState } from 'react';
import { useLiveQuery } from 'dexie-react-hooks';
import { listen } from '../bridge.ts';
import { currentWorkspaceId, openWorkspace, useWorkspaces } from '../data/registry.ts';
import { removeScratches } from '../data/scratch.ts';
import { useSaveState } from '../data/save-state.ts';
import { WorkspaceContext, type OpenWorkspace } from '../data/workspace-context.tsx';
import { useNavigation } from '../ui/state/navigation.ts';
import { useNotices } from '../ui/state/notices.ts';
import { useDailyBackups } from './automatic-backups.ts';
import { Frame } from './frame/frame.tsx';
import { useMainEvents } from './main-events.ts';
import { endRuns, startScheduler } from '../sync/runner/index.ts';
import type { Boot } from './start/boot.ts';
import { FirstStart } from './start/first-start.tsx';
import { PlanProblem } from './start/plan-problem.tsx';
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
  useSchedule(open.workspace);
  useEffect(() => {
    removeDiscarded(boot.workspace);
    clearScratches();
  }, [boot]);

  if (workspace !== null) {
    return (
      <WorkspaceContext value={workspace}>
        <Frame key={workspace.id} />
      </WorkspaceContext>
    );
  }
  if (open.problem !== null) {
    const retry = () => {
      if (typeof current === 'string') void change(current, setOpen);
    };
    return <PlanProblem error={open.problem} onRetry={retry} />;
  }
  return <FirstStart me={boot.me} />;
}

/** Connections are synchronised while their plan is open and seen: a command that runs unseen sends nothing by itself. */
function useSchedule(workspace: OpenWorkspace | null): void {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => listen('shown', () => setSeen(true)), []);
  useEffect(() => (workspace === null || !isSeen ? undefined : startScheduler(workspace)), [workspace, isSeen]);
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
