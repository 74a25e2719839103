import { SlipwayError } from '#shared/errors.ts';
import type { Change } from '#shared/model/journal.ts';
import { TABLE_NAMES } from '#shared/model/tables.ts';
import type { WorkspaceTables } from '#shared/importing/workspace-file.ts';
import { commit, type CommitResult } from './commit.ts';
import type { WorkspaceDatabase } from './database.ts';
import { connectWorkspace, openWorkspace, registerWorkspace, removeWorkspace } from './registry.ts';
import { registry, type WorkspaceInfo } from './registry-database.ts';
import { planWhatIf, type WhatIfPlan } from './what-if-merge.ts';
import { readContent } from './workspace-file.ts';
import type { OpenWorkspace } from './workspace-context.tsx';

/*
 * A what-if is a plan of its own, made as a copy of another, that remembers the state it was copied
 * from. Changed freely, it is compared with that state and what differs is applied to the plan as it
 * is then, or the whole is thrown away.
 */

const BASE = 'whatIfBase:';

/** Makes a what-if of the open plan. It is not opened yet. */
export async function startWhatIf({ id, db }: OpenWorkspace, name: string, now: number): Promise<WorkspaceInfo> {
  const { tables } = await readContent(db, false);
  const changes = TABLE_NAMES.flatMap((table) =>
    tables[table].map((record) => ({ op: 'create', table, record }) as Change),
  );
  const fill = async (copy: WorkspaceDatabase) => {
    const origin = { type: 'migration', fromVersion: 0 } as const;
    await commit(copy, { intent: { code: 'whatIfStarted', params: {} }, changes, origin, personId: null, now });
    // As it is at this moment, whatever becomes of plan or copy.
    await copy.meta.bulkPut(TABLE_NAMES.map((table) => ({ key: `${BASE}${table}`, value: tables[table] })));
  };
  return registerWorkspace(name, now, fill, { whatIfOf: id });
}

/** The state a what-if was copied from. */
async function baseOf(db: WorkspaceDatabase): Promise<WorkspaceTables> {
  const rows = await db.meta.bulkGet(TABLE_NAMES.map((table) => `${BASE}${table}`));
  // A table of a later version than the copy's has nothing in it.
  return Object.fromEntries(
    TABLE_NAMES.map((table, at) => [table, rows[at]?.value ?? []]),
  ) as unknown as WorkspaceTables;
}

/** What applying would do to the plan as it is now. Fails with `notFound` where the plan is gone. */
export async function previewWhatIf(whatIf: OpenWorkspace, now: number): Promise<WhatIfPlan> {
  return withPlan(whatIf, now, (plan) => compare(whatIf, plan));
}

async function compare(whatIf: OpenWorkspace, plan: OpenWorkspace): Promise<WhatIfPlan> {
  const [base, scratch, current] = await Promise.all([
    baseOf(whatIf.db),
    readContent(whatIf.db, false),
    readContent(plan.db, false),
  ]);
  return planWhatIf(base, scratch.tables, current.tables);
}

/** Applies what can be, as one step of the plan; compares again, as the plan may have moved on since the preview. */
export async function applyWhatIf(
  whatIf: OpenWorkspace,
  now: number,
): Promise<{ readonly result: CommitResult; readonly refused: WhatIfPlan['refused'] }> {
  return withPlan(whatIf, now, async (plan) => {
    const { changes, refused } = await compare(whatIf, plan);
    const intent = { code: 'whatIfApplied', params: {} };
    const { db, personId } = plan;
    const result = await commit(db, { intent, changes, origin: { type: 'person' }, personId, now });
    return { result, refused };
  });
}

async function withPlan<T>(whatIf: OpenWorkspace, now: number, work: (plan: OpenWorkspace) => Promise<T>): Promise<T> {
  if (whatIf.whatIfOf === undefined) throw new SlipwayError('invalidRequest', { call: 'whatIf' });
  const plan = await connectWorkspace(whatIf.whatIfOf, now);
  try {
    return await work(plan);
  } finally {
    plan.db.close();
  }
}

/**
 * Goes back to the plan. With `discard` the what-if is unlisted at once; its database goes when the
 * window has let go of it (`removeDiscarded`).
 */
export async function leaveWhatIf({ id, whatIfOf }: OpenWorkspace, discard: boolean, now: number): Promise<void> {
  if (whatIfOf === undefined) throw new SlipwayError('invalidRequest', { call: 'leaveWhatIf' });
  if (discard) await registry.workspaces.update(id, { discarded: true });
  (await openWorkspace(whatIfOf, now)).db.close();
}

/** Removes what-ifs that were discarded, but for the one the window still shows. */
export async function removeDiscarded(shown: string | null): Promise<void> {
  for (const info of await registry.workspaces.toArray()) {
    if (info.discarded === true && info.id !== shown) await removeWorkspace(info.id);
  }
}
