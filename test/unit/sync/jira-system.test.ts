import { describe, expect, it } from 'vitest';
import { KindMapping } from '#shared/model/connection.ts';
import { Status } from '#shared/model/configuration.ts';
import { RemoteField } from '#shared/sync/remote.ts';
import { jiraCloudSystem, jiraDataCenterSystem } from '#shared/sync/systems/jira.ts';

const status = (id: string, name: string, category: string, order: number) =>
  Status.parse({ id, appliesTo: 'work-items', name, category, transitions: [], typeIds: [], order });

describe('a new connection to Jira', () => {
  const hints = {
    zone: 'Europe/Berlin',
    statuses: [
      status('open', 'Open', 'planned', 1),
      status('work', 'In progress', 'inProgress', 2),
      status('review', 'In review', 'inProgress', 3),
      status('done', 'Done', 'done', 4),
      Status.parse({ ...status('planned', 'To Do', 'planned', 0), appliesTo: 'releases' }),
    ],
    fields: [
      RemoteField.parse({
        id: 'status',
        name: 'Status',
        type: 'option',
        writable: true,
        options: [
          { id: '1', name: 'To Do', category: 'planned' },
          { id: '2', name: 'Blocked', category: 'inProgress' },
          { id: '3', name: 'In Progress', category: 'inProgress' },
          { id: '4', name: 'In Review', category: 'inProgress' },
          { id: '6', name: 'Rejected', category: 'done' },
        ],
      }),
    ],
  };

  it('reads every status of theirs as ours that stands in the same place, by its name where there is one', () => {
    const mapping = jiraCloudSystem.pairings.find(({ remote }) => remote === 'issue')?.defaults(hints);
    const codec = mapping?.fields.find(({ field }) => field === 'statusId')?.codec;
    expect(codec?.type === 'table' ? codec.rows : null).toEqual([
      { raw: '1', local: 'open', out: true },
      { raw: '2', local: 'work', out: false },
      { raw: '3', local: 'work', out: true },
      { raw: '4', local: 'review', out: true },
      { raw: '6', local: 'done', out: true },
    ]);
  });

  it('has mappings that can be kept, with rich text on Cloud and plain text elsewhere', () => {
    for (const system of [jiraCloudSystem, jiraDataCenterSystem]) {
      for (const { defaults } of system.pairings) expect(KindMapping.parse(defaults(hints))).toEqual(defaults(hints));
    }
    const notes = (system: typeof jiraCloudSystem) =>
      system.pairings
        .find(({ remote }) => remote === 'issue')
        ?.defaults(hints)
        .fields.find(({ field }) => field === 'notes')?.codec.type;
    expect([notes(jiraCloudSystem), notes(jiraDataCenterSystem)]).toEqual(['adf', 'text']);
  });
});
