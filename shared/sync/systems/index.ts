import type { SystemKind } from '../remote.ts';
import { jiraCloudSystem, jiraDataCenterSystem } from './jira.ts';
import { redmineSystem } from './redmine.ts';
import { requestTrackerSystem } from './rt.ts';
import type { SystemDescription } from './system.ts';

/** What is known of each system without asking it. */
export const SYSTEMS: Readonly<Record<SystemKind, SystemDescription>> = {
  jira: jiraCloudSystem,
  'jira-dc': jiraDataCenterSystem,
  redmine: redmineSystem,
  rt: requestTrackerSystem,
};
