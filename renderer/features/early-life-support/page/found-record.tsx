import { useSupportTab } from '../../../ui/state/support-tab.ts';
import { IncidentDialog } from '../records/incident-dialog.tsx';
import { KnownErrorDialog } from '../records/known-error-dialog.tsx';
import type { RecordProps } from '../records/record-props.ts';

/** What the search found, opened over the part it stands in. */
export function FoundRecord(part: RecordProps) {
  const { found, forget } = useSupportTab();
  const { incidents, knownErrors } = part.book;
  const isIncident = found?.table === 'incidents';
  const incident = isIncident ? incidents.find(({ id }) => id === found.id) : undefined;
  if (incident !== undefined) return <IncidentDialog {...part} of={incident} onClose={forget} />;
  const known = isIncident ? undefined : knownErrors.find(({ id }) => id === found?.id);
  return known === undefined ? null : <KnownErrorDialog {...part} of={known} onClose={forget} />;
}
