import type { Text } from '../text/index.ts';
import { Settings } from './configuration.ts';
import { changeTypes, eventKinds, gateTypes, phaseTypes, releaseTypes } from './defaults/kinds.ts';
import { boards } from './defaults/boards.ts';
import { environmentPurposes } from './defaults/purposes.ts';
import { riskQuestions } from './defaults/risk-questions.ts';
import { statuses } from './defaults/statuses.ts';
import { supportTemplates } from './defaults/support-template.ts';
import type { Change } from './journal.ts';

/**
 * What a new workspace starts with: types and kinds, statuses, boards, questions of risk, the template of
 * early life support and settings, named in the reader's language. Ids are stable readable names, so that two workspaces agree on them.
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
    ...changeTypes(t).map((record): Change => ({ op: 'create', table: 'change-types', record })),
    ...riskQuestions(t).map((record): Change => ({ op: 'create', table: 'risk-questions', record })),
    ...boards(t).map((record): Change => ({ op: 'create', table: 'boards', record })),
    ...supportTemplates(t).map((record): Change => ({ op: 'create', table: 'support-templates', record })),
    ...statuses(t).map((record): Change => ({ op: 'create', table: 'statuses', record })),
  ];
}
