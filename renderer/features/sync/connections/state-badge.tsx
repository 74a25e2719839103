import { useTranslation } from 'react-i18next';
import type { Readiness } from '#shared/sync/readiness.ts';
import { Badge } from '../../../ui/index.ts';

const TONES = { ready: 'ok', paused: 'neutral', noSecret: 'warn', otherOrigin: 'warn', locked: 'warn' } as const;

export function StateBadge({ state }: { readonly state: Readiness }) {
  const { t } = useTranslation('syncConnections');
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}
