import { useTranslation } from 'react-i18next';
import { attended, delegateOf, quorumOf, type AttendanceChoice } from '#shared/change/attendance.ts';
import { Attendance } from '#shared/model/board.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { Badge, IconButton, Section, Select } from '../../../ui/index.ts';
import { AddFromList } from '../../../ui/records/add-from-list.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import type { MeetingParts } from './agenda.tsx';
import styles from '../boards.module.css';

/** Before the id of a delegate among the choices. */
const BY = 'by:';
const STATES = ['expected', 'present', 'apologies', 'absent'] as const;

/** Who is expected, who came, who stands in for whom, and whether that makes a quorum. */
export function People({ meeting, board, configuration, edits }: Omit<MeetingParts, 'room'>) {
  const { t } = useTranslation('boards');
  const { attendance } = meeting;
  const people = useOptions(configuration, 'people', []);
  const there = new Set(attendance.map(({ personId }) => personId));
  const quorum = quorumOf(meeting, board);
  const nameOf = (id: string | null) => (id === null ? '' : (configuration.people.get(id)?.name ?? id));
  const save = (next: readonly Attendance[]) => void edits.save({ attendance: [...next] }, 'attendanceChanged');
  const add = (personId: string) => {
    // Who may stand in for a member that sent apologies votes in that member's place.
    const away = board.members.find(
      (member) =>
        member.delegateIds.includes(personId) &&
        attendance.some(
          ({ personId: own, state }) => own === member.personId && (state === 'apologies' || state === 'absent'),
        ) &&
        !attendance.some((one) => one.forPersonId === member.personId),
    );
    save([
      ...attendance,
      Attendance.parse({
        id: uuidv7(Date.now()),
        personId,
        role: configuration.people.get(personId)?.role ?? '',
        forPersonId: away?.personId ?? null,
        votes: away?.votes ?? false,
        chair: away?.chair ?? false,
      }),
    ]);
  };
  // Who may stand in comes from the board; somebody else who does all the same is kept in the list.
  const choicesOf = (one: Attendance) => {
    const delegate = delegateOf(one, attendance)?.personId ?? null;
    const member = one.forPersonId === null ? board.members.find(({ personId }) => personId === one.personId) : null;
    const ids = new Set([...(member?.delegateIds ?? []), ...(delegate === null ? [] : [delegate])]);
    return {
      value: delegate === null ? one.state : `${BY}${delegate}`,
      options: [
        ...STATES.map((id) => ({ id: id as string, label: t(`meeting.states.${id}`) })),
        ...[...ids].map((id) => ({ id: `${BY}${id}`, label: t('meeting.representedBy', { name: nameOf(id) }) })),
      ],
    };
  };
  const choose = (one: Attendance, id: string) => {
    const state = STATES.find((known) => known === id);
    const choice: AttendanceChoice = state ?? { delegateId: id.slice(BY.length) };
    const roleOf = (personId: string) => configuration.people.get(personId)?.role ?? '';
    save(attended(attendance, one.id, choice, roleOf, () => uuidv7(Date.now())));
  };
  return (
    <Section
      title={t('meeting.attendance')}
      actions={
        <AddFromList label={t('meeting.addPerson')} options={people.filter(({ id }) => !there.has(id))} onAdd={add} />
      }
    >
      <p className={styles.small}>
        <Badge tone={quorum.met ? 'ok' : 'warn'}>
          {t('meeting.quorum', { present: quorum.present, needed: quorum.needed })}
        </Badge>
      </p>
      <ul className={styles.rows}>
        {attendance.map((one) => {
          const own = one.name || nameOf(one.personId);
          const name =
            one.forPersonId === null ? own : t('meeting.standsIn', { name: own, member: nameOf(one.forPersonId) });
          return (
            <li key={one.id} className={styles.row}>
              <span className={styles.text}>
                {name} <span className={styles.small}>{one.chair ? t('meeting.chair') : one.role}</span>
              </span>
              <Select
                label={t('meeting.attendanceOf', { name })}
                hideLabel
                {...choicesOf(one)}
                onSave={(id) => choose(one, id)}
              />
              <IconButton
                icon="close"
                label={t('meeting.removePerson', { name })}
                onPress={() => save(attendance.filter((other) => other.id !== one.id))}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
