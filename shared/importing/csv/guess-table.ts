import type { ImportTable } from '../mapping.ts';
import type { ParsedTable } from '../parsed.ts';
import type { ColumnProfile } from './columns.ts';
import { headerWords } from './headers.ts';

/** What the rows of a file most likely are, by the names of its columns, by whether it has dates, and by its own name. */
export function guessTable(parsed: ParsedTable, profiles: readonly ColumnProfile[]): ImportTable {
  const headers = parsed.headers.map(headerWords);
  const has = (...words: string[]): boolean => words.some((word) => headers.includes(word));
  const dates = profiles.some((column) => column.dates > 0);
  const scores: Record<ImportTable, number> = {
    releases: 0,
    services: 0,
    environments: 0,
    bookings: 0,
    events: 0,
    changes: 0,
    incidents: 0,
    complaints: 0,
  };
  if (has('release date', 'go live', 'go live date', 'released', 'release')) scores.releases += 4;
  if (has('version', 'cycle', 'release manager', 'release type', 'train', 'fix version')) scores.releases += 2;
  if (has('start', 'start date', 'begin', 'from', 'when', 'date') && dates) scores.events += 2;
  if (has('end', 'end date', 'until', 'to', 'location', 'all day')) scores.events += 1;
  if (has('title', 'summary', 'subject', 'event', 'what')) scores.events += 1.5;
  if (!dates) scores.services += 2;
  if (has('service', 'service name', 'criticality', 'tier', 'application', 'ci')) scores.services += dates ? 1 : 3;
  const spans = has('from', 'booked from', 'start', 'start date') && has('to', 'until', 'booked to', 'end', 'end date');
  if (has('environment', 'environment name', 'env')) {
    if (dates && spans) scores.bookings += 5;
    if (has('requester', 'requested by', 'booked by', 'units', 'approval')) scores.bookings += 3;
    if (!dates) scores.environments += 4;
  }
  if (has('cost per day', 'daily cost', 'day rate', 'shared', 'exclusive', 'capacity') && !dates)
    scores.environments += 3;
  if (has('incident', 'incident number', 'resolved at', 'resolved by', 'opened at') && dates) scores.incidents += 5;
  if (has('complaint', 'complainant', 'complaint number', 'complaint id') && dates) scores.complaints += 6;
  const plans = ['backout plan', 'back out plan', 'rollback plan', 'implementation plan', 'test plan', 'justification'];
  if (has(...plans)) scores.changes += 5;
  if (has('change number', 'change id', 'change type', 'rfc', 'change request')) scores.changes += 3;
  if (has('planned start date', 'planned start') && has('planned end date', 'planned end')) scores.changes += 3;
  const file = parsed.name.toLowerCase();
  if (/complaint/.test(file) && dates) scores.complaints += 5;
  if (/change[-_ ]?requests?|\brfcs?\b|^changes?\b/.test(file)) scores.changes += 3;
  if (/incident/.test(file) && dates) scores.incidents += 4;
  if (/booking|reservation/.test(file) && dates) scores.bookings += 3;
  if (/environment|landscape/.test(file)) scores.environments += dates ? 0 : 3;
  if (/release|version/.test(file)) scores.releases += 2;
  if (/service|application|catalog/.test(file)) scores.services += 2;
  if (/schedule|calendar|event|timeline|milestone|holiday|freeze|meeting/.test(file)) scores.events += 2;
  if (!dates) scores.events -= 3;
  const order = ['events', 'releases', 'services', 'environments', 'bookings', 'incidents', 'changes', 'complaints'];
  return (order as readonly ImportTable[]).reduce((best, next) => (scores[next] > scores[best] ? next : best));
}
