import { useTranslation } from 'react-i18next';
import { SegmentedControl } from '../../../ui/index.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { TRAIN_LIST } from './place.ts';

/** Releases or the trains that make them. */
export function ViewSwitch({ value }: { readonly value: 'releases' | 'trains' }) {
  const { t } = useTranslation('trains');
  const go = useNavigation((state) => state.go);
  return (
    <SegmentedControl
      label={t('views')}
      value={value}
      options={[
        { id: 'releases', label: t('releases') },
        { id: 'trains', label: t('title') },
      ]}
      onChange={(view) => go('releases', view === 'trains' ? TRAIN_LIST : null)}
    />
  );
}
