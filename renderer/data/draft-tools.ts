import { changeKeys } from '#shared/change/new-change.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { uuidv7 } from './ids.ts';

/** Ids and free numbers for changes that are drafted beside those that are there. */
export function draftTools(
  changes: readonly ChangeRequest[],
  { settings }: Pick<Configuration, 'settings'>,
): { readonly nextId: () => Id; readonly nextKey: () => string } {
  const keys = changes.map(({ key }) => key);
  return { nextId: () => uuidv7(Date.now()), nextKey: changeKeys(settings.changePrefix, keys) };
}
