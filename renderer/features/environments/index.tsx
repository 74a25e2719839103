import { useConfiguration } from '../../data/live.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { BookingList } from './bookings/booking-list.tsx';
import { EnvironmentList } from './list/environment-list.tsx';
import { Matrix } from './matrix/matrix.tsx';
import { EnvironmentPage } from './page/environment-page.tsx';
import { usePageView } from './page-view.ts';
import { UtilisationView } from './utilisation/utilisation-view.tsx';

/** The catalogue of environments and three other ways to look at it, or one environment as a full page. */
export function EnvironmentsPage() {
  const openId = useNavigation((state) => state.openId);
  const view = usePageView((state) => state.view);
  const configuration = useConfiguration();
  if (configuration === undefined) return null;
  if (openId !== null) return <EnvironmentPage key={openId} id={openId} configuration={configuration} />;
  switch (view) {
    case 'list':
      return <EnvironmentList configuration={configuration} />;
    case 'matrix':
      return <Matrix configuration={configuration} />;
    case 'bookings':
      return <BookingList configuration={configuration} />;
    case 'utilisation':
      return <UtilisationView configuration={configuration} />;
  }
}
