import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { fillAgenda } from '#shared/change/agenda.ts';
import { decide, type BoardDecision } from '#shared/change/meeting.ts';
import type { Action, Board, Meeting } from '#shared/model/board.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { useEdit } from '../../../data/edit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { agendaSource, timesOf, type BoardRoom } from '../../../data/meetings.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';

const nextId = (): Id => uuidv7(Date.now());
const now = () => msToInstant(Date.now());

export interface MeetingEdits {
  readonly save: (fields: Partial<Meeting>, code?: string) => Promise<boolean>;
  readonly fill: () => Promise<void>;
  readonly decide: (change: ChangeRequest, decision: BoardDecision | null, conditions: string) => Promise<boolean>;
  readonly start: () => Promise<boolean>;
  readonly end: () => Promise<boolean>;
  readonly addAction: (text: string, changeId: Id | null) => Promise<boolean>;
  readonly saveAction: (action: Action, fields: Partial<Action>) => Promise<boolean>;
  readonly removeAction: (action: Action) => Promise<boolean>;
}

/** What can be done to a meeting, each one step to undo. */
export function useMeeting(
  meeting: Meeting,
  board: Board,
  room: BoardRoom,
  configuration: Configuration,
): MeetingEdits {
  const { t } = useTranslation('boards');
  const edit = useEdit();
  const { personId } = useWorkspace();
  const label = meeting.title;
  const write = useCallback(
    async (code: string, params: Record<string, string | number>, changes: readonly Change[]) =>
      (await edit(code, params, changes)) !== null,
    [edit],
  );
  const save = (fields: Partial<Meeting>, code = 'meetingChanged') =>
    write(code, { label }, [patchOf('meetings', meeting.id, fields, meeting)]);
  return {
    save,
    fill: async () => {
      const source = agendaSource(board, timesOf(meeting, board, room, configuration), room);
      if (source === null) return;
      const agenda = fillAgenda(meeting.agenda, meeting.orderedByHand, source, configuration, nextId);
      await write('agendaFilled', { label, count: agenda.length }, [
        patchOf('meetings', meeting.id, { agenda }, meeting),
      ]);
    },
    decide: (change, decision, conditions) =>
      write('boardDecided', { label: change.key, decision: t(`decision.${decision ?? 'takeBack'}`) }, [
        ...decide(
          { decision, conditions },
          { meeting, board, change, approvals: room.approvalsOf(change.id), personId, now: now(), nextId },
          configuration,
        ),
      ]),
    start: () => save({ startedAt: now(), endedAt: null }, 'meetingStarted'),
    end: () => {
      const ended = now();
      const { zone } = configuration.settings;
      const start = momentFromInstant(meeting.startedAt ?? ended, zone);
      const held = { type: 'moments' as const, start, end: momentFromInstant(ended, zone) };
      return save({ startedAt: meeting.startedAt ?? ended, endedAt: ended, held }, 'meetingEnded');
    },
    addAction: (text, changeId) => {
      const record: Action = {
        id: nextId(),
        meetingId: meeting.id,
        boardId: board.id,
        changeId,
        supportId: null,
        text: text.trim().slice(0, 500),
        ownerId: null,
        due: null,
        createdAt: now(),
        doneAt: null,
        note: '',
      };
      return write('actionAdded', { label: record.text }, [{ op: 'create', table: 'actions', record }]);
    },
    saveAction: (action, fields) =>
      write('actionChanged', { label: action.text }, [patchOf('actions', action.id, fields)]),
    removeAction: (action) =>
      write('actionRemoved', { label: action.text }, [{ op: 'delete', table: 'actions', id: action.id }]),
  };
}
