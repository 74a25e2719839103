import type { i18n } from 'i18next';
import { createText } from '#shared/text/index.ts';
import { call } from '../../bridge.ts';
import { currentWorkspaceId, getMe, openWorkspace, type Me } from '../../data/registry.ts';
import type { OpenWorkspace } from '../../data/workspace-context.tsx';
import type { AppInfo } from '../../ui/state/app-info.ts';
import { usePreferences } from '../../ui/state/preferences.ts';
import { readSeen } from './lazy-seen.ts';

/** What is known before anything is drawn. `problem` is set when the plan that was open could not be opened. */
export interface Boot {
  readonly info: AppInfo;
  readonly text: i18n;
  readonly me: Me | null;
  readonly workspace: OpenWorkspace | null;
  readonly problem: unknown;
}

export async function boot(): Promise<Boot> {
  const [info, me, currentId] = await Promise.all([
    call('appInfo', {}).then((answer) => {
      if (answer.isSeen) readSeen();
      return answer;
    }),
    getMe(),
    currentWorkspaceId(),
  ]);
  const text = createText(info.language ?? usePreferences.getState().language ?? info.locale.slice(0, 2));
  document.documentElement.lang = text.language;
  if (currentId === null) return { info, text, me, workspace: null, problem: null };
  try {
    return { info, text, me, workspace: await openWorkspace(currentId, Date.now()), problem: null };
  } catch (problem) {
    return { info, text, me, workspace: null, problem };
  }
}
