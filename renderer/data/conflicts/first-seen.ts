import { z } from 'zod';
import { contentHash } from '#shared/importing/hash.ts';
import type { WorkspaceDatabase } from '../database.ts';

const KEY = 'conflictsSeen';
const WRITE_AFTER_MS = 2_000;
/** More is a plan that has other worries. */
const MOST = 20_000;

const Stored = z.record(z.string(), z.number());

/** Since when each conflict has been there, as far as this laptop has seen; kept beside the records. */
export class FirstSeen {
  private seen = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly db: WorkspaceDatabase) {}

  async read(): Promise<void> {
    const stored = Stored.safeParse((await this.db.meta.get(KEY))?.value);
    if (stored.success) this.seen = new Map(Object.entries(stored.data));
  }

  /** Epoch ms for each id, in their order. What is not among them any more is forgotten. */
  of(ids: readonly string[]): number[] {
    const now = Date.now();
    const next = new Map<string, number>();
    let isSame = ids.length === this.seen.size;
    const since = ids.map((id) => {
      const name = contentHash(id);
      const known = this.seen.get(name);
      isSame &&= known !== undefined;
      next.set(name, known ?? now);
      return known ?? now;
    });
    this.seen = next;
    if (!isSame && next.size <= MOST) this.writeSoon();
    return since;
  }

  private writeSoon(): void {
    if (this.timer !== null) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      // Nothing depends on it: a plan that was closed meanwhile starts counting anew.
      void this.db.meta.put({ key: KEY, value: Object.fromEntries(this.seen) }).catch(() => {});
    }, WRITE_AFTER_MS);
  }
}
