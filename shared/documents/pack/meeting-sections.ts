import { agendaTimes } from '../../change/agenda.ts';
import { comingTo, delegateOf, quorumOf, votersOf } from '../../change/attendance.ts';
import type { Attendance } from '../../model/board.ts';
import { instantsOfWhen } from '../../planning/moments.ts';
import { msToInstant } from '../../planning/wall.ts';
import { text, type Fact, type ReportBlock, type ReportSection } from '../report/report.ts';
import type { PackDifference } from './snapshot.ts';
import { sectionOf, tableOf } from './tables.ts';
import type { Known, Values } from './values.ts';

export function coverSection(values: Values): ReportSection | null {
  const { snapshot, t, dates } = values;
  const { board, meeting, meets, cutOff, agenda, schedule, kind } = snapshot;
  const isPack = kind === 'cab-pack';
  const fact = (id: CoverFact, value: Known): Fact => ({ id, label: t(`pack:cover.${id}`), value });
  const facts = [
    fact('board', values.text(isPack ? (board?.name ?? '') : '')),
    fact('meets', meets === null ? null : text(values.when(meets))),
    fact('place', values.text(meeting?.place ?? '')),
    fact('dialIn', values.text(meeting?.dialIn ?? '')),
    fact('cutOff', values.moment(cutOff)),
    fact('range', text(dates.range(snapshot.first, snapshot.last))),
    fact('revision', text(snapshot.revision === null ? t('pack:draft') : String(snapshot.revision))),
    fact('classification', values.text(snapshot.classification)),
    fact('changes', isPack ? values.number(agenda.length) : null),
    fact('scheduled', values.number(schedule.length)),
  ];
  return sectionOf('cover', t(isPack ? 'pack:section.cover' : 'pack:section.period'), [{ kind: 'facts', facts }]);
}

type CoverFact =
  | 'board'
  | 'meets'
  | 'place'
  | 'dialIn'
  | 'cutOff'
  | 'range'
  | 'revision'
  | 'classification'
  | 'changes'
  | 'scheduled';

export function attendanceSection(values: Values): ReportSection | null {
  const { snapshot, t, name } = values;
  const { meeting, board } = snapshot;
  if (meeting === null) return null;
  const stateText = (one: Attendance): string => {
    const state = t(`pack:attendance.states.${one.state}`);
    const delegate = delegateOf(one, meeting.attendance);
    if (delegate === null) return state;
    const who = delegate.personId === null ? delegate.name : name(delegate.personId);
    return t('pack:attendance.represented', { state, name: who });
  };
  const rows = meeting.attendance.map((one) => [
    text(one.personId === null ? one.name : name(one.personId)),
    values.text([one.role, one.chair ? t('pack:attendance.chair') : ''].filter((part) => part !== '').join(', ')),
    text(stateText(one)),
    one.votes ? text(t('pack:attendance.yes')) : null,
    values.text(name(one.forPersonId)),
  ]);
  if (rows.length === 0) return null;
  const heads = ['name', 'role', 'state', 'votes', 'for'] as const;
  const widths = { name: 4, role: 4, state: 2.5, votes: 1.5, for: 3 };
  const blocks: ReportBlock[] = [
    {
      kind: 'table',
      id: 'attendance',
      title: '',
      columns: heads.map((id) => ({ id, head: t(`pack:attendance.${id}`), width: widths[id] })),
      rows: rows.map((row) => row.map((cell) => cell ?? text(''))),
    },
  ];
  if (board !== null) blocks.push({ kind: 'text', heading: '', text: quorum(values) });
  return sectionOf('attendance', t('pack:section.attendance'), blocks);
}

/** Before the meeting those who are expected count; once it was held those who were there. */
function quorum({ snapshot: { meeting, board }, t }: Values): string {
  if (meeting === null || board === null) return '';
  const { present, needed, met } = quorumOf(meeting, board);
  if (meeting.endedAt !== null)
    return t(met ? 'pack:attendance.quorumMet' : 'pack:attendance.quorumMissed', { needed, count: present });
  return t('pack:attendance.quorum', { needed, count: votersOf(comingTo(meeting)) });
}

