import { useTranslation } from 'react-i18next';
import type { BookingApproval } from '#shared/model/booking.ts';
import { Badge, type BadgeProps } from '../badge.tsx';

const TONES = {
  requested: 'warn',
  approved: 'ok',
  declined: 'danger',
  withdrawn: 'neutral',
} as const satisfies Record<BookingApproval, BadgeProps['tone']>;

/** Where a booking's request stands. */
export function ApprovalBadge({ approval }: { readonly approval: BookingApproval }) {
  const { t } = useTranslation('inspector');
  return <Badge tone={TONES[approval]}>{t(`booking.approvals.${approval}`)}</Badge>;
}
