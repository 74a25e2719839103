import type { Text } from '../../text/index.ts';
import type { ChangeType, EventKind, GateType, PhaseType, ReleaseType } from '../configuration.ts';
import { look } from './colours.ts';

export function releaseTypes(t: Text): ReleaseType[] {
  const type = (
    id: 'major' | 'minor' | 'hotfix' | 'emergency' | 'standard',
    code: string,
    order: number,
  ): ReleaseType => ({
    id,
    name: t(`defaults:releaseTypes.${id}`),
    appearance: look(id, code),
    order,
    archived: false,
  });
  return [
    type('major', 'M', 1),
    type('minor', 'm', 2),
    type('hotfix', 'H', 3),
    type('emergency', 'E', 4),
    type('standard', 'S', 5),
  ];
}

export function phaseTypes(t: Text): PhaseType[] {
  const names = ['plan', 'development', 'system-test', 'uat', 'deployment', 'early-life-support'] as const;
  return names.map((id, index) => ({
    id,
    name: t(`defaults:phaseTypes.${id}`),
    appearance: id === 'early-life-support' ? look('support', 'L', 'dots') : look('phase', 'P'),
    order: index + 1,
    archived: false,
  }));
}

export function gateTypes(t: Text): GateType[] {
  const common = { archived: false, needsApprovedChanges: false };
  return [
    {
      ...common,
      id: 'quality-gate',
      name: t('defaults:gateTypes.quality-gate'),
      appearance: look('board', 'G'),
      order: 1,
      criteria: [
        t('defaults:criteria.testsPassed'),
        t('defaults:criteria.regression'),
        t('defaults:criteria.security'),
      ],
      signOffRoles: [t('defaults:roles.testManager')],
    },
    {
      ...common,
      id: 'go-no-go',
      name: t('defaults:gateTypes.go-no-go'),
      appearance: look('board', 'G'),
      order: 2,
      criteria: [
        t('defaults:criteria.backOut'),
        t('defaults:criteria.runbook'),
        t('defaults:criteria.monitoring'),
        t('defaults:criteria.users'),
      ],
      signOffRoles: [
        t('defaults:roles.productOwner'),
        t('defaults:roles.operations'),
        t('defaults:roles.releaseManager'),
      ],
    },
    {
      ...common,
      needsApprovedChanges: true,
      id: 'cab',
      name: t('defaults:gateTypes.cab'),
      appearance: look('board', 'C'),
      order: 3,
      criteria: [t('defaults:criteria.changeComplete'), t('defaults:criteria.noConflict')],
      signOffRoles: [t('defaults:roles.changeManager'), t('defaults:roles.businessOwner')],
    },
  ];
}

export function eventKinds(t: Text): EventKind[] {
  const kinds = [
    { id: 'milestone', meaning: 'milestone', appearance: look('milestone', '◆') },
    { id: 'hard-freeze', meaning: 'hardFreeze', appearance: look('freeze', 'X', 'hatch') },
    { id: 'soft-freeze', meaning: 'softFreeze', appearance: look('freeze', 'F', 'hatch') },
    { id: 'change-window', meaning: 'changeWindow', appearance: look('window', 'W') },
    { id: 'maintenance-window', meaning: 'maintenanceWindow', appearance: look('window', 'MW') },
    { id: 'holiday', meaning: 'holiday', appearance: look('holiday', '–') },
    { id: 'meeting', meaning: 'meeting', appearance: look('board', 'C') },
    { id: 'other', meaning: 'other', appearance: look('standard', 'O') },
  ] as const;
  return kinds.map((kind, index) => ({
    ...kind,
    name: t(`defaults:eventKinds.${kind.id}`),
    order: index + 1,
    archived: false,
  }));
}

export function changeTypes(t: Text): ChangeType[] {
  const common = { archived: false, approvalRoles: [] };
  return [
    {
      ...common,
      id: 'change-normal',
      name: t('defaults:change.changeTypes.normal'),
      appearance: look('major', 'N'),
      meaning: 'normal',
      board: 'cab',
      approvalRoles: [t('defaults:roles.changeManager')],
      leadDays: 5,
      order: 1,
    },
    {
      ...common,
      id: 'change-standard',
      name: t('defaults:change.changeTypes.standard'),
      appearance: look('standard', 'S'),
      meaning: 'standard',
      board: null,
      leadDays: 0,
      order: 2,
    },
    {
      ...common,
      id: 'change-emergency',
      name: t('defaults:change.changeTypes.emergency'),
      appearance: look('emergency', 'E'),
      meaning: 'emergency',
      board: 'ecab',
      leadDays: 0,
      order: 3,
    },
  ];
}
