import { useTranslation } from 'react-i18next';
import { SegmentedControl } from '../segmented-control.tsx';
import { useNavigation } from '../state/navigation.ts';

/** Changes, or the meetings of the boards that decide on them: one place of the rail. */
export function ChangeViews({ value }: { readonly value: 'changes' | 'meetings' }) {
  const { t } = useTranslation('boards');
  const go = useNavigation((state) => state.go);
  return (
    <SegmentedControl
      label={t('views.label')}
      value={value}
      options={[
        { id: 'changes', label: t('views.changes') },
        { id: 'meetings', label: t('views.meetings') },
      ]}
      onChange={(view) => go(view)}
    />
  );
}
