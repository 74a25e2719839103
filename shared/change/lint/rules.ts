import type { ChangeRequest } from '../../model/change.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Configuration } from '../../planning/configuration.ts';
import { keepsToWindows } from '../../planning/conflicts/facts.ts';
import { daysOfWhen, dayIn, instantsOfWhen, momentFromInstant } from '../../planning/moments.ts';
import { workingDaysBetween, type WorkingTime } from '../../planning/working-time.ts';
import type { ApprovalState } from '../approval.ts';
import type { ImpactedService } from '../impact.ts';
import type { Risk } from '../risk.ts';
import type { Collision, WindowStatus } from '../schedule.ts';

/** Everything the rules look at of one change, worked out once. */
export interface LintSubject {
  readonly change: ChangeRequest;
  readonly configuration: Configuration;
  readonly today: PlainDate;
  readonly works: WorkingTime;
  readonly risk: Risk;
  readonly impact: readonly ImpactedService[];
  readonly window: WindowStatus;
  readonly collisions: readonly Collision[];
  readonly approval: ApprovalState;
  readonly firmBy: PlainDate | null;
}

export interface Remark {
  /** Field of the change at which it is mended. */
  readonly field: keyof ChangeRequest;
  readonly params?: Readonly<Record<string, string | number>>;
}

type Rule = (subject: LintSubject) => Remark | null;

const empty = (text: string): boolean => text.trim() === '';
const missing =
  (field: keyof ChangeRequest): Rule =>
  ({ change }) => {
    const value = change[field];
    return (typeof value === 'string' ? empty(value) : value === null) ? { field } : null;
  };

/**
 * What changes get sent back for; what somebody waived on the calendar is none of it (CHECKLISTS, "CAB pack"; what is in bold there is an error, the rest a
 * warning). Placeholders are looked at by `firm` alone: they are not meant to be complete.
 */
