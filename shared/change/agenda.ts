import { AgendaItem, type Board } from '../model/board.ts';
import type { ChangeRequest, RiskLevel } from '../model/change.ts';
import type { Id } from '../model/schema.ts';
import type { Instant, When } from '../model/time.ts';
import { isAhead } from '../planning/conflicts/facts.ts';
import type { Configuration } from '../planning/configuration.ts';
import { compareNames } from '../planning/name-order.ts';
import { instantsOfWhen } from '../planning/moments.ts';
import { riskOf } from './risk.ts';

const DAY_MS = 86_400_000;
const WEIGHT: Readonly<Record<RiskLevel, number>> = { high: 3, moderate: 2, low: 1 };

/** Why the rule leaves a change out of an agenda. */
export type LeftOut =
  | 'otherType'
  | 'otherState'
  | 'tooLate'
  | 'outOfRange'
  | 'noTime'
  | 'placeholder'
  | 'decided'
  | 'standard';

export interface AgendaSource {
  readonly board: Board;
  readonly meets: When;
  /** Handed in by then; null: whenever. */
  readonly cutOff: Instant | null;
  readonly changes: readonly ChangeRequest[];
  /** Boards' decisions there are, by change: what was approved or refused does not come again. */
  readonly isDecided: (changeId: Id) => boolean;
}

/** What the rule makes of one change. */
export function agendaRule(change: ChangeRequest, source: AgendaSource, configuration: Configuration): LeftOut | null {
  const { cutOff } = source;
  const notOfBoard = typeRule(change, source, configuration);
  if (notOfBoard !== null) return notOfBoard;
  const { stage, category } = configuration.statuses.get(change.statusId) ?? { stage: null, category: 'cancelled' };
  if (category === 'cancelled' || !(stage === 'assess' || stage === 'authorize')) return 'otherState';
  if (change.placeholder) return 'placeholder';
  if (source.isDecided(change.id)) return 'decided';
  if (cutOff !== null && (change.submittedAt === null || change.submittedAt > cutOff)) return 'tooLate';
  return timeRule(change, source, configuration);
}

/** Whether the board is asked about changes of its type. */
function typeRule(
  { typeId }: ChangeRequest,
  { board }: AgendaSource,
  { changeTypes }: Configuration,
): 'standard' | 'otherType' | null {
  const type = changeTypes.get(typeId);
  if (type === undefined || type.board === null) return 'standard';
  const asked = board.changeTypeIds.length > 0 ? board.changeTypeIds.includes(type.id) : type.board === board.kind;
  return asked ? null : 'otherType';
}

/** Whether it starts within what the meeting looks at. */
function timeRule(
  { when }: ChangeRequest,
  { board, meets }: AgendaSource,
  { settings }: Configuration,
): 'noTime' | 'outOfRange' | null {
  if (when === null) return 'noTime';
  const starts = Date.parse(instantsOfWhen(when, settings.zone).start);
  const meeting = Date.parse(instantsOfWhen(meets, settings.zone).start);
  return starts < meeting || starts > meeting + board.rangeDays * DAY_MS ? 'outOfRange' : null;
}

/** Time a board will be asked for by changes that are still placeholders. */
export interface HeldTime {
  readonly count: number;
  readonly minutes: number;
}

/** Placeholders that start in the range of a meeting, each counted as its kind will be once it is firm. */
export function heldTime(source: AgendaSource, configuration: Configuration): HeldTime {
  const held = source.changes.filter(
    (change) =>
      change.placeholder &&
      isAhead(change, configuration) &&
      typeRule(change, source, configuration) === null &&
      timeRule(change, source, configuration) === null,
  );
  const minutes = held.reduce((sum, change) => sum + minutesFor(change, source.board, configuration), 0);
  return { count: held.length, minutes };
}

/**
 * An agenda brought up to date by the rule: what somebody put there or what was decided stays; what the rule
 * had taken and no longer would goes; what is new comes in, riskiest first. Where somebody has put it in an
 * order of their own, that order stays and what is new stands at its end.
 */
export function fillAgenda(
  agenda: readonly AgendaItem[],
  orderedByHand: boolean,
  source: AgendaSource,
  configuration: Configuration,
  nextId: () => Id,
): AgendaItem[] {
  const byId = new Map(source.changes.map((change) => [change.id, change]));
  const wanted = source.changes.filter((change) => agendaRule(change, source, configuration) === null);
  const wantedIds = new Set(wanted.map(({ id }) => id));
  const kept = agenda.filter(
    (item) =>
      byId.has(item.changeId) && (item.addedBy === 'person' || item.decision !== null || wantedIds.has(item.changeId)),
  );
  const there = new Set(kept.map(({ changeId }) => changeId));
  const fresh = inAgendaOrder(
    wanted.filter(({ id }) => !there.has(id)),
    configuration,
  ).map((change) =>
    AgendaItem.parse({ id: nextId(), changeId: change.id, minutes: minutesFor(change, source.board, configuration) }),
  );
  if (orderedByHand) return [...kept, ...fresh];
  const position = new Map(
    inAgendaOrder(
      [...kept, ...fresh].flatMap(({ changeId }) => byId.get(changeId) ?? []),
      configuration,
    ).map(({ id }, index) => [id, index]),
  );
  return [...kept, ...fresh].toSorted((a, b) => (position.get(a.changeId) ?? 0) - (position.get(b.changeId) ?? 0));
}

/** About two minutes for a change of low risk, five for any other (CHECKLISTS "CAB pack"); the board says how many. */
export function minutesFor(
  change: ChangeRequest,
  { minutesSimple, minutesComplex }: Pick<Board, 'minutesSimple' | 'minutesComplex'>,
  configuration: Configuration,
): number {
  return riskOf(change, configuration).level === 'low' ? minutesSimple : minutesComplex;
}

/** Riskiest first, then by priority, then the one that starts first. What was not rated comes before what is low. */
export function inAgendaOrder(changes: readonly ChangeRequest[], configuration: Configuration): ChangeRequest[] {
  const { zone } = configuration.settings;
  const rank = (change: ChangeRequest): [number, number, string] => {
    const { level } = riskOf(change, configuration);
    const weight = level === null ? 1.5 : WEIGHT[level];
    const start = change.when === null ? '9' : instantsOfWhen(change.when, zone).start;
    return [-weight, change.priority ?? 5, start];
  };
  const ranked = changes.map((change) => ({ change, rank: rank(change) }));
  return ranked
    .toSorted((a, b) => {
      if (a.rank[0] !== b.rank[0]) return a.rank[0] - b.rank[0];
      if (a.rank[1] !== b.rank[1]) return a.rank[1] - b.rank[1];
      if (a.rank[2] !== b.rank[2]) return a.rank[2] < b.rank[2] ? -1 : 1;
      return compareNames(a.change.key, b.change.key);
    })
    .map(({ change }) => change);
}

/** When each item is due, from the start of the meeting: epoch ms, one more for the end. */
export function agendaTimes(startMs: number, agenda: readonly Pick<AgendaItem, 'minutes'>[]): number[] {
  const times = [startMs];
  for (const { minutes } of agenda) times.push((times.at(-1) ?? startMs) + minutes * 60_000);
  return times;
}