export function sinceLastSection(values: Values): ReportSection | null {
  const { snapshot, t } = values;
  const { sinceLast } = snapshot;
  if (sinceLast === null) return null;
  const title = t('pack:section.sinceLast', { revision: sinceLast.revision });
  const rows = sinceLast.differences.map((one) => [
    text(t(`pack:difference.${one.kind}`)),
    text(one.label),
    values.text(fieldNames(one, values)),
    values.text(times(one.before, values)),
    values.text(times(one.now, values)),
  ]);
  const table = tableOf(
    values,
    'since-last',
    '',
    [
      ['what', 2],
      ['change', 6],
      ['notes', 5],
      ['before', 5],
      ['now', 5],
    ],
    rows,
  );
  return sectionOf('since-last', title, [table ?? { kind: 'text', heading: '', text: t('pack:noDifference') }]);
}

function times(span: PackDifference['now'], values: Values): string {
  const parts = [values.moment(span?.start ?? null)?.text, values.moment(span?.end ?? null)?.text];
  return parts.filter((part) => part !== undefined).join(' – ');
}

/** Fields by the names forms give them; one of a later version by its own. */
function fieldNames({ fields }: PackDifference, { t }: Values): string {
  return fields
    .map((field) => t(`changes:fields.${field}` as 'changes:fields.title', { defaultValue: field }))
    .join(', ');
}

export function previousSection(values: Values): ReportSection | null {
  const { snapshot, t, name } = values;
  const { previous, actions, meeting } = snapshot;
  const decisions =
    previous === null
      ? null
      : tableOf(
          values,
          'previous',
          t('pack:previous.decisions', {
            title: previous.meeting.title,
            when: previous.meets === null ? '' : values.when(previous.meets),
          }),
          [
            ['change', 8],
            ['decision', 3],
            ['conditions', 8],
          ],
          previous.meeting.agenda.map(({ changeId, decision, conditions }) => [
            text(name(changeId)),
            text(t(`pack:decision.${decision ?? 'open'}`)),
            values.text(conditions),
          ]),
        );
  const notes = previous?.meeting.notes.trim() ?? '';
  const open = tableOf(
    values,
    'actions',
    t('pack:previous.actions'),
    [
      ['action', 9],
      ['owner', 4],
      ['due', 4],
      ['change', 5],
      ['notes', 4],
    ],
    actions.map((action) => [
      text(action.text),
      values.text(name(action.ownerId)),
      values.date(action.due),
      values.text(name(action.changeId)),
      values.text(action.note),
    ]),
  );
  const agreed = meeting?.previousMinutesAgreed === true && previous !== null;
  return sectionOf('previous', t('pack:section.previous'), [
    decisions,
    notes === '' ? null : { kind: 'text', heading: t('pack:previous.notes'), text: notes },
    agreed ? { kind: 'text', heading: '', text: t('pack:previous.agreed') } : null,
    open,
  ]);
}

export function agendaSection(values: Values): ReportSection | null {
  const { snapshot, t } = values;
  const { agenda, changes, meets, zone } = snapshot;
  const start = meets === null || meets.type === 'dates' ? null : Date.parse(instantsOfWhen(meets, zone).start);
  const at = start === null ? [] : agendaTimes(start, agenda);
  const rows = agenda.flatMap(({ changeId, minutes }, index) => {
    const change = changes[changeId];
    if (change === undefined) return [];
    const { record } = change;
    const time = at[index];
    return [
      [
        time === undefined ? values.number(index + 1) : clock(values, time),
        values.number(minutes),
        text(record.key),
        text(record.title),
        text(values.type(record)),
        text(values.risk(change)),
        values.moment(change.start),
        values.moment(change.end),
        values.text(values.name(record.ownerId)),
      ],
    ];
  });
  const table = tableOf(
    values,
    'agenda',
    '',
    [
      [start === null ? 'position' : 'at', 2.2],
      ['minutes', 3.2],
      ['key', 3.8],
      ['title', 7.3],
      ['type', 3.6],
      ['risk', 3.4],
      ['start', 5],
      ['end', 5],
      ['owner', 4],
    ],
    rows,
  );
  return sectionOf('agenda', t('pack:section.agenda'), [table]);
}

function clock(values: Values, ms: number): Known {
  const cell = values.instant(msToInstant(ms));
  return cell?.kind === 'moment' ? { ...cell, text: cell.wall.slice(11, 16) } : cell;
}
