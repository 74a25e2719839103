import type { ChangeRequest, ExposureStep, TicketPolicy } from '../model/change.ts';
import type { Deployment } from '../model/deployment.ts';
import type { Change } from '../model/journal.ts';
import type { Release } from '../model/release.ts';
import type { Id } from '../model/schema.ts';
import type { Moment, When, Zone } from '../model/time.ts';
import type { Configuration } from '../planning/configuration.ts';
import { environmentKey } from '../planning/environments.ts';
import { instantsOfWhen, momentFromInstant } from '../planning/moments.ts';
import { compareNames } from '../planning/name-order.ts';
import { msToInstant } from '../planning/wall.ts';
import { newChange } from './new-change.ts';

/** One change a ticket policy asks for. */
export interface Draft {
  /** What it is for: kept on the change (`draftedFor`), so that drafting again finds it. */
  readonly draftedFor: string;
  /** The change that is there already, whoever made it; null: it would be drafted. */
  readonly exists: ChangeRequest | null;
  readonly title: string;
  readonly serviceIds: readonly Id[];
  readonly environments: readonly string[];
  readonly deploymentIds: readonly Id[];
  /** Null where none of its deployments has a time and the release no date. */
  readonly when: When | null;
  /** How it hangs together with another change, in words. */
  readonly relationship: string;
}

export interface DraftSource {
  readonly release: Release;
  readonly deployments: readonly Deployment[];
  /** Changes of this release. */
  readonly changes: readonly ChangeRequest[];
}

/**
 * The changes a release needs under a policy. Deployments under a standing change need none; cancelled ones
 * neither; and only production is a change of what is live, unless the catalogue knows no production at all.
 */
export function planDrafts(policy: TicketPolicy, source: DraftSource, configuration: Configuration): Draft[] {
  if (policy === 'none') return [];
  const { release } = source;
  const { services, settings } = configuration;
  const deployments = liveDeployments(source.deployments, configuration);
  // Everything it would deploy runs under standing changes: there is nothing to draft.
  if (deployments.length === 0 && source.deployments.some((one) => one.standingChangeId !== null)) return [];
  const servicesOf = (list: readonly Deployment[]): Id[] => {
    const own = list.flatMap((deployment) => deployment.serviceIds);
    return list.length === 0 || list.some((deployment) => deployment.serviceIds.length === 0)
      ? [...release.serviceIds]
      : [...new Set(own)];
  };
  const draft = (
    draftedFor: string,
    suffix: string,
    list: readonly Deployment[],
    serviceIds: readonly Id[],
  ): Draft => ({
    draftedFor,
    exists:
      source.changes.find((change) => change.draftedFor === draftedFor) ??
      coveredBy(list, serviceIds, source.changes, configuration),
    title: [release.key, release.name, suffix].filter(Boolean).join(' · '),
    serviceIds,
    environments: [...new Map(list.map((one) => [environmentKey(one.environment), one.environment])).values()],
    deploymentIds: list.map(({ id }) => id),
    when: spanOf(list, settings.zone) ?? dayOf(release),
    relationship: '',
  });
  switch (policy) {
    case 'onePerRelease':
      return [draft('release', '', deployments, servicesOf(deployments))];
    case 'perService': {
      const ids = servicesOf(deployments);
      // Without a service there is still something to approve.
      if (ids.length === 0) return [draft('release', '', deployments, [])];
      const named = ids.map((id) => ({ id, name: services.get(id)?.name ?? id }));
      return named
        .toSorted((a, b) => compareNames(a.name, b.name))
        .map(({ id, name }) => {
          const own = deployments.filter((one) => one.serviceIds.length === 0 || one.serviceIds.includes(id));
          return draft(`service:${id}`, name, own, [id]);
        });
    }
    case 'perWindow':
      return deployments
        .toSorted((a, b) => (startOf(a, settings.zone) < startOf(b, settings.zone) ? -1 : 1))
        .map((one) => draft(`window:${one.id}`, one.environment, [one], servicesOf([one])));
  }
}

/**
 * The tickets an exposure plan asks for: one for each step at which one is wanted, and for no other. A step
 * without a beginning has no time yet.
 *
 * @param say what the ticket of a step is called, and how it hangs together with the change; steps count from 1
 */
export function planStepDrafts(
  change: ChangeRequest,
  changes: readonly ChangeRequest[],
  say: (step: ExposureStep, number: number) => Pick<Draft, 'title' | 'relationship'>,
): Draft[] {
  return change.exposure.flatMap((step, index): Draft[] => {
    if (!step.needsTicket) return [];
    const draftedFor = draftedForStep(step);
    const { start, holdMinutes } = step;
    return [
      {
        ...say(step, index + 1),
        draftedFor,
        exists: changes.find((one) => one.draftedFor === draftedFor) ?? null,
        serviceIds: change.serviceIds,
        environments: change.environments,
        // The night itself is its change's: a step covers no deployment for the policy of the release.
        deploymentIds: [],
        when: start === null ? null : { type: 'moments', start, end: later(start, holdMinutes ?? 0) },
      },
    ];
  });
}

