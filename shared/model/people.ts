import { z } from 'zod';
import { Id, ids, openObject, requiredText, shortText } from './schema.ts';

/** By remote system instance: who this is there. */
const ExternalIds = z.record(z.string(), z.string()).default({});

export const Person = openObject({
  id: Id,
  name: requiredText,
  role: shortText.default(''),
  email: shortText.default(''),
  teamIds: ids,
  externalIds: ExternalIds,
  archived: z.boolean().default(false),
});
export type Person = z.infer<typeof Person>;

export const Team = openObject({
  id: Id,
  name: requiredText,
  externalIds: ExternalIds,
  archived: z.boolean().default(false),
});
export type Team = z.infer<typeof Team>;
