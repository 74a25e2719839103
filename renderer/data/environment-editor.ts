import { useCallback } from 'react';
import type { Environment } from '#shared/model/environment.ts';
import { renameEnvironment } from '#shared/planning/environments.ts';
import { useRecordSave, useWrite } from './record-editor.ts';
import { useWorkspace } from './workspace-context.tsx';

const NO_STATUSES = new Map<string, never>();

/** As `useRecordSave`; another name goes to the deployments that name it, in the same step. */
export function useEnvironmentSave(environment: Environment): (fields: Partial<Environment>) => Promise<unknown> {
  const { db } = useWorkspace();
  const write = useWrite();
  const save = useRecordSave('environments', environment, NO_STATUSES);
  return useCallback(
    async (fields) => {
      if (fields.name === undefined) return save(fields);
      const changes = renameEnvironment(environment, fields.name, await db.records('deployments').toArray());
      return write('environmentRenamed', { from: environment.name, label: fields.name }, changes);
    },
    [db, write, save, environment],
  );
}
