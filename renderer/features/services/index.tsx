import { useConfiguration } from '../../data/live.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { ServiceList } from './list/service-list.tsx';
import { ServicePage } from './page/service-page.tsx';

/** The catalogue of services, or one service as a full page. */
export function ServicesPage() {
  const openId = useNavigation((state) => state.openId);
  const configuration = useConfiguration();
  if (configuration === undefined) return null;
  if (openId === null) return <ServiceList configuration={configuration} />;
  return <ServicePage key={openId} id={openId} configuration={configuration} />;
}
