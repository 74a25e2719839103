import { useTranslation } from 'react-i18next';
import { SegmentedControl } from '../segmented-control.tsx';
import { useNavigation } from '../state/navigation.ts';

/** Open id of the changes under which the list of standing changes stands. */
export const STANDING_PLACE = 'standing';

/** Changes, standing ones, or the meetings of the boards that decide on them: one place of the rail. */
export function ChangeViews({ value }: { readonly value: 'changes' | 'standing' | 'meetings' }) {
  const { t } = useTranslation('boards');
  const go = useNavigation((state) => state.go);
  return (
    <SegmentedControl
      label={t('views.label')}
      value={value}
      options={[
        { id: 'changes', label: t('views.changes') },
        { id: 'standing', label: t('views.standing') },
        { id: 'meetings', label: t('views.meetings') },
      ]}
      onChange={(view) => (view === 'standing' ? go('changes', STANDING_PLACE) : go(view))}
    />
  );
}
