import { takesRoom } from '#shared/model/booking.ts';
import { stateOfGate } from '#shared/planning/gate-standing.ts';
import type { RecordOf } from '#shared/model/tables.ts';
import type { When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays, isoWeekday } from '#shared/planning/days.ts';
import { dayIn, daysOfWhen, instantsOfWhen } from '#shared/planning/moments.ts';
import { occurrencesOf } from '#shared/planning/recurrence.ts';
import { bookingAsEvent } from '#shared/planning/repeating.ts';

/*
 * The rules once more, written from their wording: every two records compared, every instant counted,
 * no index, nothing kept. Slow and plain on purpose; shares the model and the expansion of series with
 * the engine, and nothing of `planning/conflicts`.
 */

type Rows<T extends 'releases' | 'phases' | 'gates' | 'deployments' | 'bookings' | 'events' | 'changes'> =
  readonly RecordOf<T>[];
export interface OraclePlan {
  readonly releases: Rows<'releases'>;
  readonly phases: Rows<'phases'>;
  readonly gates: Rows<'gates'>;
  readonly deployments: Rows<'deployments'>;
  readonly bookings: Rows<'bookings'>;
  readonly events: Rows<'events'>;
  readonly changes: Rows<'changes'>;
}

interface Span {
  readonly start: number;
  readonly end: number;
}
interface Taking extends Span {
  readonly ref: string;
  readonly units: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** `rule|records, sorted` and the stretch of time of each conflict, sorted. */
export function oracle(plan: OraclePlan, configuration: Configuration, today: string): string[] {
  const { settings, environments, environmentPurposes, statuses, services, eventKinds, phaseTypes } = configuration;
  const { zone } = settings;
  const range = { first: addDays(today, -30), last: addDays(today, 548), zone };
  const spanOf = (when: When): Span => {
    const { start, end } = instantsOfWhen(when, zone);
    const [from, to] = [Date.parse(start), Date.parse(end)];
    return { start: from, end: Math.max(to, from + 1) };
  };
  const days = (first: string, last: string) => spanOf({ type: 'dates', first, last });
  const past = days(range.first, range.first).start;
  const now = days(today, today).start;
  const lines: string[] = [];
  const tell = (rule: string, refs: readonly string[], { start, end }: Span): void => {
    if (end > past) lines.push(`${rule}|${[...refs].sort().join('|')} ${start}-${end}`);
  };
  const isOn = (rule: string) => settings.conflictRules[rule]?.on ?? true;
  const figure = (rule: string, name: string, otherwise: number) =>
    settings.conflictRules[rule]?.tune[name] ?? otherwise;
  const meets = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
  const both = (a: Span, b: Span): Span => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) });

  // A day of another zone ends a day later, and what is planned on the first day asks for windows some days before it.
  const withEdge = { ...range, first: addDays(range.first, -Math.max(figure('outsideWindow', 'withinDays', 7), 2)) };

  const releaseOf = (id: string | null) => plan.releases.find((release) => release.id === id);
  const categoryOf = (id: string | null) => statuses.get(releaseOf(id)?.statusId ?? '')?.category;
  const isOver = (category: string | undefined) => category === 'done' || category === 'cancelled';

  // --- bookings
  const taking = plan.bookings
    .filter((booking) => takesRoom(booking) && categoryOf(booking.releaseId) !== 'cancelled')
    .flatMap((booking): (Taking & { environmentId: string })[] => {
      const { environmentId, units } = booking;
      if (booking.recurrence === null)
        return [{ ref: `bookings:${booking.id}`, environmentId, units, ...spanOf(booking.when) }];
      return occurrencesOf(bookingAsEvent(booking), withEdge)
        .filter(({ cancelled }) => !cancelled)
        .map(({ key, when }) => ({ ref: `bookings:${booking.id}:${key}`, environmentId, units, ...spanOf(when) }));
    })
    .filter(({ end }) => end > past);
  for (const environment of environments.values()) {
    const here = taking.filter(({ environmentId }) => environmentId === environment.id);
    if (environment.sharing === 'exclusive') {
      if (!isOn('doubleBooking')) continue;
      for (const [i, a] of here.entries())
        for (const b of here.slice(i + 1)) if (meets(a, b)) tell('doubleBooking', [a.ref, b.ref], both(a, b));
      continue;
    }
    if (!isOn('overCapacity')) continue;
    for (const stretch of fullStretches(here, environment.capacity))
      tell(
        'overCapacity',
        here.filter((one) => meets(one, stretch)).map(({ ref }) => ref),
        stretch,
      );
  }

  // --- deployments
  const isLive = (name: string): boolean => {
    const known = [...environments.values()].find((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase());
    return known === undefined || environmentPurposes.get(known.purposeId)?.production === true;
  };
  const deployed = plan.deployments.map((deployment) => {
    const release = releaseOf(deployment.releaseId);
    const touched = deployment.serviceIds.length > 0 ? deployment.serviceIds : (release?.serviceIds ?? []);
    const own = statuses.get(deployment.statusId)?.category;
    const category = isOver(own) ? own : categoryOf(deployment.releaseId);
    const span = spanOf(deployment.when);
    const teams = [...(release?.teamIds ?? []), ...touched.map((id) => services.get(id)?.teamId ?? '-')];
    return {
      ...span,
      id: deployment.id,
      ref: `deployments:${deployment.id}`,
      releaseId: deployment.releaseId,
      name: deployment.environment.trim().toLowerCase(),
      isDays: deployment.when.type === 'dates',
      begins:
        deployment.when.type === 'dates'
          ? spanOf({ ...deployment.when, last: deployment.when.first }).end - 1
          : span.start,
      live: isLive(deployment.environment),
      touched,
      teams,
      category,
    };
  });
  const open = deployed.filter(({ category }) => !isOver(category));
  const timed = plan.events.flatMap((event) =>
    occurrencesOf(event, event.recurrence === null ? { ...range, first: '1900-01-01', last: '2200-01-01' } : withEdge)
      .filter(({ cancelled }) => !cancelled)
      .map(({ key, when, override }) => ({
        ref: event.recurrence === null ? `events:${event.id}` : `events:${event.id}:${key}`,
        event,
        when,
        meaning: eventKinds.get(override?.kindId ?? event.kindId)?.meaning,
        ...spanOf(when),
      })),
  );
  const needs = (from: string, to: string, seen = new Set<string>()): boolean =>
    (services.get(from)?.dependsOn ?? []).some((next) => {
      if (next === to && services.has(to)) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return needs(next, to, seen);
    });
  interface Touching {
    readonly touched: readonly string[];
    readonly teams: readonly string[];
  }
  const concerns = (event: RecordOf<'events'>, one: Touching, withDependents: boolean): boolean => {
    if (event.serviceIds.length + event.teamIds.length === 0) return true;
    if (event.teamIds.some((id) => one.teams.includes(id))) return true;
    return event.serviceIds.some((id) =>
      one.touched.some((service) => service === id || (withDependents && needs(service, id))),
    );
  };
  for (const one of open.filter(({ live }) => live)) {
    for (const [rule, meaning] of [
      ['hardFreeze', 'hardFreeze'],
      ['softFreeze', 'softFreeze'],
    ] as const) {
      if (!isOn(rule)) continue;
      for (const freeze of timed.filter((event) => event.meaning === meaning)) {
        if (meets(one, freeze) && concerns(freeze.event, one, figure(rule, 'dependents', 0) === 1))
          tell(rule, [one.ref, freeze.ref], both(one, freeze));
      }
    }
    if (!isOn('outsideWindow')) continue;
    const reach = figure('outsideWindow', 'withinDays', 7) * DAY;
    const windows = timed.filter(
      (event) =>
        event.meaning === 'changeWindow' &&
        meets(event, { start: one.start - reach, end: one.end + reach }) &&
        concerns(event.event, one, false),
    );
    if (windows.length === 0) continue;
    const bare = instantsOutside(one, windows);
    const isMet = one.isDays ? windows.some((window) => meets(window, one)) : bare === null;
    if (!isMet) tell('outsideWindow', [one.ref], bare ?? one);
  }
  if (isOn('overlappingDeployments')) {
    for (const [i, a] of open.entries()) {
      for (const b of open.slice(i + 1)) {
        const sameRelease = a.releaseId === b.releaseId;
        if (sameRelease && figure('overlappingDeployments', 'withinRelease', 0) !== 1) continue;
        const samePlace = a.name === b.name || (a.live && b.live);
        if (!samePlace && figure('overlappingDeployments', 'anyEnvironment', 0) !== 1) continue;
        const tied = a.touched.some((x) => b.touched.some((y) => x === y || needs(x, y) || needs(y, x)));
        if (meets(a, b) && tied) tell('overlappingDeployments', [a.ref, b.ref], both(a, b));
      }
    }
  }

  // --- changes
  const ahead = plan.changes.flatMap((change) => {
    const category = statuses.get(change.statusId)?.category;
    if (change.when === null || isOver(category)) return [];
    const teams = [...change.teamIds, ...change.serviceIds.map((id) => services.get(id)?.teamId ?? '-')];
    const isDays = change.when.type === 'dates';
    return [
      { ...change, ...spanOf(change.when), ref: `changes:${change.id}`, touched: change.serviceIds, teams, isDays },
    ];
  });
  for (const one of ahead) {
    for (const rule of ['hardFreeze', 'softFreeze']) {
      if (!isOn(rule)) continue;
      for (const freeze of timed.filter((event) => event.meaning === rule)) {
        if (meets(one, freeze) && concerns(freeze.event, one, figure(rule, 'dependents', 0) === 1))
          tell(rule, [one.ref, freeze.ref], both(one, freeze));
      }
    }
    const isEmergency = configuration.changeTypes.get(one.typeId)?.meaning === 'emergency';
    if (!isOn('outsideWindow') || one.placeholder || isEmergency) continue;
    const reach = figure('outsideWindow', 'withinDays', 7) * DAY;
    const windows = timed.filter(
      (event) =>
        (event.meaning === 'changeWindow' || event.meaning === 'maintenanceWindow') &&
        meets(event, { start: one.start - reach, end: one.end + reach }) &&
        concerns(event.event, one, false),
    );
    if (windows.length === 0) continue;
    const bare = instantsOutside(one, windows);
    const isMet = one.isDays ? windows.some((window) => meets(window, one)) : bare === null;
    if (!isMet) tell('outsideWindow', [one.ref], bare ?? one);
  }
  if (isOn('collidingChanges')) {
    for (const [i, a] of ahead.entries()) {
      for (const b of ahead.slice(i + 1)) {
        if (a.placeholder && b.placeholder) continue;
        const sameRelease = a.releaseId !== null && a.releaseId === b.releaseId;
        if (sameRelease && figure('collidingChanges', 'withinRelease', 0) !== 1) continue;
        const tied = a.touched.some((x) => b.touched.some((y) => x === y || needs(x, y) || needs(y, x)));
        if (meets(a, b) && tied) tell('collidingChanges', [a.ref, b.ref], both(a, b));
      }
    }
  }

  // --- releases
  const goLives = (releaseId: string) => {
    const kept = deployed.filter((one) => one.releaseId === releaseId && one.category !== 'cancelled');
    const live = kept.some((one) => one.live) ? kept.filter((one) => one.live) : kept;
    return live.sort((a, b) => a.start - b.start || (a.ref < b.ref ? -1 : 1));
  };
  const guarded = (releaseId: string, due: Span) => {
    const candidates = goLives(releaseId).filter((one) => !isOver(one.category));
    return candidates.find((one) => one.begins >= due.start) ?? candidates.at(-1);
  };
  const isHoliday = (day: string) =>
    timed.some(({ event, meaning, when }) => {
      if (meaning !== 'holiday' || event.serviceIds.length + event.teamIds.length > 0) return false;
      const { first, last } = daysOfWhen(when, zone);
      return first <= day && day <= last;
    });
  for (const gate of plan.gates) {
    const release = releaseOf(gate.releaseId);
    if (release === undefined || isOver(categoryOf(release.id)) || stateOfGate(gate, configuration) !== 'open')
      continue;
    const due = spanOf(gate.due);
    const deployment = guarded(release.id, due);
    if (deployment === undefined) continue;
    const isAfter = due.start > deployment.begins;
    const refs = [`gates:${gate.id}`, deployment.ref];
    if (isAfter && isOn('gateAfterDeployment'))
      tell('gateAfterDeployment', refs, { start: deployment.start, end: due.end });
    if (gate.typeId !== 'cab' || !isOn('cutOffMissed')) continue;
    const on = gate.due.type === 'dates' ? gate.due.first : dayIn(gate.due.start, zone);
    const off = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(deployment.start);
    let left = 0;
    for (let day = addDays(on, 1); day <= off; day = addDays(day, 1))
      if (settings.workingDays.includes(isoWeekday(day)) && !isHoliday(day)) left += 1;
    if (isAfter || left < figure('cutOffMissed', 'workingDays', 1))
      tell('cutOffMissed', refs, {
        start: Math.min(due.start, deployment.start),
        end: Math.max(due.end, deployment.start + 1),
      });
  }
  for (const release of plan.releases) {
    if (isOver(categoryOf(release.id))) continue;
    const phases = plan.phases.filter((phase) => phase.releaseId === release.id);
    const orderOf = (phase: RecordOf<'phases'>) => phaseTypes.get(phase.typeId)?.order ?? Number.NaN;
    for (const a of phases) {
      const early =
        release.startDate !== null &&
        a.first < addDays(release.startDate, -figure('phaseOutsideRelease', 'graceDays', 0));
      const late =
        release.releaseDate !== null &&
        a.typeId !== 'early-life-support' &&
        a.last > addDays(release.releaseDate, figure('phaseOutsideRelease', 'graceDays', 0));
      if ((early || late) && isOn('phaseOutsideRelease'))
        tell('phaseOutsideRelease', [`phases:${a.id}`], days(a.first, a.last));
      if (!isOn('phaseOrder')) continue;
      for (const b of phases)
        if (orderOf(b) > orderOf(a) && b.first < a.first)
          tell('phaseOrder', [`phases:${a.id}`, `phases:${b.id}`], days(b.first, a.last > b.last ? a.last : b.last));
    }
    if (!isOn('dependencyLate')) continue;
    const mine = goLives(release.id);
    const firstOpen = mine.find((one) => !isOver(one.category));
    let begins: number | null = null;
    if (firstOpen !== undefined) begins = firstOpen.begins;
    else if (mine.length === 0 && release.releaseDate !== null)
      begins = days(release.releaseDate, release.releaseDate).end - 1;
    if (begins === null) continue;
    for (const id of new Set(release.dependsOn)) {
      const need = releaseOf(id);
      if (need === undefined || id === release.id || isOver(categoryOf(id))) continue;
      const theirs = goLives(id);
      const ends = theirs
        .filter((one) => !isOver(one.category))
        .map((one) => (one.isDays ? Math.max(one.start, one.end - DAY) : one.end));
      let ready: number | null = null;
      if (ends.length > 0) ready = Math.max(...ends);
      else if (theirs.length === 0 && need.releaseDate !== null) ready = days(need.releaseDate, need.releaseDate).start;
      if (ready !== null && ready > begins)
        tell('dependencyLate', [`releases:${release.id}`, `releases:${id}`], { start: begins, end: ready + 1 });
    }
  }

  // --- early life support
  const supports = plan.phases.flatMap((phase) => {
    const release = releaseOf(phase.releaseId);
    const span = days(phase.first, phase.last);
    if (phase.typeId !== 'early-life-support' || release === undefined) return [];
    if (categoryOf(release.id) === 'cancelled' || span.end <= now) return [];
    return [{ ref: `phases:${phase.id}`, units: 1, lead: release.ownerId, ...span }];
  });
  if (isOn('supportWithoutLead'))
    for (const one of supports) if (one.lead === null) tell('supportWithoutLead', [one.ref], one);
  if (isOn('supportOverload')) {
    for (const lead of new Set(supports.map((one) => one.lead))) {
      const theirs = supports.filter((one) => one.lead === lead && lead !== null);
      for (const stretch of fullStretches(theirs, figure('supportOverload', 'atOnce', 1)))
        tell(
          'supportOverload',
          theirs.filter((one) => meets(one, stretch)).map(({ ref }) => ref),
          stretch,
        );
    }
  }
  return lines.sort();
}

/** Stretches between any two edges in which more is taken than there is; those that touch are one. */
function fullStretches(all: readonly Taking[], capacity: number): Span[] {
  const edges = [...new Set(all.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const full: Span[] = [];
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    const used = all.reduce((sum, one) => sum + (one.start <= start && one.end >= end ? one.units : 0), 0);
    if (used <= capacity) continue;
    const last = full.at(-1);
    if (last !== undefined && last.end === start) full[full.length - 1] = { start: last.start, end };
    else full.push({ start, end });
  }
  return full;
}

/** From the first to the last instant of a span that lies in none of the windows. */
function instantsOutside(span: Span, windows: readonly Span[]): Span | null {
  const edges = [...new Set([span.start, span.end, ...windows.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge >= span.start && edge <= span.end)
    .sort((a, b) => a - b);
  const bare = edges.slice(1).flatMap((end, index) => {
    const start = edges[index] ?? end;
    return windows.some((window) => window.start <= start && window.end >= end) ? [] : [{ start, end }];
  });
  const [first] = bare;
  const last = bare.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}
