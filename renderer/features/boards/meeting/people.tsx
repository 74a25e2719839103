import { useTranslation } from 'react-i18next';
import { quorumOf } from '#shared/change/meeting.ts';
import { Attendance } from '#shared/model/board.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { Badge, IconButton, Section, Select } from '../../../ui/index.ts';
import { AddFromList } from '../../../ui/records/add-from-list.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import type { MeetingParts } from './agenda.tsx';
import styles from '../boards.module.css';

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
        attendance.some((one) => one.personId === member.personId && one.state !== 'present') &&
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
                value={one.state}
                options={STATES.map((id) => ({ id, label: t(`meeting.states.${id}`) }))}
                onSave={(id) => {
                  const state = STATES.find((known) => known === id) ?? 'expected';
                  save(attendance.map((other) => (other.id === one.id ? { ...other, state } : other)));
                }}
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
