import { hasRedmine, startRedmine, type RedmineServer } from '../servers/redmine/server.ts';
import { hasRequestTracker, startRequestTracker, type RequestTrackerServer } from '../servers/rt/server.ts';
import { PATIENCE } from '../patience.ts';
import { test as base } from './fixture.ts';

interface Servers {
  readonly redmine: RedmineServer;
  readonly rt: RequestTrackerServer;
}

/**
 * Specs on the real Redmine and Request Tracker from Debian's packages. One server of each a worker: a test makes a
 * project or a queue's tickets of its own. Where a package is missing, whatever asks for it counts as skipped.
 */
export const test = base.extend<object, Servers>({
  redmine: [
    async ({ browserName: _ }, provide) => {
      const server = await startRedmine();
      await provide(server);
      await server.stop();
    },
    { scope: 'worker', timeout: PATIENCE.testMs },
  ],
  rt: [
    async ({ browserName: _ }, provide) => {
      const server = await startRequestTracker();
      await provide(server);
      await server.stop();
    },
    { scope: 'worker', timeout: PATIENCE.testMs },
  ],
});

export { hasRedmine, hasRequestTracker };
