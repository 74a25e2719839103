import { releaseStanding, type ReleaseStanding } from '#shared/change/approval.ts';
import type { Approval, ChangeRequest } from '#shared/model/change.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { WorkspaceDatabase } from './database.ts';

export type Standings = ReadonlyMap<Id, ReleaseStanding>;
type Rows = Pick<Configuration, 'changeTypes' | 'statuses'>;
type Head = Pick<ChangeRequest, 'id' | 'releaseId' | 'typeId' | 'statusId' | 'placeholder'>;
type Decision = Pick<Approval, 'id' | 'changeId' | 'decision'>;

const EMPTY: Standings = new Map();

/**
 * What the standings of releases rest on: of each change of a release and of each approval no more than is
 * asked, for a change is a page of text.
 */
export class StandingFacts {
  private readonly heads = new Map<Id, Head>();
  private readonly decisions = new Map<Id, Decision>();

  static async read(db: WorkspaceDatabase): Promise<StandingFacts> {
    const facts = new StandingFacts();
    await db.transaction('r', ['changes', 'approvals'], async () => {
      // Without a release nothing waits for it.
      await db
        .records('changes')
        .where('releaseId')
        .above('')
        .each((change) => facts.putChange(change.id, change));
      // A plan without such changes needs none of its approvals.
      if (facts.heads.size > 0) await db.records('approvals').each((one) => facts.putApproval(one.id, one));
    });
    return facts;
  }

  /** Reads these rows again; what is there no more goes. */
  async reread(db: WorkspaceDatabase, changes: ReadonlySet<Id>, approvals: ReadonlySet<Id>): Promise<void> {
    const [changeIds, approvalIds] = [[...changes], [...approvals]];
    await db.transaction('r', ['changes', 'approvals'], async () => {
      const rows = await db.records('changes').bulkGet(changeIds);
      for (const [index, id] of changeIds.entries()) this.putChange(id, rows[index]);
      const given = await db.records('approvals').bulkGet(approvalIds);
      for (const [index, id] of approvalIds.entries()) this.putApproval(id, given[index]);
    });
  }

  get isEmpty(): boolean {
    return this.heads.size === 0;
  }

  standings(configuration: Rows): Standings {
    if (this.isEmpty) return EMPTY;
    const approvals = grouped(this.decisions.values(), ({ changeId }) => changeId);
    const releases = grouped(this.heads.values(), ({ releaseId }) => releaseId ?? '');
    return new Map(
      [...releases].map(([id, heads]) => [
        id,
        releaseStanding(heads, (changeId) => approvals.get(changeId) ?? [], configuration),
      ]),
    );
  }

  private putChange(id: Id, change: ChangeRequest | undefined): void {
    if (change === undefined || change.releaseId === null) return void this.heads.delete(id);
    const { releaseId, typeId, statusId, placeholder } = change;
    this.heads.set(id, { id, releaseId, typeId, statusId, placeholder });
  }

  private putApproval(id: Id, approval: Approval | undefined): void {
    if (approval === undefined) return void this.decisions.delete(id);
    const { changeId, decision } = approval;
    this.decisions.set(id, { id, changeId, decision });
  }
}

function grouped<T>(list: Iterable<T>, keyOf: (one: T) => Id): ReadonlyMap<Id, readonly T[]> {
  const groups = new Map<Id, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
