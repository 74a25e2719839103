import type { Page } from '@playwright/test';

type Row = Readonly<Record<string, unknown>>;

/**
 * Rows of a table of the plan that is open, straight from the database: what lies there, whatever the
 * window shows. Many thousands are too many for one call: `most` takes the first, `planCount` counts them.
 */
export async function planRows(page: Page, table: string, most?: number): Promise<readonly Row[]> {
  return (await read(page, table, false, most)) as readonly Row[];
}

export async function planCount(page: Page, table: string): Promise<number> {
  return (await read(page, table, true)) as number;
}

function read(page: Page, table: string, countOnly: boolean, most?: number): Promise<unknown> {
  return page.evaluate(
    async ({ store, isCount, first }) => {
      const answer = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error ?? new Error(store)));
        });
      // Opening a database that is not there would make an empty one in its place.
      const names = new Set((await indexedDB.databases()).map(({ name }) => name));
      const open = async (name: string): Promise<IDBDatabase> => {
        if (!names.has(name)) throw new Error(`No database ${name}`);
        return answer(indexedDB.open(name));
      };
      const registry = await open('slipway-registry');
      const current: unknown = await answer(registry.transaction('settings').objectStore('settings').get('current'));
      registry.close();
      const plan = await open(`slipway-workspace-${(current as { value: string }).value}`);
      const rows = plan.transaction(store).objectStore(store);
      const found: unknown = await (isCount ? answer(rows.count()) : answer(rows.getAll(null, first)));
      plan.close();
      return found;
    },
    { store: table, isCount: countOnly, first: most },
  );
}
