import { useConfiguration } from '../../data/live.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { ReleaseList } from './list/release-list.tsx';
import { ReleasePage } from './page/release-page.tsx';

export { SlipDialog } from './slip/slip-dialog.tsx';

/** The list of releases, or one release as a full page. */
export function ReleasesPage() {
  const openId = useNavigation((state) => state.openId);
  const configuration = useConfiguration();
  if (configuration === undefined) return null;
  if (openId === null) return <ReleaseList configuration={configuration} />;
  return <ReleasePage key={openId} id={openId} configuration={configuration} />;
}
