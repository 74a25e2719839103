import { useConfiguration } from '../../data/live.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { EventForm } from './event/event-form.tsx';
import { DeploymentPane } from './panes/deployment-pane.tsx';
import { GatePane } from './panes/gate-pane.tsx';
import { PhasePane } from './panes/phase-pane.tsx';
import { ReleasePane } from './panes/release-pane.tsx';
import { ServicePane } from './panes/service-pane.tsx';

export { CreateDialog } from './create/create-dialog.tsx';

/** Edits in place, beside the page, what is selected there. */
export function Inspector() {
  const selection = useNavigation((state) => state.selection);
  const configuration = useConfiguration();
  if (selection === null || configuration === undefined) return null;
  const { table, id, occurrence } = selection;
  const shared = { id, configuration };
  // A key of its own for each record: a draft must never be carried over to the next one.
  switch (table) {
    case 'releases':
      return <ReleasePane key={id} {...shared} />;
    case 'phases':
      return <PhasePane key={id} {...shared} />;
    case 'gates':
      return <GatePane key={id} {...shared} />;
    case 'deployments':
      return <DeploymentPane key={id} {...shared} />;
    case 'services':
      return <ServicePane key={id} {...shared} />;
    case 'events':
      return <EventForm key={`${id} ${occurrence ?? ''}`} {...shared} occurrence={occurrence} />;
    default:
      return null;
  }
}
