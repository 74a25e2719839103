import { useTranslation } from 'react-i18next';
import type { ApprovalState } from '#shared/change/approval.ts';
import type { RiskLevel } from '#shared/model/change.ts';
import { Badge, type BadgeProps } from '../badge.tsx';

const RISK_TONES = { low: 'ok', moderate: 'warn', high: 'danger' } as const satisfies Record<
  RiskLevel,
  BadgeProps['tone']
>;

/** How risky a change is; null while nobody has answered. */
export function RiskBadge({ level }: { readonly level: RiskLevel | null }) {
  const { t } = useTranslation('changes');
  return <Badge tone={level === null ? 'neutral' : RISK_TONES[level]}>{t(`risk.${level ?? 'open'}`)}</Badge>;
}

const APPROVAL_TONES = {
  notNeeded: 'neutral',
  none: 'neutral',
  open: 'warn',
  approved: 'ok',
  rejected: 'danger',
} as const satisfies Record<ApprovalState, BadgeProps['tone']>;

/** What a change's approvals come to. */
export function ChangeApprovalBadge({ state }: { readonly state: ApprovalState }) {
  const { t } = useTranslation('changes');
  return <Badge tone={APPROVAL_TONES[state]}>{t(`approval.state.${state}`)}</Badge>;
}
