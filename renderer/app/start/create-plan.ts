import type { Text } from '#shared/text/index.ts';
import { createWorkspace, openWorkspace } from '../../data/registry.ts';
import type { AppInfo } from '../../ui/state/app-info.ts';
import { localDate } from '../local-date.ts';

/** Makes a plan and makes it the current one, which the window follows with a connection of its own. */
export async function beginPlan(content: 'empty' | 'sample', info: AppInfo, t: Text): Promise<void> {
  const now = Date.now();
  const name = content === 'sample' ? t('defaults:sampleName') : t('defaults:workspaceName');
  const plan = await createWorkspace({ name, content, zone: info.zone, today: localDate(now), now, t });
  await showPlan(plan.id);
}

/** Makes it the current plan; the window opens it for itself. */
export async function showPlan(id: string): Promise<void> {
  (await openWorkspace(id, Date.now())).db.close();
}
