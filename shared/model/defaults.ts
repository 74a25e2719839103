import type { Text } from '../text/index.ts';
import { Settings } from './configuration.ts';
import { eventKinds, gateTypes, phaseTypes, releaseTypes } from './defaults/kinds.ts';
import { environmentPurposes } from './defaults/purposes.ts';
import { statuses } from './defaults/statuses.ts';
import type { Change } from './journal.ts';

/**
 * What a new workspace starts with: release types, phase, gate and event kinds, statuses and settings,
 * named in the reader's language. Ids are stable readable names, so that two workspaces agree on them.
 * `zone` is the host's, until the person says otherwise in Settings.
 */
export function defaultConfiguration(t: Text, zone = 'UTC'): Change[] {
  return [
    { op: 'create', table: 'settings', record: Settings.parse({ id: 'settings', zone }) },
    ...releaseTypes(t).map((record): Change => ({ op: 'create', table: 'release-types', record })),
    ...phaseTypes(t).map((record): Change => ({ op: 'create', table: 'phase-types', record })),
    ...gateTypes(t).map((record): Change => ({ op: 'create', table: 'gate-types', record })),
    ...eventKinds(t).map((record): Change => ({ op: 'create', table: 'event-kinds', record })),
    ...environmentPurposes(t).map((record): Change => ({ op: 'create', table: 'environment-purposes', record })),
    ...statuses(t).map((record): Change => ({ op: 'create', table: 'statuses', record })),
  ];
}
