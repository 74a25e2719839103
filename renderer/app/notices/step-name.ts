import type { Intent } from '#shared/model/journal.ts';
import type { Text } from '#shared/text/index.ts';

/** A step in the reader's language. The code of a later Slipway that this one does not know is shown as it is. */
export function stepName(t: Text, intent: Intent): string {
  // The codes are data: they can't be typed against the catalogue.
  const translate = t as unknown as (key: string, options: Record<string, unknown>) => string;
  return translate(`journal:${intent.code}`, { ...intent.params, defaultValue: intent.code });
}
