import type { ImportTable, TargetField } from '../mapping.ts';

type Words = Partial<Record<TargetField, readonly string[]>>;

/** Headers people and tools write, by what they mean; lower-case, words apart by one space. Best first. */
export const HEADER_WORDS: Readonly<Record<ImportTable, Words>> = {
  releases: {
    key: ['key', 'release key', 'id', 'release id', 'uid', 'issue key', 'ticket', 'number', 'change number', 'code'],
    name: ['name', 'release name', 'title', 'release', 'summary', 'release title'],
    type: ['type', 'release type', 'kind'],
    status: ['status', 'state', 'release status', 'stage'],
    startDate: ['start date', 'start', 'begin', 'begins', 'from', 'planned start', 'start on'],
    releaseDate: [
      'release date',
      'released',
      'go live',
      'go live date',
      'golive',
      'golive date',
      'release on',
      'date',
      'due date',
      'due',
      'target date',
      'target',
      'planned date',
      'ship date',
      'launch date',
      'deployment date',
      'production date',
      'end date',
      'end',
      'planned end',
    ],
    services: ['services', 'service', 'applications', 'application', 'systems', 'system', 'components', 'component'],
    teams: ['teams', 'team', 'squad', 'group'],
    owner: ['owner', 'release manager', 'manager', 'responsible', 'lead', 'assignee', 'assigned to'],
    dependsOn: ['depends on', 'dependencies', 'dependency', 'predecessor', 'predecessors', 'blocked by'],
    labels: ['labels', 'label', 'tags', 'tag'],
    notes: ['notes', 'note', 'description', 'comment', 'comments', 'details', 'remarks'],
  },
  services: {
    key: ['key', 'service key', 'service', 'id', 'service id', 'code', 'short name', 'application', 'ci', 'app'],
    name: ['name', 'service name', 'title', 'display name', 'application name', 'full name'],
    team: ['team', 'owning team', 'support group', 'squad', 'group', 'owner team', 'assignment group'],
    type: ['type', 'service type', 'kind', 'class'],
    criticality: ['criticality', 'business criticality', 'tier', 'priority'],
    dependsOn: ['depends on', 'dependencies', 'upstream', 'requires'],
    description: ['description', 'notes', 'summary', 'details', 'comment', 'purpose'],
  },
  events: {
    key: ['id', 'uid', 'key', 'event id', 'identifier'],
    title: [
      'title',
      'name',
      'summary',
      'subject',
      'event',
      'event name',
      'what',
      'milestone',
      'activity',
      'task',
      'holiday',
    ],
    kind: ['kind', 'type', 'event type', 'event kind'],
    start: [
      'start',
      'start date',
      'starts',
      'begin',
      'begins',
      'from',
      'date',
      'when',
      'day',
      'first day',
      'start on',
      'due',
      'due date',
      'beginn',
      'datum',
    ],
    startTime: ['start time', 'time', 'begin time', 'from time'],
    end: ['end', 'end date', 'ends', 'finish', 'until', 'to', 'last day', 'end on', 'ende', 'till', 'through'],
    endTime: ['end time', 'finish time', 'to time', 'until time'],
    zone: ['zone', 'time zone', 'timezone', 'tz'],
    status: ['status', 'state'],
    services: ['services', 'service', 'application', 'applications', 'system', 'systems'],
    teams: ['teams', 'team', 'group'],
    owner: ['owner', 'responsible', 'organizer', 'organiser', 'lead'],
    location: ['location', 'place', 'where', 'room'],
    url: ['url', 'link', 'website'],
    categories: ['categories', 'category', 'tags', 'labels'],
    description: ['description', 'details', 'notes', 'note', 'comment', 'comments', 'body'],
  },
};

/** "Release_Date", "releaseDate" and "RELEASE-DATE" are the same words: "release date". */
export function headerWords(header: string): string {
  return header
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
