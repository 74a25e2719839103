import { createContext, useContext } from 'react';
import type { WorkspaceDatabase } from './database.ts';

/** The workspace the window shows. */
export interface OpenWorkspace {
  readonly id: string;
  readonly name: string;
  readonly db: WorkspaceDatabase;
  /** The person at this laptop, as a record of this workspace. */
  readonly personId: string | null;
  /** Id of the plan this one is a what-if of. */
  readonly whatIfOf?: string;
}

export const WorkspaceContext = createContext<OpenWorkspace | null>(null);

export function useWorkspace(): OpenWorkspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('useWorkspace outside a workspace');
  return workspace;
}
