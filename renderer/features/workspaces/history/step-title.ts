import type { Intent, JournalEntry } from '#shared/model/journal.ts';
import type { Text } from '#shared/text/index.ts';

/** The codes are data of the plan: they can't be typed against the catalogue. */
type Loose = (key: string | readonly string[], options: Record<string, unknown>) => string;

function named(t: Text, { code, params }: Intent): string {
  return (t as unknown as Loose)(`journal:${code}`, { ...params, defaultValue: code });
}

/** What a step was, in the reader's language; an undo says of what. */
export function stepTitle(t: Text, { intent, undoes, redoes }: JournalEntry): string {
  const step = named(t, intent);
  if (undoes !== undefined) return t('history:isUndo', { step });
  return redoes === undefined ? step : t('history:isRedo', { step });
}

/** A field's name as the forms have it; one of a later version is shown as it is. */
export function fieldName(t: Text, field: string): string {
  return (t as unknown as Loose)([`history:fields.${field}`, `support:field.${field}`], { defaultValue: field });
}
