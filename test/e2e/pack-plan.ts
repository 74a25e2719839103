import { planFile } from '../bench/plan-file.ts';
import { fullChange, packSource } from '../support/pack.ts';

/** The plan of the unit tests as a workspace file. */
export async function packPlan(count: number): Promise<string> {
  const source = packSource(Array.from({ length: count }, (_, i) => fullChange(i, { notes: `End of change ${i}.` })));
  const { configuration } = source;
  return planFile(
    {
      settings: [configuration.settings],
      people: [...configuration.people.values()],
      services: [...configuration.services.values()],
      boards: [...configuration.boards.values()],
      statuses: [...configuration.statuses.values()],
      'change-types': [...configuration.changeTypes.values()],
      'risk-questions': [...configuration.riskQuestions.values()],
      'event-kinds': [...configuration.eventKinds.values()],
      'release-types': [...configuration.releaseTypes.values()],
      changes: [...source.changes],
      approvals: [...source.approvals],
      releases: [...source.releases],
      events: [...source.events],
      meetings: [...source.meetings],
      actions: [...source.actions],
    },
    `pack-${count}.slipway`,
  );
}
