import { useConfiguration } from '../../data/live.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { ReleaseList } from './list/release-list.tsx';
import { ReleasePage } from './page/release-page.tsx';
import { trainPlace } from './trains/place.ts';
import { TrainList } from './trains/train-list.tsx';
import { TrainPage } from './trains/train-page.tsx';

export { SlipDialog } from './slip/slip-dialog.tsx';

/** The list of releases or of trains, or one of them as a full page. */
export function ReleasesPage() {
  const openId = useNavigation((state) => state.openId);
  const configuration = useConfiguration();
  if (configuration === undefined) return null;
  const trains = trainPlace(openId);
  if (trains?.view === 'list') return <TrainList configuration={configuration} />;
  if (trains?.view === 'train') return <TrainPage key={trains.id} id={trains.id} configuration={configuration} />;
  if (openId === null) return <ReleaseList configuration={configuration} />;
  return <ReleasePage key={openId} id={openId} configuration={configuration} />;
}
