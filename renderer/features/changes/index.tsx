import { useConfiguration } from '../../data/live.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { ChangeList } from './list/change-list.tsx';
import { ChangePage } from './page/change-page.tsx';

/** The list of changes, or one of them as a full page. */
export function ChangesPage() {
  const openId = useNavigation((state) => state.openId);
  const configuration = useConfiguration();
  if (configuration === undefined) return null;
  if (openId === null) return <ChangeList configuration={configuration} />;
  return <ChangePage key={openId} id={openId} configuration={configuration} />;
}
