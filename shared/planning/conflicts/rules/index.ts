import type { Settings } from '../../../model/configuration.ts';
import { collidingChanges } from './colliding-changes.ts';
import { cutOffMissed } from './cut-off-missed.ts';
import { dependencyLate } from './dependency-late.ts';
import { doubleBooking } from './double-booking.ts';
import { gateAfterDeployment } from './gate-after-deployment.ts';
import { changeHardFreeze, hardFreeze } from './hard-freeze.ts';
import { RULE_NAMES, type RuleName } from './names.ts';
import { changeOutsideWindow, outsideWindow } from './outside-window.ts';
import { overCapacity } from './over-capacity.ts';
import { overlappingDeployments } from './overlapping-deployments.ts';
import { phaseOrder } from './phase-order.ts';
import { phaseOutsideRelease } from './phase-outside-release.ts';
import type { Rule, Scope, Tune } from './rule.ts';
import { changeSoftFreeze, softFreeze } from './soft-freeze.ts';
import { supportOverload } from './support-overload.ts';
import { supportWithoutLead } from './support-without-lead.ts';

export { RULE_NAMES, type RuleName } from './names.ts';

/**
 * All rules, with the figures `Settings.conflictRules[name].tune` may set and their defaults:
 *
 * | rule                     | figure           | default | means |
 * |--------------------------|------------------|---------|-------|
 * | `hardFreeze`, `softFreeze` | `dependents`   | 0       | 1: a freeze of a service holds for everything that needs it |
 * | `outsideWindow`          | `withinDays`     | 7       | days before and after in which windows are looked for |
 * | `overlappingDeployments` | `anyEnvironment` | 0       | 1: also where they go to different environments |
 * |                          | `withinRelease`  | 0       | 1: also two of the same release |
 * | `phaseOutsideRelease`    | `graceDays`      | 0       | days a phase may stand out |
 * | `supportOverload`        | `atOnce`         | 1       | early life support one person can lead at a time |
 * | `cutOffMissed`           | `workingDays`    | 1       | working days between the board and the deployment |
 * | `collidingChanges`       | `withinRelease`  | 0       | 1: also two of the same release |
 *
 * A rule that is not named in the settings is on, with its defaults.
 */
export const RULES = {
  doubleBooking,
  overCapacity,
  hardFreeze,
  softFreeze,
  outsideWindow,
  overlappingDeployments,
  gateAfterDeployment,
  phaseOrder,
  phaseOutsideRelease,
  dependencyLate,
  supportWithoutLead,
  supportOverload,
  cutOffMissed,
  collidingChanges,
} as const satisfies { readonly [Name in RuleName]: { readonly [S in Scope]: Rule<S> }[Scope] };

/** Rules that ask the same of changes: by the same name, with the same switch and figures. */
const ALSO_OF_CHANGES: { readonly [Name in RuleName]?: Rule<'change'> } = {
  hardFreeze: changeHardFreeze,
  softFreeze: changeSoftFreeze,
  outsideWindow: changeOutsideWindow,
};

/** A rule that is on, with its figures. */
export interface RuleInForce<S extends Scope> {
  readonly name: RuleName;
  readonly rule: Rule<S>;
  readonly tune: Tune;
}

/** The rules of a scope that a workspace has on. */
export function rulesInForce<S extends Scope>(scope: S, settings: Pick<Settings, 'conflictRules'>): RuleInForce<S>[] {
  return RULE_NAMES.flatMap((name) => {
    const own: { readonly scope: Scope } = RULES[name];
    const one = scope === 'change' ? (ALSO_OF_CHANGES[name] ?? own) : own;
    if (one.scope !== scope || !isOn(name, settings)) return [];
    return [{ name, rule: one as Rule<S>, tune: tuneOf(name, settings) }];
  });
}

export function isOn(name: RuleName, { conflictRules }: Pick<Settings, 'conflictRules'>): boolean {
  return conflictRules[name]?.on ?? true;
}

/** A rule's figures: the workspace's, else its defaults. */
export function tuneOf(name: RuleName, { conflictRules }: Pick<Settings, 'conflictRules'>): Tune {
  return { ...RULES[name].tune, ...conflictRules[name]?.tune };
}
