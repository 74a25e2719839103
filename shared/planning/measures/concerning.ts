import type { Id } from '../../model/schema.ts';
import type { MeasureRange, MeasureSource } from './source.ts';

/** Whether something of these services and teams is looked at; a service's own team counts as one of them. */
export function concerning(
  { serviceIds, teamIds }: MeasureRange,
  { services }: MeasureSource['configuration'],
): (services: readonly Id[], teams: readonly Id[]) => boolean {
  return (ofServices, ofTeams) => {
    const teams = [...ofTeams, ...ofServices.map((id) => services.get(id)?.teamId ?? null)];
    return (
      (serviceIds.length === 0 || ofServices.some((id) => serviceIds.includes(id))) &&
      (teamIds.length === 0 || teams.some((id) => id !== null && teamIds.includes(id)))
    );
  };
}
