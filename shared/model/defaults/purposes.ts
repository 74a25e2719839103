import type { Text } from '../../text/index.ts';
import type { EnvironmentPurpose } from '../configuration.ts';

export function environmentPurposes(t: Text): EnvironmentPurpose[] {
  const names = [
    'development',
    'integration',
    'test',
    'performance',
    'uat',
    'training',
    'pre-production',
    'production',
    'disaster-recovery',
  ] as const;
  return names.map((id, index) => ({
    id,
    name: t(`defaults:environmentPurposes.${id}`),
    production: id === 'production' || id === 'disaster-recovery',
    order: index + 1,
    archived: false,
  }));
}
