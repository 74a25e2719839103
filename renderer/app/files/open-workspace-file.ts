import type { OpenedFile } from '#shared/bridge.ts';
import type { Text } from '#shared/text/index.ts';

/** Opens a workspace file as a plan of its own; the open plan stays as it is. */
export async function openWorkspaceFile(_file: OpenedFile, _t: Text): Promise<void> {}