export const LINT_RULES = {
  reason: { severity: 'error', find: missing('reason') },
  effectOfNotDoing: { severity: 'warning', find: missing('effectOfNotDoing') },
  owner: { severity: 'error', find: missing('ownerId') },
  implementer: { severity: 'warning', find: missing('implementerId') },
  services: {
    severity: 'error',
    find: ({ change }) => (change.serviceIds.length === 0 ? { field: 'serviceIds' } : null),
  },
  environments: {
    severity: 'warning',
    find: ({ change }) => (change.environments.length === 0 ? { field: 'environments' } : null),
  },
  time: { severity: 'error', find: missing('when') },
  past: {
    severity: 'error',
    find: ({ change, configuration, today }) => {
      if (change.when === null || configuration.statuses.get(change.statusId)?.category !== 'planned') return null;
      const { last } = daysOfWhen(change.when, configuration.settings.zone);
      return last < today ? { field: 'when', params: { day: last } } : null;
    },
  },
  risk: {
    severity: 'error',
    find: ({ risk }) =>
      risk.level === null || (!risk.overridden && risk.open.length > 0)
        ? { field: 'riskAnswers', params: { count: risk.open.length } }
        : null,
  },
  riskReason: {
    severity: 'warning',
    find: ({ change, risk }) =>
      risk.overridden && risk.level !== risk.computed && empty(change.riskReason) ? { field: 'riskReason' } : null,
  },
  implementationPlan: { severity: 'error', find: missing('implementationPlan') },
  testResult: {
    severity: 'error',
    find: ({ change }) => (change.testResult === 'notRun' ? { field: 'testResult' } : null),
  },
  testFailed: {
    severity: 'error',
    find: ({ change }) => (change.testResult === 'failed' ? { field: 'testResult' } : null),
  },
  testSignatory: { severity: 'error', find: missing('testSignatoryId') },
  testDate: {
    severity: 'error',
    find: ({ change }) =>
      change.testSignatoryId !== null && change.testSignedOn === null ? { field: 'testSignedOn' } : null,
  },
  backOutSteps: { severity: 'error', find: missing('backOutPlan') },
  backOutOwner: { severity: 'error', find: missing('backOutOwnerId') },
  backOutMinutes: { severity: 'error', find: missing('backOutMinutes') },
  backOutRestores: { severity: 'error', find: missing('backOutRestores') },
  backOutDecision: { severity: 'error', find: missing('backOutDecideBy') },
  /** Decided too late: what is left of the planned time is shorter than backing out takes. */
  backOutTooLate: {
    severity: 'error',
    find: ({ change, configuration }) => {
      const { when, backOutDecideBy, backOutMinutes } = change;
      if (when?.type !== 'moments' || backOutDecideBy === null || backOutMinutes === null) return null;
      const { end } = instantsOfWhen(when, configuration.settings.zone);
      const left = Math.floor((Date.parse(end) - Date.parse(backOutDecideBy.utc)) / 60_000);
      return left < backOutMinutes
        ? { field: 'backOutDecideBy', params: { left: Math.max(0, left), needed: backOutMinutes } }
        : null;
    },
  },
  outage: { severity: 'warning', find: missing('outageMinutes') },
  communications: {
    severity: 'warning',
    find: (subject) => {
      const { change } = subject;
      const told = !empty(change.communicationsPlan);
      return !told && (change.outageMinutes ?? 0) > 0 ? { field: 'communicationsPlan' } : null;
    },
  },
  serviceDesk: {
    severity: 'warning',
    find: ({ change }) => (change.serviceDeskReady ? null : { field: 'serviceDeskReady' }),
  },
  freeze: {
    severity: 'error',
    find: ({ window }) => {
      const freeze = window.freezes.find(({ waiver }) => waiver === null);
      return freeze === undefined ? null : { field: 'when', params: { title: freeze.title } };
    },
  },
  outsideWindow: {
    severity: 'warning',
    find: ({ window: { window, waiver }, change, configuration }) =>
      window === 'outside' && waiver === null && keepsToWindows(change, configuration) ? { field: 'when' } : null,
  },
  collision: {
    severity: 'warning',
    find: ({ collisions }) => {
      const count = collisions.filter(({ waiver }) => waiver === null).length;
      return count > 0 ? { field: 'when', params: { count } } : null;
    },
  },
  leadTime: {
    severity: 'warning',
    find: ({ change, configuration, works, today }) => {
      const lead = configuration.changeTypes.get(change.typeId)?.leadDays ?? 0;
      if (change.when === null || lead === 0) return null;
      const { zone } = configuration.settings;
      const from = change.submittedAt === null ? today : dayIn(momentFromInstant(change.submittedAt, zone), zone);
      const { first } = daysOfWhen(change.when, zone);
      const days = workingDaysBetween(works, from, first);
      return days >= 0 && days < lead ? { field: 'when', params: { days, lead } } : null;
    },
  },
  approvals: {
    severity: 'warning',
    find: ({ approval }) => (approval === 'none' ? { field: 'typeId' } : null),
  },
  firm: {
    severity: 'error',
    find: ({ change, firmBy, today }) =>
      change.placeholder && firmBy !== null && firmBy <= today
        ? { field: 'placeholder', params: { day: firmBy } }
        : null,
  },
  exposure: {
    severity: 'warning',
    find: ({ change }) => (change.exposure.some(({ criteria }) => empty(criteria)) ? { field: 'exposure' } : null),
  },
  configurationRollback: {
    severity: 'error',
    find: ({ change }) => {
      const count = change.configurationItems.filter((item) => empty(item.rollback) && empty(item.oldValue)).length;
      return count > 0 ? { field: 'configurationItems', params: { count } } : null;
    },
  },
} as const satisfies Record<string, { readonly severity: 'error' | 'warning'; readonly find: Rule }>;

export type LintRule = keyof typeof LINT_RULES;
export const LINT_RULE_NAMES = Object.keys(LINT_RULES) as readonly LintRule[];
