import type { Id } from '#shared/model/schema.ts';
import { STANDING_PLACE } from '../../../ui/records/change-views.tsx';

/** Standing changes live among the changes; where a person is stands in the open id, which outlives a restart. */
export const placeOfStanding = (id: Id): string => `${STANDING_PLACE}/${id}`;

/** What the open id of the changes means: the list of standing changes, one of them, or null for a change. */
export function standingPlace(openId: string | null): { readonly id: Id | null } | null {
  if (openId === STANDING_PLACE) return { id: null };
  const start = `${STANDING_PLACE}/`;
  return openId?.startsWith(start) === true ? { id: openId.slice(start.length) } : null;
}
