import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { agendaRule, agendaTimes, heldTime, minutesFor } from '#shared/change/agenda.ts';
import { reordered } from '#shared/change/meeting.ts';
import { riskOf } from '#shared/change/risk.ts';
import { AgendaItem, type Board, type Meeting } from '#shared/model/board.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { agendaSource, lengthOf, type BoardRoom, type MeetingTimes } from '../../../data/meetings.ts';
import { Badge, EmptyState, IconButton, NumberField, Section } from '../../../ui/index.ts';
import { AddFromList } from '../../../ui/records/add-from-list.tsx';
import { RiskBadge } from '../../../ui/records/risk-badge.tsx';
import { useLintText } from '../../../ui/records/lint-text.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import type { MeetingEdits } from './use-meeting.ts';
import styles from '../boards.module.css';

export interface MeetingParts {
  readonly meeting: Meeting;
  readonly board: Board;
  readonly room: BoardRoom;
  readonly configuration: Configuration;
  readonly edits: MeetingEdits;
}

/** What is decided in which order, with the time it gets and what would be sent back. */
export function Agenda(props: MeetingParts & { readonly times: MeetingTimes }) {
  const { meeting, board, room, configuration, times, edits } = props;
  const { t } = useTranslation('boards');
  const clock = useClock(configuration.settings.zone);
  const { agenda } = meeting;
  const isHeld = meeting.endedAt !== null;
  const planned = agenda.reduce((sum, item) => sum + item.minutes, 0);
  const length = lengthOf(times.when);
  const source = useMemo(() => agendaSource(board, times, room), [board, times, room]);
  const held = source === null ? null : heldTime(source, configuration);
  const isOver = length !== null && held !== null && planned + held.minutes > length;
  const starts = times.when?.type === 'moments' ? agendaTimes(Date.parse(times.when.start.utc), agenda) : [];
  const timeOf = (item: AgendaItem, start: number | undefined): string => {
    // Afterwards it matters when it was decided, not when it was meant to be.
    if (isHeld) return item.decidedAt === null ? '' : clock(Date.parse(item.decidedAt));
    return start === undefined ? '' : clock(start);
  };
  const there = new Set(agenda.map(({ changeId }) => changeId));
  const options = useMemo(
    () =>
      room.changes
        .filter(({ id, statusId }) => !there.has(id) && configuration.statuses.get(statusId)?.category !== 'cancelled')
        .sort((a, b) => compareNames(a.key, b.key))
        .map(({ id, key, title }) => ({ id, label: key, hint: title })),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `there` is made of the agenda
    [room, configuration, agenda],
  );
  const add = (id: string) => {
    const change = room.changesById.get(id);
    if (change === undefined) return;
    const item = AgendaItem.parse({
      id: uuidv7(Date.now()),
      changeId: id,
      minutes: minutesFor(change, board, configuration),
      addedBy: 'person',
    });
    void edits.save({ agenda: [...agenda, item] });
  };
  const saveItem = (item: AgendaItem, fields: Partial<AgendaItem>) =>
    edits.save({ agenda: agenda.map((one) => (one.id === item.id ? { ...one, ...fields } : one)) });
  return (
    <Section
      title={t('meeting.agenda')}
      actions={
        <span className={styles.bar}>
          {(agenda.length > 0 || (held?.count ?? 0) > 0) && !isHeld && (
            <span className={styles.small}>
              {length === null ? t('meeting.planned', { planned }) : t('meeting.plannedOf', { planned, length })}
            </span>
          )}
          {!isHeld && held !== null && held.count > 0 && (
            <Badge tone={isOver ? 'warn' : 'neutral'}>{t('meeting.held', { ...held })}</Badge>
          )}
          {!isHeld && <AddFromList label={t('meeting.addChange')} options={options} onAdd={add} />}
        </span>
      }
    >
      {agenda.length === 0 ? (
        <EmptyState
          icon="list"
          title={t('meeting.agendaEmpty')}
          text={t('meeting.agendaEmptyText', { days: board.rangeDays })}
        />
      ) : (
        <table className={styles.items}>
          <thead>
            <tr>
              <th scope="col">{t('meeting.columns.time')}</th>
              <th scope="col">{t('meeting.columns.change')}</th>
              <th scope="col">{t('meeting.columns.risk')}</th>
              <th scope="col" className={styles.when}>
                {t('meeting.columns.when')}
              </th>
              <th scope="col" className={styles.number}>
                {t('meeting.columns.minutes')}
              </th>
              <th scope="col">{t(isHeld ? 'meeting.columns.decision' : 'meeting.columns.findings')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('meeting.more')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {agenda.map((item, index) => (
              <ItemRow
                key={item.id}
                item={item}
                change={room.changesById.get(item.changeId) ?? null}
                time={timeOf(item, starts[index])}
                room={room}
                configuration={configuration}
                isHeld={isHeld}
                isFirst={index === 0}
                isLast={index === agenda.length - 1}
                onMinutes={(minutes) => void saveItem(item, { minutes })}
                onMove={(by) =>
                  void edits.save({ agenda: reordered(agenda, item.id, by), orderedByHand: true }, 'agendaOrdered')
                }
                onRemove={() => void edits.save({ agenda: agenda.filter((one) => one.id !== item.id) })}
              />
            ))}
          </tbody>
        </table>
      )}
      {!isHeld && <LeftOut {...props} />}
    </Section>
  );
}

interface ItemRowProps {
  readonly item: AgendaItem;
  readonly change: ChangeRequest | null;
  readonly time: string;
  readonly room: BoardRoom;
  readonly configuration: Configuration;
  readonly isHeld: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMinutes: (minutes: number) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function ItemRow(props: ItemRowProps) {
  const { item, change, time, room, configuration, isHeld, isFirst, isLast, onMinutes, onMove, onRemove } = props;
  const { t } = useTranslation('boards');
  const text = useWhenText();
  const go = useNavigation((state) => state.go);
  const key = change?.key ?? '?';
  return (
    <tr>
      <td className={styles.time}>{time}</td>
      <td>
        <button
          type="button"
          className={styles.open}
          aria-label={`${key} ${change?.title ?? ''}`}
          onClick={() => go('changes', item.changeId)}
        >
          <b>{key}</b> <span dir="auto">{change?.title ?? ''}</span>
        </button>
      </td>
      <td>{change !== null && <RiskBadge level={riskOf(change, configuration).level} />}</td>
      <td className={styles.small}>{change !== null && change.when !== null && text.when(change.when)}</td>
      <td className={styles.number}>
        {isHeld ? (
          item.minutes
        ) : (
          <NumberField
            label={t('meeting.minutesOf', { key })}
            hideLabel
            value={item.minutes}
            min={0}
            max={600}
            onSave={(minutes) => onMinutes(minutes ?? 0)}
          />
        )}
      </td>
      <td>{isHeld || item.decision !== null ? <Decision item={item} /> : <Findings change={change} room={room} />}</td>
      <td className={styles.acts}>
        {!isHeld && (
          <>
            <IconButton
              icon="arrow-up"
              label={t('meeting.up', { key })}
              isDisabled={isFirst}
              onPress={() => onMove(-1)}
            />
            <IconButton
              icon="arrow-down"
              label={t('meeting.down', { key })}
              isDisabled={isLast}
              onPress={() => onMove(1)}
            />
            <IconButton icon="close" label={t('meeting.remove', { key })} onPress={onRemove} />
          </>
        )}
      </td>
    </tr>
  );
}

const TONES = { approved: 'ok', rejected: 'danger', deferred: 'warn' } as const;

export function Decision({ item }: { readonly item: AgendaItem }) {
  const { t } = useTranslation('boards');
  if (item.decision === null) return <span className={styles.small}>{t('meeting.decidedNothing')}</span>;
  const isConditional = item.decision === 'approved' && item.conditions !== '';
  return (
    <span title={item.conditions}>
      <Badge tone={TONES[item.decision]}>
        {t(isConditional ? 'decision.withConditions' : `decision.${item.decision}`)}
      </Badge>
    </span>
  );
}

function Findings({ change, room }: { readonly change: ChangeRequest | null; readonly room: BoardRoom }) {
  const say = useLintText();
  if (change === null) return null;
  const findings = room.linter.lint(change);
  if (findings.length === 0) return null;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <span title={findings.map(say).join('\n')}>
      <Badge tone={errors > 0 ? 'danger' : 'warn'}>{findings.length}</Badge>
    </span>
  );
}

/** Changes of the board's kind that the rule leaves out although somebody may look for them here. */
function LeftOut({ meeting, board, room, configuration, times }: MeetingParts & { readonly times: MeetingTimes }) {
  const { t } = useTranslation('boards');
  const go = useNavigation((state) => state.go);
  const source = agendaSource(board, times, room);
  if (source === null) return null;
  const there = new Set(meeting.agenda.map(({ changeId }) => changeId));
  const left = room.changes.flatMap((change) => {
    const why = there.has(change.id) ? null : agendaRule(change, source, configuration);
    return why === 'tooLate' || why === 'noTime' || why === 'outOfRange' || why === 'placeholder'
      ? [{ change, why } as const]
      : [];
  });
  if (left.length === 0) return null;
  return (
    <details className={styles.small}>
      <summary>{t('meeting.left.title', { count: left.length })}</summary>
      <ul className={styles.findings}>
        {left.slice(0, 50).map(({ change, why }) => (
          <li key={change.id}>
            <button type="button" className={styles.open} onClick={() => go('changes', change.id)}>
              <b>{change.key}</b> {change.title}: {t(`meeting.left.${why}`)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function useClock(zone: string): (ms: number) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    });
    return (ms) => format.format(new Date(ms));
  }, [i18n.language, zone]);
}
