import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filledMeeting } from '#shared/change/filled-meeting.ts';
import type { Board } from '#shared/model/board.ts';
import { Event } from '#shared/model/event.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { type BoardRoom } from '../../../data/meetings.ts';
import { todayIn } from '../../../data/today.ts';
import { Button, Dialog, Select } from '../../../ui/index.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { spanOfForm, TimesFields } from '../times-fields.tsx';
import styles from '../boards.module.css';

interface CallMeetingProps {
  readonly boards: readonly Board[];
  readonly room: BoardRoom;
  readonly configuration: Configuration;
  readonly onClose: () => void;
}

/** A single meeting beside the series: an emergency board is called when it is needed. */
export function CallMeeting({ boards, room, configuration, onClose }: CallMeetingProps) {
  const { t } = useTranslation('boards');
  const edit = useEdit();
  const go = useNavigation((state) => state.go);
  const { zone, weekStart } = configuration.settings;
  const first = boards.find(({ kind }) => kind === 'ecab') ?? boards[0];
  const [boardId, setBoardId] = useState(first?.id ?? '');
  const [times, setTimes] = useState({ day: todayIn(zone), from: '14:00', to: '14:30' });
  const [isBad, setBad] = useState(false);
  const kind = [...configuration.eventKinds.values()].find(
    ({ meaning, archived }) => meaning === 'meeting' && !archived,
  );
  const call = async () => {
    const board = boards.find(({ id }) => id === boardId);
    const when = spanOfForm(times, zone);
    setBad(when === null);
    if (when === null || board === undefined || kind === undefined) return;
    const nextId = () => uuidv7(Date.now());
    const event = Event.parse({ id: nextId(), title: board.name, kindId: kind.id, when, location: board.place });
    const approvals = room.changes.flatMap(({ id }) => room.approvalsOf(id));
    const sitting = { board, event, occurrence: null, when, meeting: null };
    const meeting = filledMeeting(sitting, { ...room, approvals }, configuration, nextId);
    const done = await edit('meetingCalled', { label: board.name }, [
      { op: 'create', table: 'events', record: event },
      { op: 'create', table: 'meetings', record: meeting },
    ]);
    if (done === null) return;
    onClose();
    go('meetings', meeting.id);
  };
  return (
    <Dialog
      title={t('call.title')}
      size="small"
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={() => void call()}>
          {t('call.create')}
        </Button>
      }
    >
      <div className={styles.form}>
        <Select
          label={t('call.board')}
          value={boardId}
          options={boards.map(({ id, name }) => ({ id, label: name }))}
          onSave={setBoardId}
        />
        <TimesFields label={t('call.day')} initial={times} weekStart={weekStart} isBad={isBad} onChange={setTimes} />
      </div>
    </Dialog>
  );
}
