/** Names of fields that have a counterpart in a remote system, beside those other forms name already. */
export const syncedFields = {
  released: 'Released',
  assigneeId: 'Assignee',
  releaseIds: 'Releases',
  parentId: 'Parent',
  relations: 'Relations',
  estimate: 'Estimate, in hours',
  dueDate: 'Due date',
  start: 'Start',
  end: 'End',
  openedAt: 'Opened',
  resolvedAt: 'Resolved',
  note: 'Note',
  decision: 'Decision',
} as const;
