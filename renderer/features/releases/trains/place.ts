import type { Id } from '#shared/model/schema.ts';

/* Trains live on the releases page; where a person is stands in its open id, which outlives a restart. */

const LIST = 'trains';
const ONE = 'trains/';

export type TrainPlace = { readonly view: 'list' } | { readonly view: 'train'; readonly id: Id };

/** What the open id of the releases page means; null for a release or the list of releases. */
export function trainPlace(openId: string | null): TrainPlace | null {
  if (openId === LIST) return { view: 'list' };
  return openId?.startsWith(ONE) === true ? { view: 'train', id: openId.slice(ONE.length) } : null;
}

export const TRAIN_LIST = LIST;
export const placeOfTrain = (id: Id): string => `${ONE}${id}`;
