import { z } from 'zod';
import { CustomValues } from './custom-field.ts';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';

/** ITIL's business criticality, as ServiceNow counts it: 1 is most critical. */
export const Criticality = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Criticality = z.infer<typeof Criticality>;

/** A service or application of the catalogue. */
export const Service = openObject({
  id: Id,
  /** Short technical name, unique within the workspace (case-insensitive). */
  key: requiredText,
  name: requiredText,
  teamId: optionalId,
  /** The organisation's own word: "application", "library", "platform". */
  type: shortText.default(''),
  criticality: Criticality.nullable().default(null),
  /** Services this one needs to work (its upstream). */
  dependsOn: ids,
  /** Agreed availability in percent of a calendar month, around the clock; null: none agreed. */
  availabilityTarget: z.number().min(0).max(100).nullable().default(null),
  description: longText.default(''),
  custom: CustomValues,
});
export type Service = z.infer<typeof Service>;
