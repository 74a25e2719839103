import type { SystemKind } from '#shared/sync/remote.ts';
import type { ConnectorKind } from './connector.ts';
import { jiraCloud, jiraDataCenter } from './jira/index.ts';
import { redmine } from './redmine/index.ts';
import { requestTracker } from './rt/index.ts';

/** The systems there are. Another one is a folder here and a description in shared/sync/systems. */
export const CONNECTORS: Readonly<Record<SystemKind, ConnectorKind>> = {
  jira: jiraCloud,
  'jira-dc': jiraDataCenter,
  redmine,
  rt: requestTracker,
};
