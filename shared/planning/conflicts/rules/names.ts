/** Every rule by its stable name: stored in waivers and in the settings of a workspace, so never renamed. */
export const RULE_NAMES = [
  'doubleBooking',
  'overCapacity',
  'hardFreeze',
  'softFreeze',
  'outsideWindow',
  'overlappingDeployments',
  'gateAfterDeployment',
  'phaseOrder',
  'phaseOutsideRelease',
  'dependencyLate',
  'supportWithoutLead',
  'supportOverload',
  'cutOffMissed',
  'collidingChanges',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];
