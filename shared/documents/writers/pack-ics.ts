import type { When } from '../../model/time.ts';
import type { Text } from '../../text/index.ts';
import { packTitle } from '../pack/build.ts';
import type { PackChange, PackSnapshot } from '../pack/snapshot.ts';
import { Values } from '../pack/values.ts';
import { calendarFile, escapeText, noteZones, optional, stampLines, whenLines, type ZoneYears } from './ics.ts';

/**
 * The changes of a pack and its meeting as one iCalendar file (RFC 5545). A change has the UID it has in a published
 * calendar, and SEQUENCE grows with time: importing a later file updates what the earlier one brought.
 */
export function writePackIcs(snapshot: PackSnapshot, t: Text): string {
  const values = new Values(snapshot, t);
  const zones: ZoneYears = new Map();
  const common = stampLines(snapshot.asOf);
  const ids = [...new Set([...snapshot.agenda.map(({ changeId }) => changeId), ...snapshot.schedule])];
  const { meeting, meets } = snapshot;
  const body: string[] = [];
  if (meeting !== null && meets !== null) {
    noteZones(zones, meets);
    body.push(
      'BEGIN:VEVENT',
      `UID:meetings-${meeting.id}@slipway`,
      ...common,
      ...whenLines(meets),
      `SUMMARY:${escapeText(meeting.title)}`,
      ...optional('LOCATION', meeting.place),
      ...optional('DESCRIPTION', meeting.dialIn),
      'STATUS:CONFIRMED',
      'END:VEVENT',
    );
  }
  for (const id of ids) {
    const change = snapshot.changes[id];
    const when = change?.record.when ?? null;
    if (change === undefined || when === null) continue;
    noteZones(zones, when);
    body.push(...changeLines(change, when, common, values));
  }
  return calendarFile({ title: packTitle(snapshot, t), zone: snapshot.zone }, zones, body);
}

function changeLines(change: PackChange, when: When, common: readonly string[], values: Values): string[] {
  const { t } = values;
  const { record } = change;
  const services = values.names(record.serviceIds);
  const out = values.names(record.outageServiceIds.length > 0 ? record.outageServiceIds : record.serviceIds);
  const minutes = record.outageMinutes ?? 0;
  const said = [
    t('pack:ics.state', { state: values.state(record) }),
    t('pack:ics.risk', { risk: values.risk(change) }),
    services === '' ? '' : t('pack:ics.services', { services }),
    minutes === 0 ? '' : t('pack:ics.outage', { services: out, minutes }),
    record.reason,
  ];
  const stage = values.snapshot.statuses[record.statusId]?.stage ?? null;
  const sure = !record.placeholder && stage !== 'new' && stage !== 'assess' && stage !== 'authorize';
  return [
    'BEGIN:VEVENT',
    `UID:changes-${record.id}@slipway`,
    ...common,
    ...whenLines(when),
    `SUMMARY:${escapeText(`${record.key} ${record.title}`)}`,
    ...optional('DESCRIPTION', said.filter((part) => part !== '').join('\n')),
    ...optional('LOCATION', record.environments.join(', ')),
    ...optional('CATEGORIES', values.type(record)),
    `STATUS:${sure ? 'CONFIRMED' : 'TENTATIVE'}`,
    'END:VEVENT',
  ];
}
