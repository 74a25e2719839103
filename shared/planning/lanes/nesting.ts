import { packBars, type Bar, type BarChoices, type Placed } from './bars.ts';
import type { Lane } from './grouping.ts';
import type { LaneRow } from './layout.ts';

interface Parts<P extends Placed> {
  readonly own: readonly P[];
  readonly phases: readonly P[];
  /** Gates, deployments and whatever else belongs to a release, by the phase they fall into. */
  readonly byPhase: ReadonlyMap<P, readonly P[]>;
  /** Those that fall into none. */
  readonly loose: readonly P[];
}

/**
 * A release with its phases beneath it, and beneath each phase the gates and deployments that fall into
 * it (of two phases at once, the one that began last). What falls into none stands with the release. A
 * collapsed release shows its own bar, a collapsed phase only the phase.
 */
export function nestedRows<P extends Placed>(
  lane: Lane,
  entries: readonly P[],
  choices: BarChoices,
  collapsed: ReadonlySet<string>,
): LaneRow<P>[] {
  const { own, phases, byPhase, loose } = partsOf(entries);
  const hasParts = entries.length > own.length;
  const isCollapsed = hasParts && collapsed.has(lane.id);
  const rows = [block(lane, lane.id, 0, own, isCollapsed ? [] : loose, choices, { hasParts, isCollapsed })];
  if (isCollapsed) return rows;
  for (const phase of phases) {
    const held = byPhase.get(phase) ?? [];
    const id = `${lane.id}/${phase.entry.recordId}`;
    const isShut = held.length > 0 && collapsed.has(id);
    const head = { id, label: phase.entry.title, hint: '' };
    const shown = isShut ? [] : held;
    rows.push(block(head, lane.id, 1, [phase], shown, choices, { hasParts: held.length > 0, isCollapsed: isShut }));
  }
  return rows;
}

function block<P extends Placed>(
  head: Lane,
  laneId: string,
  level: 0 | 1,
  above: readonly P[],
  beneath: readonly P[],
  choices: BarChoices,
  state: { readonly hasParts: boolean; readonly isCollapsed: boolean },
): LaneRow<P> {
  const first = packBars(above, choices);
  const rest = packBars(beneath, choices, first.rows);
  const bars: Bar<P>[] = [...first.bars, ...rest.bars];
  return { ...head, laneId, level, bars, rows: Math.max(1, rest.rows), ...state };
}

function partsOf<P extends Placed>(entries: readonly P[]): Parts<P> {
  const own = entries.filter(({ entry }) => entry.table === 'releases');
  const phases = entries
    .filter(({ entry }) => entry.table === 'phases')
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const byPhase = new Map<P, P[]>();
  const loose: P[] = [];
  for (const placed of entries) {
    if (placed.entry.table === 'releases' || placed.entry.table === 'phases') continue;
    const phase = phases.findLast(({ start, end }) => start <= placed.start && placed.start < end);
    if (phase === undefined) loose.push(placed);
    else byPhase.set(phase, [...(byPhase.get(phase) ?? []), placed]);
  }
  return { own, phases, byPhase, loose };
}
