import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { heldTime } from '#shared/change/agenda.ts';
import { lintMeeting } from '#shared/change/lint/index.ts';
import type { Board, Meeting } from '#shared/model/board.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { useEdit } from '../../../data/edit.ts';
import { agendaSource, lengthOf, timesOf, type BoardRoom, type MeetingTimes } from '../../../data/meetings.ts';
import {
  Button,
  Checkbox,
  Confirm,
  EmptyState,
  MenuButton,
  PageHeader,
  Section,
  TextField,
} from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { placeOfBoard } from '../place.ts';
import { RunMeeting } from '../run/run-meeting.tsx';
import { Actions } from './actions.tsx';
import { Agenda } from './agenda.tsx';
import { People } from './people.tsx';
import { useMeeting } from './use-meeting.ts';
import page from '../../../ui/record-page.module.css';
import styles from '../boards.module.css';

interface MeetingPageProps {
  readonly id: Id;
  readonly room: BoardRoom;
  readonly configuration: Configuration;
}

/** One meeting: its agenda, who comes, what is open, and what would embarrass it. */
export function MeetingPage({ id, room, configuration }: MeetingPageProps) {
  const { t } = useTranslation('boards');
  const go = useNavigation((state) => state.go);
  const back = { label: t('meeting.back'), onPress: () => go('meetings') };
  const meeting = room.meetings.find((one) => one.id === id);
  const board = meeting === undefined ? undefined : configuration.boards.get(meeting.boardId);
  if (meeting === undefined || board === undefined) {
    return (
      <div className={page.page}>
        <PageHeader title={t('title')} back={back} />
        <EmptyState
          icon="gate"
          title={t('meeting.gone')}
          text={t('meeting.goneText')}
          actions={<Button onPress={back.onPress}>{t('meeting.back')}</Button>}
        />
      </div>
    );
  }
  return <Loaded meeting={meeting} board={board} room={room} configuration={configuration} back={back} />;
}

interface LoadedProps extends Omit<MeetingPageProps, 'id'> {
  readonly meeting: Meeting;
  readonly board: Board;
  readonly back: { readonly label: string; readonly onPress: () => void };
}

