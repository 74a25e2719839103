import { z } from 'zod';
import { Id, openObject, requiredText, shortText } from './schema.ts';
import { PlainDate } from './time.ts';

/** `dateOrFlag` holds a date, or yes / no where the source only knows whether: "end of life: no". */
export const CustomFieldType = z.enum(['text', 'longText', 'number', 'flag', 'date', 'dateOrFlag', 'choice', 'url']);
export type CustomFieldType = z.infer<typeof CustomFieldType>;

/** A field an organisation adds to a kind of record. Values stand in the record's `custom` under `id`. */
export const CustomField = openObject({
  id: Id,
  appliesTo: z.enum(['releases', 'services', 'environments', 'bookings', 'events', 'changes', 'work-items']),
  name: requiredText,
  type: CustomFieldType,
  choices: z.array(shortText).default([]),
  help: shortText.default(''),
  order: z.number().default(0),
  archived: z.boolean().default(false),
});
export type CustomField = z.infer<typeof CustomField>;

export const CustomValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type CustomValue = z.infer<typeof CustomValue>;
/** By custom field id. */
export const CustomValues = z.record(z.string(), CustomValue).default({});
export type CustomValues = z.infer<typeof CustomValues>;

/** Whether a stored value fits its field's type; null (empty) always does. */
export function fitsCustomField(type: CustomFieldType, value: CustomValue): boolean {
  if (value === null) return true;
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'date':
      return PlainDate.safeParse(value).success;
    case 'dateOrFlag':
      return typeof value === 'boolean' || PlainDate.safeParse(value).success;
    case 'text':
    case 'longText':
    case 'choice':
    case 'url':
      return typeof value === 'string';
  }
}
