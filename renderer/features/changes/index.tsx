import { useConfiguration } from '../../data/live.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { ChangeList } from './list/change-list.tsx';
import { standingPlace } from './standing/place.ts';
import { StandingList } from './standing/standing-list.tsx';
import { StandingPage } from './standing/standing-page.tsx';
import { ChangePage } from './page/change-page.tsx';

/** Changes, standing changes, or one of them as a full page. */
export function ChangesPage() {
  const openId = useNavigation((state) => state.openId);
  const configuration = useConfiguration();
  if (configuration === undefined) return null;
  const standing = standingPlace(openId);
  if (standing !== null && standing.id === null) return <StandingList configuration={configuration} />;
  if (standing !== null && standing.id !== null)
    return <StandingPage key={standing.id} id={standing.id} configuration={configuration} />;
  if (openId === null) return <ChangeList configuration={configuration} />;
  return <ChangePage key={openId} id={openId} configuration={configuration} />;
}
