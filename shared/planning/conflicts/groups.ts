import type { Id } from '../../model/schema.ts';

/** Records by their id, and by what they belong to. */
export class Groups<T> {
  private readonly byId = new Map<Id, T>();
  private readonly byOwner = new Map<Id, Map<Id, T>>();

  get(id: Id): T | null {
    return this.byId.get(id) ?? null;
  }

  of(owner: Id): Iterable<T> {
    return this.byOwner.get(owner)?.values() ?? [];
  }

  all(): Iterable<T> {
    return this.byId.values();
  }

  [Symbol.iterator](): Iterator<[Id, T]> {
    return this.byId.entries();
  }

  /** Puts a new record in. */
  add(id: Id, owner: Id, record: T): void {
    this.byId.set(id, record);
    const group = this.byOwner.get(owner);
    if (group === undefined) this.byOwner.set(owner, new Map([[id, record]]));
    else group.set(id, record);
  }

  /** Takes a record from its owners and gives it to others; null: it is gone. */
  move(id: Id, from: readonly Id[], to: readonly Id[], record: T | null): void {
    for (const owner of from) {
      const group = this.byOwner.get(owner);
      group?.delete(id);
      if (group?.size === 0) this.byOwner.delete(owner);
    }
    if (record === null) {
      this.byId.delete(id);
      return;
    }
    this.byId.set(id, record);
    for (const owner of to) this.add(id, owner, record);
  }
}
