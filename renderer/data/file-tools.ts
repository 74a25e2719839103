import type { WorkspaceFileTools } from '#shared/importing/workspace-file.ts';
import { breathe } from './pauses.ts';

/** What the browser gives to the reader and writer of workspace files. */
export const fileTools: WorkspaceFileTools = {
  sha256: async (bytes) => {
    const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  pause: breathe,
};