export function draftedForStep({ id }: Pick<ExposureStep, 'id'>): string {
  return `step:${id}`;
}

function later(from: Moment, minutes: number): Moment {
  return momentFromInstant(msToInstant(Date.parse(from.utc) + minutes * 60_000), from.zone);
}

/**
 * The first of the changes that cover every deployment with every service already, made by hand or under
 * another policy: it would be asked twice for the same night. Null where some of it is not covered.
 */
function coveredBy(
  deployments: readonly Deployment[],
  serviceIds: readonly Id[],
  changes: readonly ChangeRequest[],
  { statuses }: Pick<Configuration, 'statuses'>,
): ChangeRequest | null {
  const standing = changes.filter(({ statusId }) => statuses.get(statusId)?.category !== 'cancelled');
  let first: ChangeRequest | null = null;
  for (const { id, serviceIds: own } of deployments) {
    const of = standing.filter((change) => change.deploymentIds.includes(id));
    const asked = own.length === 0 ? serviceIds : own.filter((service) => serviceIds.includes(service));
    const isCovered = asked.every((service) => of.some((change) => change.serviceIds.includes(service)));
    if (of.length === 0 || !isCovered) return null;
    first ??= of[0] ?? null;
  }
  return first;
}

function liveDeployments(deployments: readonly Deployment[], configuration: Configuration): Deployment[] {
  const { environments, environmentPurposes, statuses } = configuration;
  const production = new Set(
    [...environments.values()].flatMap(({ name, purposeId }) =>
      environmentPurposes.get(purposeId)?.production === true ? [environmentKey(name)] : [],
    ),
  );
  return deployments.filter(
    (one) =>
      one.standingChangeId === null &&
      statuses.get(one.statusId)?.category !== 'cancelled' &&
      (production.size === 0 || production.has(environmentKey(one.environment))),
  );
}

const startOf = ({ when }: Deployment, zone: Zone): string => instantsOfWhen(when, zone).start;

/** From the first start to the last end. Days stay days; mixed with moments, the moments count. */
function spanOf(list: readonly Deployment[], zone: Zone): When | null {
  const moments = list.flatMap(({ when }) => (when.type === 'moments' ? [when] : []));
  const [first] = moments;
  if (first !== undefined) {
    return moments.reduce(
      (span, when) => ({
        ...span,
        start: when.start.utc < span.start.utc ? when.start : span.start,
        end: when.end.utc > span.end.utc ? when.end : span.end,
      }),
      first,
    );
  }
  const [day] = list.toSorted((a, b) => (startOf(a, zone) < startOf(b, zone) ? -1 : 1)).map(({ when }) => when);
  if (day?.type !== 'dates') return null;
  const last = list.reduce(
    (latest, { when }) => (when.type === 'dates' && when.last > latest ? when.last : latest),
    day.last,
  );
  return { ...day, last };
}

function dayOf({ releaseDate }: Release): When | null {
  return releaseDate === null ? null : { type: 'dates', first: releaseDate, last: releaseDate };
}

/**
 * Makes the drafts of a release (`of`) that do not exist yet; its id is null where there is none. `placeholder`: they hold a place until somebody promotes them.
 *
 * @param nextKey gives a free number for each
 */
export function draftChanges(
  drafts: readonly Draft[],
  of: { readonly id: Id | null } & Pick<Release, 'teamIds' | 'ownerId'>,
  options: { readonly typeId: Id; readonly placeholder: boolean; readonly ownerId: Id | null },
  context: Configuration,
  tools: { readonly nextId: () => Id; readonly nextKey: () => string },
): Change[] {
  return drafts.flatMap((draft) => {
    if (draft.exists !== null) return [];
    const made = newChange(
      {
        key: tools.nextKey(),
        title: draft.title.slice(0, 500),
        typeId: options.typeId,
        releaseId: of.id,
        deploymentIds: [...draft.deploymentIds],
        serviceIds: [...draft.serviceIds],
        environments: [...draft.environments],
        teamIds: of.teamIds,
        requesterId: of.ownerId,
        ownerId: options.ownerId ?? of.ownerId,
        when: draft.when,
        placeholder: options.placeholder,
        draftedFor: draft.draftedFor,
        relationship: draft.relationship,
      },
      context,
      tools.nextId,
    );
    return made?.changes ?? [];
  });
}
