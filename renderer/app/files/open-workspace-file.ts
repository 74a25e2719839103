import type { OpenedFile } from '#shared/bridge.ts';
import { openWorkspace } from '../../data/registry.ts';

/**
 * Opens a workspace file as a plan of its own and makes it the current one, which the window follows.
 * The plan that was open stays as it is. Fails with the errors of the workspace file, nothing opened.
 */
export async function openWorkspaceFile(file: OpenedFile): Promise<void> {
  // Read when needed: the window is up sooner without what unpacks files.
  const { openAsNewWorkspace } = await import('../../data/workspace-file.ts');
  const now = Date.now();
  const { id } = await openAsNewWorkspace(file.bytes, file.name, now);
  (await openWorkspace(id, now)).db.close();
}
