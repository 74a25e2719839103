import Dexie, { type Table } from 'dexie';

/** One plan on this laptop, as the switcher lists it. */
export interface WorkspaceInfo {
  readonly id: string;
  /** Unique on this laptop, whatever the case. */
  readonly name: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly openedAt: string | null;
  /** Id of the plan this one is a what-if of. */
  readonly whatIfOf?: string;
  /** A what-if that was thrown away: no longer listed, removed once no window shows it. */
  readonly discarded?: true;
}

/** The person at this laptop. `id` is their person record's id in every workspace. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

interface Setting {
  readonly key: 'current' | 'me';
  readonly value: unknown;
}

/** What the laptop knows beside the plans themselves: which there are, which is open, who sits here. */
class RegistryDatabase extends Dexie {
  constructor() {
    super('slipway-registry', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ workspaces: 'id', settings: 'key' });
  }
  get workspaces(): Table<WorkspaceInfo, string> {
    return this.table('workspaces');
  }
  get settings(): Table<Setting, string> {
    return this.table('settings');
  }
}

export const registry = new RegistryDatabase();
