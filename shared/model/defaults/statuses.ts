import type { Text } from '../../text/index.ts';
import type { Status } from '../configuration.ts';

const RELEASE = {
  draft: { category: 'planned', tentative: true, transitions: ['planned', 'cancelled'] },
  planned: { category: 'planned', transitions: ['in-progress', 'draft', 'cancelled'] },
  'in-progress': { category: 'inProgress', transitions: ['ready', 'planned', 'cancelled'] },
  ready: { category: 'inProgress', transitions: ['released', 'in-progress', 'cancelled'] },
  // Back to work when it had to be taken out again.
  released: { category: 'done', transitions: ['closed', 'in-progress'] },
  closed: { category: 'done', transitions: ['released'] },
  cancelled: { category: 'cancelled', transitions: ['draft'] },
} as const;

const DEPLOYMENT = {
  'dep-planned': { category: 'planned', transitions: ['dep-awaiting', 'dep-approved', 'dep-cancelled'] },
  'dep-awaiting': {
    category: 'planned',
    awaitingApproval: true,
    transitions: ['dep-approved', 'dep-planned', 'dep-cancelled'],
  },
  'dep-approved': { category: 'planned', transitions: ['dep-running', 'dep-awaiting', 'dep-cancelled'] },
  'dep-running': { category: 'inProgress', transitions: ['dep-done', 'dep-failed', 'dep-backed-out'] },
  'dep-done': { category: 'done', transitions: ['dep-backed-out'] },
  // Neither took effect: struck through, and no longer open.
  'dep-failed': { category: 'cancelled', transitions: ['dep-planned', 'dep-backed-out'] },
  'dep-backed-out': { category: 'cancelled', transitions: ['dep-planned'] },
  'dep-cancelled': { category: 'cancelled', transitions: ['dep-planned'] },
} as const;

/** ServiceNow's state model: a standard change is neither assessed nor authorised, an emergency one not assessed. */
const CHANGE = {
  'chg-new': {
    category: 'planned',
    stage: 'new',
    tentative: true,
    transitions: ['chg-assess', 'chg-authorize', 'chg-scheduled', 'chg-canceled'],
  },
  'chg-assess': {
    category: 'planned',
    stage: 'assess',
    awaitingApproval: true,
    typeIds: ['change-normal'],
    transitions: ['chg-authorize', 'chg-new', 'chg-canceled'],
  },
  'chg-authorize': {
    category: 'planned',
    stage: 'authorize',
    awaitingApproval: true,
    typeIds: ['change-normal', 'change-emergency'],
    transitions: ['chg-scheduled', 'chg-new', 'chg-canceled'],
  },
  'chg-scheduled': {
    category: 'planned',
    stage: 'scheduled',
    transitions: ['chg-implement', 'chg-authorize', 'chg-new', 'chg-canceled'],
  },
  'chg-implement': { category: 'inProgress', stage: 'implement', transitions: ['chg-review', 'chg-canceled'] },
  'chg-review': { category: 'done', stage: 'review', transitions: ['chg-closed', 'chg-implement'] },
  'chg-closed': { category: 'done', stage: 'closed', transitions: ['chg-review'] },
  'chg-canceled': { category: 'cancelled', stage: 'canceled', transitions: ['chg-new'] },
} as const;

const WORK_ITEM = {
  'work-to-do': { category: 'planned', transitions: [] },
  'work-in-progress': { category: 'inProgress', transitions: [] },
  'work-done': { category: 'done', transitions: [] },
} as const;

interface Shape {
  readonly category: Status['category'];
  readonly tentative?: boolean;
  readonly awaitingApproval?: boolean;
  readonly transitions: readonly string[];
  readonly stage?: Status['stage'];
  readonly typeIds?: readonly string[];
}

export function statuses(t: Text): Status[] {
  const make = (appliesTo: Status['appliesTo'], id: string, name: string, shape: Shape, order: number): Status => ({
    id,
    appliesTo,
    name,
    category: shape.category,
    tentative: shape.tentative ?? false,
    awaitingApproval: shape.awaitingApproval ?? false,
    transitions: [...shape.transitions],
    stage: shape.stage ?? null,
    typeIds: [...(shape.typeIds ?? [])],
    order,
    archived: false,
  });
  const releases = Object.keys(RELEASE) as (keyof typeof RELEASE)[];
  const deployments = Object.keys(DEPLOYMENT) as (keyof typeof DEPLOYMENT)[];
  const changes = Object.keys(CHANGE) as (keyof typeof CHANGE)[];
  const workItems = Object.keys(WORK_ITEM) as (keyof typeof WORK_ITEM)[];
  return [
    ...releases.map((id, i) => make('releases', id, t(`defaults:statuses.${id}`), RELEASE[id], i + 1)),
    ...deployments.map((id, i) => make('deployments', id, t(`defaults:statuses.${id}`), DEPLOYMENT[id], i + 1)),
    ...changes.map((id, i) => make('changes', id, t(`defaults:statuses.${id}`), CHANGE[id], i + 1)),
    ...workItems.map((id, i) => make('work-items', id, t(`defaults:statuses.${id}`), WORK_ITEM[id], i + 1)),
  ];
}
