import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cutOffOf, type Sitting } from '#shared/change/cut-off.ts';
import { filledMeeting } from '#shared/change/filled-meeting.ts';
import type { Board, Meeting } from '#shared/model/board.ts';
import type { Moment, When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { compareInOrder } from '#shared/planning/name-order.ts';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { lengthOf, sittings, startOf, timesOf, type BoardRoom } from '../../../data/meetings.ts';
import { todayIn } from '../../../data/today.ts';
import {
  Badge,
  Button,
  DataTable,
  EmptyState,
  MenuButton,
  PageHeader,
  SegmentedControl,
  type Column,
} from '../../../ui/index.ts';
import { ChangeViews } from '../../../ui/records/change-views.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { CallMeeting } from './call-meeting.tsx';
import { placeOfBoard } from '../place.ts';
import list from '../../../ui/list-page.module.css';

interface Row {
  readonly id: string;
  readonly sitting: Sitting | null;
  readonly meeting: Meeting | null;
  readonly board: Board;
  readonly when: When | null;
  readonly cutOff: Moment | null;
}

/** Days ahead of which meetings are listed. */
const AHEAD = 60;
const rowId = (row: Row) => row.id;

interface MeetingListProps {
  readonly room: BoardRoom;
  readonly configuration: Configuration;
}

/** Meetings ahead, prepared or not, and those that were held. */
export function MeetingList({ room, configuration }: MeetingListProps) {
  const { t } = useTranslation('boards');
  const go = useNavigation((state) => state.go);
  const [shown, setShown] = useState<'ahead' | 'past'>('ahead');
  const [isCalling, setCalling] = useState(false);
  const rows = useRows(room, configuration, shown);
  const columns = useColumns();
  const prepare = usePrepare(room, configuration);
  const boards = [...configuration.boards.values()].filter(({ archived }) => !archived).sort(compareInOrder);
  const open = (row: Row) => {
    if (row.meeting !== null) go('meetings', row.meeting.id);
    else if (row.sitting !== null) void prepare(row.sitting);
  };
  // An emergency board meets when it is called; the others are expected to have a series.
  const idle = boards.filter(
    ({ kind, eventId }) => kind === 'cab' && (eventId === null || !room.eventsById.has(eventId)),
  );
  const menu = boards.map((board) => ({
    id: board.id,
    label: board.name,
    icon: 'settings' as const,
    onAction: () => go('meetings', placeOfBoard(board.id)),
  }));
  return (
    <div className={list.page}>
      <PageHeader title={t('title')}>
        <ChangeViews value="meetings" />
        <SegmentedControl
          label={t('list.label')}
          value={shown}
          options={[
            { id: 'ahead', label: t('list.ahead') },
            { id: 'past', label: t('list.past') },
          ]}
          onChange={setShown}
        />
        <span className={list.push} />
        <Button icon="plus" onPress={() => setCalling(true)}>
          {t('call.action')}
        </Button>
        <MenuButton label={t('board.settings')} icon="settings" items={menu} />
      </PageHeader>
      {shown === 'ahead' && rows.length > 0 && idle.length > 0 && (
        <div className={list.filters}>
          {t('list.noSeries', { count: idle.length, names: idle.map(({ name }) => name).join(', ') })}
          {idle.map((board) => (
            <Button key={board.id} variant="quiet" onPress={() => go('meetings', placeOfBoard(board.id))}>
              {board.name}
            </Button>
          ))}
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState
          icon="gate"
          title={t(shown === 'ahead' ? 'list.empty.title' : 'list.empty.held')}
          text={t(shown === 'ahead' ? 'list.empty.text' : 'list.empty.heldText')}
          actions={
            shown === 'ahead' &&
            boards.map((board, index) => (
              <Button
                key={board.id}
                variant={index === 0 ? 'primary' : 'secondary'}
                onPress={() => go('meetings', placeOfBoard(board.id))}
              >
                {board.name}
              </Button>
            ))
          }
        />
      ) : (
        <DataTable
          label={t('list.label')}
          rows={rows}
          columns={columns}
          getRowId={rowId}
          onOpen={open}
          emptyState={null}
        />
      )}
      {isCalling && (
        <CallMeeting boards={boards} room={room} configuration={configuration} onClose={() => setCalling(false)} />
      )}
    </div>
  );
}

function useRows(room: BoardRoom, configuration: Configuration, shown: 'ahead' | 'past'): readonly Row[] {
  const { zone } = configuration.settings;
  const today = todayIn(zone);
  return useMemo(() => {
    const known = room.meetings.flatMap((meeting): Row[] => {
      const board = configuration.boards.get(meeting.boardId);
      if (board === undefined) return [];
      return [{ id: meeting.id, sitting: null, meeting, board, ...timesOf(meeting, board, room, configuration) }];
    });
    if (shown === 'past') {
      return known
        .filter(({ meeting }) => (meeting?.endedAt ?? null) !== null)
        .toSorted((a, b) => (order(a) > order(b) ? -1 : 1));
    }
    const range = { first: today, last: addDays(today, AHEAD) };
    const fresh = sittings(room, configuration, range)
      .filter(({ meeting }) => meeting === null)
      .map((sitting): Row => {
        const { board, event, occurrence, when } = sitting;
        const cutOff = cutOffOf(board, when, zone, room.works);
        return { id: `${event.id} ${occurrence ?? ''}`, sitting, meeting: null, board, when, cutOff };
      });
    return [...known.filter(({ meeting }) => meeting?.endedAt === null), ...fresh].toSorted((a, b) =>
      order(a) < order(b) ? -1 : 1,
    );
  }, [room, configuration, zone, today, shown]);
}

const order = ({ when, id }: Row): string => `${when === null ? '' : startOf(when)} ${id}`;

/** Makes the meeting of a sitting with its agenda filled, and opens it. */
function usePrepare(room: BoardRoom, configuration: Configuration): (sitting: Sitting) => Promise<void> {
  const edit = useEdit();
  const go = useNavigation((state) => state.go);
  return async (sitting) => {
    const nextId = () => uuidv7(Date.now());
    const approvals = room.changes.flatMap(({ id }) => room.approvalsOf(id));
    const record = filledMeeting(sitting, { ...room, approvals }, configuration, nextId);
    const done = await edit('meetingPrepared', { label: record.title }, [{ op: 'create', table: 'meetings', record }]);
    if (done !== null) go('meetings', record.id);
  };
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('boards');
  const text = useWhenText();
  return useMemo(
    () => [
      {
        id: 'when',
        header: t('list.columns.when'),
        width: 'minmax(220px, 1.5fr)',
        cell: ({ when }) => <span className={list.key}>{when === null ? t('meeting.noTime') : text.when(when)}</span>,
        sortValue: ({ when }) => (when === null ? null : startOf(when)),
      },
      {
        id: 'board',
        header: t('list.columns.board'),
        width: 'minmax(140px, 1.5fr)',
        cell: ({ board }) => board.name,
        sortValue: ({ board }) => board.name,
      },
      {
        id: 'cutOff',
        header: t('list.columns.cutOff'),
        width: 'minmax(190px, 1fr)',
        cell: ({ cutOff }) => cutOff !== null && text.moment(cutOff),
        sortValue: ({ cutOff }) => cutOff?.utc ?? null,
      },
      {
        id: 'items',
        header: t('list.columns.items'),
        width: 88,
        align: 'end',
        cell: ({ meeting }) => meeting !== null && meeting.agenda.length,
        sortValue: ({ meeting }) => meeting?.agenda.length ?? null,
      },
      {
        id: 'minutes',
        header: t('list.columns.minutes'),
        width: 128,
        align: 'end',
        cell: ({ meeting, when }) => {
          if (meeting === null || meeting.agenda.length === 0) return null;
          const planned = meeting.agenda.reduce((sum, item) => sum + item.minutes, 0);
          const length = lengthOf(when);
          return length === null ? t('list.minutesText', { count: planned }) : t('list.ofMinutes', { planned, length });
        },
      },
      {
        id: 'state',
        header: t('list.columns.state'),
        width: 128,
        cell: (row) => <StateBadge row={row} />,
        sortValue: (row) => stateOf(row),
      },
    ],
    [t, text],
  );
}

function stateOf({ meeting, when }: Row): 'open' | 'prepared' | 'running' | 'held' | 'cancelled' {
  if (meeting === null) return 'open';
  if (meeting.endedAt !== null) return 'held';
  if (meeting.startedAt !== null) return 'running';
  return when === null ? 'cancelled' : 'prepared';
}

const TONES = { open: 'neutral', prepared: 'accent', running: 'warn', held: 'ok', cancelled: 'danger' } as const;

function StateBadge({ row }: { readonly row: Row }) {
  const { t } = useTranslation('boards');
  const state = stateOf(row);
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}
