import type { ChangeStage, Status } from '../../model/configuration.ts';
import type { KindMapping, MappingRow } from '../../model/connection.ts';
import { field } from './field.ts';
import type { MappingHints, SystemDescription } from './system.ts';

/*
 * Request Tracker, as a connection to it begins: a queue of changes, or one of incidents. Statuses are those of the
 * lifecycle RT comes with; where a queue has another one, its words are entered in the mapping.
 */

/** How RT writes that a time is not set. */
const UNSET = '1970-01-01T00:00:00Z';
/** Characters RT keeps of a subject. */
const SUBJECT = { type: 'text', limit: 200 } as const;

const STAGES = [
  ['new', 'new'],
  ['open', 'implement'],
  ['stalled', 'implement'],
  ['resolved', 'closed'],
  ['rejected', 'canceled'],
] as const satisfies readonly (readonly [string, ChangeStage])[];

/** RT knows fewer stages than a change has: those between have no word there until somebody gives them one. */
function statusTable(statuses: readonly Status[]): MappingRow[] {
  const changes = statuses.filter(({ appliesTo, archived }) => appliesTo === 'changes' && !archived);
  return STAGES.flatMap(([raw, stage]) => {
    const own = changes.find((status) => status.stage === stage);
    return own === undefined ? [] : [{ raw, local: own.id, out: raw !== 'stalled' }];
  });
}

const changes = ({ zone, statuses }: MappingHints): KindMapping => {
  const moment = { type: 'moment', zone, precision: 'second', none: UNSET } as const;
  return {
    remote: 'ticket',
    table: 'changes',
    arrivals: 'suggest',
    fields: [
      field('title', 'Subject', 'both', SUBJECT),
      field('statusId', 'Status', 'both', {
        type: 'table',
        rows: statusTable(statuses),
        shape: 'id',
        optional: false,
      }),
      field('start', 'Starts', 'both', moment),
      field('end', 'Due', 'both', moment),
    ],
  };
};

/** What happens in operations is told there. */
const incidents = (): KindMapping => ({
  remote: 'ticket',
  table: 'incidents',
  arrivals: 'create',
  fields: [
    field('title', 'Subject', 'in', SUBJECT),
    field('openedAt', 'Created', 'in', { type: 'instant', none: UNSET }),
    field('resolvedAt', 'Resolved', 'in', { type: 'instant', none: UNSET }),
    field('priority', 'Priority', 'in', { type: 'levels', from: [75, 50, 25] }),
  ],
});

/** A token, with the name of whose it is: RT does not tell. */
export const requestTrackerSystem: SystemDescription = {
  signIn: [
    { type: 'token', account: 'user' },
    { type: 'basic', account: 'user' },
  ],
  scope: ['queue'],
  findLagMs: 0,
  pairings: [
    { remote: 'ticket', table: 'changes', creates: true, operations: ['comment'], defaults: changes },
    { remote: 'ticket', table: 'incidents', creates: false, operations: ['comment'], defaults: incidents },
  ],
};
