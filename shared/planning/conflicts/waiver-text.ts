import type { PlainDate } from '../../model/time.ts';
import type { Waiver } from '../../model/waiver.ts';
import type { Text } from '../../text/index.ts';

/**
 * Who allowed it, until when and why: "Waived by Ann Able until Thu, 31 Dec 2026: agreed by the board".
 *
 * @param person name of who allowed it; null where nobody is named
 */
export function waiverText(
  t: Text,
  { reason, until }: Pick<Waiver, 'reason' | 'until'>,
  person: string | null,
  dayText: (day: PlainDate) => string,
): string {
  if (until === null) {
    return person === null ? t('conflicts:waived.anonymous', { reason }) : t('conflicts:waived.by', { person, reason });
  }
  const day = dayText(until);
  return person === null
    ? t('conflicts:waived.anonymousUntil', { day, reason })
    : t('conflicts:waived.byUntil', { person, day, reason });
}
