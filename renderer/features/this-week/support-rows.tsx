import { useTranslation } from 'react-i18next';
import type { SupportNeed } from '#shared/planning/this-week/support-needs.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { useSupportTab, type SupportTab } from '../../ui/state/support-tab.ts';
import { FurtherRows } from './further-rows.tsx';

/** Where each is worked on. */
const WHERE: Record<SupportNeed['code'], SupportTab> = {
  late: 'checklist',
  due: 'checklist',
  ends: 'overview',
  over: 'overview',
  expires: 'knownErrors',
  expired: 'knownErrors',
};

/** Checklists, ends and known errors of early life support that need somebody in these days. */
export function SupportRows({ needs }: { readonly needs: readonly SupportNeed[] }) {
  const { t } = useTranslation('thisWeek');
  const open = ({ code, openId }: SupportNeed) => {
    useSupportTab.getState().setTab(WHERE[code]);
    useNavigation.getState().go('support', openId);
  };
  const rows = needs.map((need) => ({
    ...need,
    why: t(`support.${need.code}`, { count: 0, ...need.params }),
    onOpen: () => open(need),
  }));
  return <FurtherRows title={t('kinds.support')} icon="lifebuoy" rows={rows} />;
}
