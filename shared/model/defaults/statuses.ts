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

interface Shape {
  readonly category: Status['category'];
  readonly tentative?: boolean;
  readonly awaitingApproval?: boolean;
  readonly transitions: readonly string[];
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
    order,
    archived: false,
  });
  const releases = Object.keys(RELEASE) as (keyof typeof RELEASE)[];
  const deployments = Object.keys(DEPLOYMENT) as (keyof typeof DEPLOYMENT)[];
  return [
    ...releases.map((id, i) => make('releases', id, t(`defaults:statuses.${id}`), RELEASE[id], i + 1)),
    ...deployments.map((id, i) => make('deployments', id, t(`defaults:statuses.${id}`), DEPLOYMENT[id], i + 1)),
  ];
}