function Loaded({ meeting, board, room, configuration, back }: LoadedProps) {
  const { t } = useTranslation('boards');
  const text = useWhenText();
  const go = useNavigation((state) => state.go);
  const showDialog = useDialogs((state) => state.show);
  const edit = useEdit();
  const edits = useMeeting(meeting, board, room, configuration);
  const [open, setOpen] = useState<'run' | 'delete' | null>(null);
  const times = timesOf(meeting, board, room, configuration);
  const isHeld = meeting.endedAt !== null;
  const when = times.when === null ? t('meeting.noTime') : text.when(times.when);
  const day = times.when === null ? '' : text.weekDay(daysOfWhen(times.when, configuration.settings.zone).first);
  const run = async () => {
    if (meeting.startedAt !== null || (await edits.start())) setOpen('run');
  };
  const remove = async () => {
    const change = { op: 'delete', table: 'meetings', id: meeting.id } as const;
    if ((await edit('recordDeleted', { label: meeting.title }, [change])) !== null) go('meetings');
  };
  const cutOff = times.cutOff;
  const isLate = cutOff !== null && cutOff.utc < msToInstant(Date.now());
  return (
    <div className={page.page}>
      <PageHeader
        title={
          <>
            {meeting.title} <span className={page.name}>{day}</span>
          </>
        }
        back={back}
      >
        <span className={page.push} />
        <Button onPress={() => showDialog({ kind: 'pack', meetingId: meeting.id })}>{t('meeting.pack')}</Button>
        {!isHeld && (
          <>
            <Button onPress={() => void edits.fill()} isDisabled={times.when === null}>
              {t('meeting.fill')}
            </Button>
            <Button variant="primary" icon="play" onPress={() => void run()}>
              {t(meeting.startedAt === null ? 'meeting.run' : 'meeting.goOn')}
            </Button>
          </>
        )}
        <MenuButton
          label={t('meeting.more')}
          icon="more"
          items={[
            {
              id: 'board',
              label: t('board.settings'),
              icon: 'settings',
              onAction: () => go('meetings', placeOfBoard(board.id)),
            },
            {
              id: 'delete',
              label: t('meeting.delete'),
              icon: 'trash',
              danger: true,
              startsGroup: true,
              onAction: () => setOpen('delete'),
            },
          ]}
        />
      </PageHeader>
      <div className={page.scroll}>
        <div className={page.columns}>
          <div className={page.main}>
            <Agenda
              meeting={meeting}
              board={board}
              room={room}
              configuration={configuration}
              times={times}
              edits={edits}
            />
            <Actions meeting={meeting} board={board} room={room} configuration={configuration} edits={edits} />
            <Section title={t('meeting.notes')}>
              <div className={styles.form}>
                <Checkbox
                  label={t('meeting.previousAgreed')}
                  isSelected={meeting.previousMinutesAgreed}
                  onChange={(previousMinutesAgreed) => void edits.save({ previousMinutesAgreed })}
                />
                <TextField
                  label={t('meeting.notes')}
                  multiline
                  value={meeting.notes}
                  onSave={(notes) => void edits.save({ notes })}
                />
                <TextField
                  label={t('meeting.improvements')}
                  multiline
                  value={meeting.improvements}
                  onSave={(improvements) => void edits.save({ improvements })}
                />
              </div>
            </Section>
          </div>
          <aside className={page.side}>
            {!isHeld && (
              <Embarrassing meeting={meeting} board={board} room={room} configuration={configuration} times={times} />
            )}
            <Section title={t('meeting.whenAndWhere')}>
              <div className={styles.form}>
                <p className={styles.text}>{isHeld ? t('meeting.sinceHeld', { when }) : when}</p>
                {cutOff !== null && !isHeld && (
                  <p className={styles.small}>
                    {t(isLate ? 'meeting.cutOffPassed' : 'meeting.cutOff', { moment: text.moment(cutOff) })}
                  </p>
                )}
                <TextField
                  label={t('meeting.place')}
                  value={meeting.place}
                  onSave={(place) => void edits.save({ place })}
                />
                <TextField
                  label={t('meeting.dialIn')}
                  value={meeting.dialIn}
                  onSave={(dialIn) => void edits.save({ dialIn })}
                />
              </div>
            </Section>
            <People meeting={meeting} board={board} configuration={configuration} edits={edits} />
          </aside>
        </div>
      </div>
      {open === 'run' && (
        <RunMeeting
          meeting={meeting}
          board={board}
          room={room}
          configuration={configuration}
          edits={edits}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'delete' && (
        <Confirm
          title={t('meeting.deleteTitle', { label: `${meeting.title} ${when}` })}
          text={t('meeting.deleteText')}
          confirmLabel={t('meeting.delete')}
          onConfirm={() => void remove()}
          onCancel={() => setOpen(null)}
        />
      )}
    </div>
  );
}

interface EmbarrassingProps extends Omit<LoadedProps, 'back'> {
  readonly times: MeetingTimes;
}

function Embarrassing({ meeting, board, room, configuration, times }: EmbarrassingProps) {
  const { t } = useTranslation('boards');
  const source = agendaSource(board, times, room);
  const held = source === null ? 0 : heldTime(source, configuration).minutes;
  const findings = lintMeeting(meeting, board, lengthOf(times.when), held);
  const sentBack = meeting.agenda.filter(({ changeId }) => {
    const change = room.changesById.get(changeId);
    return change !== undefined && room.linter.lint(change).some(({ severity }) => severity === 'error');
  }).length;
  return (
    <Section title={t('meeting.findings')}>
      {findings.length === 0 && sentBack === 0 ? (
        <p className={styles.small}>{t('meeting.noFindings')}</p>
      ) : (
        <ul className={styles.findings}>
          {findings.map((finding) => (
            <li key={finding}>{t(`meeting.finding.${finding}`)}</li>
          ))}
          {sentBack > 0 && <li>{t('meeting.finding.changes', { count: sentBack })}</li>}
        </ul>
      )}
    </Section>
  );
}
