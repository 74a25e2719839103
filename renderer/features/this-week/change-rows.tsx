import { useTranslation } from 'react-i18next';
import type { ChangeNeed } from '#shared/planning/this-week/change-needs.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { FurtherRows } from './further-rows.tsx';

/** Changes, reviews and actions of boards that need somebody in these days. */
export function ChangeRows({ needs }: { readonly needs: readonly ChangeNeed[] }) {
  const { t } = useTranslation('thisWeek');
  const rows = needs.map((need) => ({
    ...need,
    why: t(`change.${need.code}`, need.params),
    onOpen: () => useNavigation.getState().go(need.place?.page ?? 'meetings', need.place?.openId ?? null),
  }));
  return <FurtherRows title={t('kinds.changes')} icon="change" rows={rows} />;
}
