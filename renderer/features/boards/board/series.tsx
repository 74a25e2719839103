import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '#shared/model/board.ts';
import { Event } from '#shared/model/event.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import type { BoardRoom } from '../../../data/meetings.ts';
import { todayIn } from '../../../data/today.ts';
import { Button, Checkbox, Dialog, Section, Select } from '../../../ui/index.ts';
import { fromOptional, NONE, toOptional } from '../../../ui/records/options.tsx';
import { spanOfForm, TimesFields } from '../times-fields.tsx';
import styles from '../boards.module.css';

interface SeriesProps {
  readonly board: Board;
  readonly room: BoardRoom;
  readonly configuration: Configuration;
}

/** The series of the calendar whose occurrences are the board's meetings, chosen or made here. */
export function Series({ board, room, configuration }: SeriesProps) {
  const { t } = useTranslation('boards');
  const edit = useEdit();
  const [isNew, setNew] = useState(false);
  const meetings = room.events.filter(
    (event) => event.id === board.eventId || configuration.eventKinds.get(event.kindId)?.meaning === 'meeting',
  );
  const set = (eventId: string | null) =>
    void edit('boardMeets', { label: board.name }, [patchOf('boards', board.id, { eventId })]);
  return (
    <Section
      title={t('board.series')}
      text={t('board.seriesHelp')}
      actions={
        <Button variant="quiet" icon="plus" onPress={() => setNew(true)}>
          {t('board.newSeries')}
        </Button>
      }
    >
      <Select
        label={t('board.series')}
        hideLabel
        value={fromOptional(board.eventId)}
        options={[
          { id: NONE, label: t('board.seriesNone') },
          ...meetings.map((event) => ({
            id: event.id,
            label: event.title,
            hint: event.when.type === 'dates' ? event.when.first : event.when.start.wall.replace('T', ' '),
          })),
        ]}
        onSave={(id) => set(toOptional(id))}
      />
      {isNew && <NewSeries board={board} configuration={configuration} onClose={() => setNew(false)} />}
    </Section>
  );
}

interface NewSeriesProps {
  readonly board: Board;
  readonly configuration: Configuration;
  readonly onClose: () => void;
}

function NewSeries({ board, configuration, onClose }: NewSeriesProps) {
  const { t } = useTranslation('boards');
  const edit = useEdit();
  const { zone, weekStart } = configuration.settings;
  const [times, setTimes] = useState({ day: todayIn(zone), from: '14:00', to: '15:00' });
  const [weekly, setWeekly] = useState(true);
  const [isBad, setBad] = useState(false);
  const kind = [...configuration.eventKinds.values()].find(
    ({ meaning, archived }) => meaning === 'meeting' && !archived,
  );
  const create = async () => {
    const when = spanOfForm(times, zone);
    setBad(when === null);
    if (when === null || kind === undefined) return;
    const event = Event.parse({
      id: uuidv7(Date.now()),
      title: board.name,
      kindId: kind.id,
      when,
      recurrence: weekly ? { rules: ['FREQ=WEEKLY'] } : null,
      location: board.place,
    });
    const done = await edit('boardMeets', { label: board.name }, [
      { op: 'create', table: 'events', record: event },
      patchOf('boards', board.id, { eventId: event.id }),
    ]);
    if (done !== null) onClose();
  };
  return (
    <Dialog
      title={t('board.newSeries')}
      size="small"
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={() => void create()}>
          {t('board.create')}
        </Button>
      }
    >
      <div className={styles.form}>
        <TimesFields
          label={t('board.firstDay')}
          initial={times}
          weekStart={weekStart}
          isBad={isBad}
          onChange={setTimes}
        />
        <Checkbox label={t('board.everyWeek')} isSelected={weekly} onChange={setWeekly} />
      </div>
    </Dialog>
  );
}
