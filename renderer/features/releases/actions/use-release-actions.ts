import { useMemo } from 'react';
import { useEdit } from '../../../data/edit.ts';
import { fromRow } from '../../../data/database.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { readReleaseBundle } from '../../../data/release-bundle.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import type { Change } from '#shared/model/journal.ts';
import type { Release } from '#shared/model/release.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { copyRelease } from '#shared/planning/release-copy.ts';
import { changeStatus } from '#shared/planning/transitions.ts';

/** What can be done to one or many releases, each as one step that can be undone. */
export interface ReleaseActions {
  readonly setFields: (releases: readonly Release[], fields: Partial<Release>) => void;
  readonly setStatus: (releases: readonly Release[], statusId: Id) => void;
  /** Answers the copy's id, or why it was refused. */
  readonly copy: (
    id: Id,
    as: { key: string; name: string; days: number },
  ) => Promise<{ id: Id } | { refused: unknown }>;
}

export function useReleaseActions(configuration: Configuration): ReleaseActions {
  const { db } = useWorkspace();
  const edit = useEdit();
  const write = useWrite();
  return useMemo(() => {
    const commitFields = (releases: readonly Release[], field: string, changes: readonly Change[]) => {
      const [only] = releases;
      if (only === undefined) return;
      if (releases.length === 1) void edit('fieldChanged', { label: only.key, field }, changes);
      else void edit('releasesChanged', { releases: releases.length, field }, changes);
    };
    return {
      setFields: (releases, fields) => {
        const [field = ''] = Object.keys(fields);
        const changes = releases.map((release): Change => ({ op: 'patch', table: 'releases', id: release.id, fields }));
        commitFields(releases, field, changes);
      },
      setStatus: (releases, statusId) => {
        const { statuses } = configuration;
        const changes = releases.map((release) => changeStatus(release, statusId, statuses));
        const [only] = releases;
        const status = statuses.get(statusId)?.name ?? statusId;
        if (releases.length === 1 && only !== undefined)
          void edit('statusChanged', { label: only.key, status }, changes);
        else commitFields(releases, 'statusId', changes);
      },
      copy: async (id, { key, name, days }) => {
        const bundle = await readReleaseBundle(db, id);
        if (bundle === null) return { refused: null };
        const original = { ...bundle, release: fromRow(bundle.release) };
        const { release, changes } = copyRelease(
          {
            release: original.release,
            phases: bundle.phases.map(fromRow),
            gates: bundle.gates.map(fromRow),
            deployments: bundle.deployments.map(fromRow),
          },
          { key, name, days, statuses: configuration.statuses, nextId: () => uuidv7(Date.now()) },
        );
        const refused = await write('releaseCopied', { from: original.release.key, label: key }, changes);
        return refused === null ? { id: release.id } : { refused };
      },
    };
  }, [db, edit, write, configuration]);
}
