import { useConfiguration } from '../../data/live.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { EventForm } from './event/event-form.tsx';
import { BookingPane } from './booking/booking-pane.tsx';
import { ChangePane } from './panes/change-pane.tsx';
import { DeploymentPane } from './panes/deployment-pane.tsx';
import { EnvironmentPane } from './panes/environment-pane.tsx';
import { GatePane } from './panes/gate-pane.tsx';
import { PhasePane } from './panes/phase-pane.tsx';
import { ReleasePane } from './panes/release-pane.tsx';
import { ServicePane } from './panes/service-pane.tsx';
import { WorkItemPane } from './panes/work-item-pane.tsx';

export { CreateDialog } from './create/create-dialog.tsx';

/** Edits in place, beside the page, what is selected there. */
export function Inspector() {
  const selection = useNavigation((state) => state.selection);
  const configuration = useConfiguration();
  if (selection === null || configuration === undefined) return null;
  const { table, id, occurrence } = selection;
  const shared = { id, configuration };
  // A key of its own for each record: a draft must never be carried over to the next one.
  if (table === 'releases') return <ReleasePane key={id} {...shared} />;
  if (table === 'phases') return <PhasePane key={id} {...shared} />;
  if (table === 'gates') return <GatePane key={id} {...shared} />;
  if (table === 'deployments') return <DeploymentPane key={id} {...shared} />;
  if (table === 'changes') return <ChangePane key={id} {...shared} />;
  if (table === 'work-items') return <WorkItemPane key={id} {...shared} />;
  if (table === 'services') return <ServicePane key={id} {...shared} />;
  if (table === 'environments') return <EnvironmentPane key={id} {...shared} />;
  if (table === 'bookings')
    return <BookingPane key={`${id} ${occurrence ?? ''}`} {...shared} occurrence={occurrence} />;
  if (table === 'events') return <EventForm key={`${id} ${occurrence ?? ''}`} {...shared} occurrence={occurrence} />;
  return null;
}
