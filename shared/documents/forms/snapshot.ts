import type { ChangeRequest, ConfigurationItem } from '../../model/change.ts';
import type { Release } from '../../model/release.ts';
import type { Instant, When } from '../../model/time.ts';
import type { Configuration } from '../../planning/configuration.ts';
import { idsIn } from '../report/ids-in.ts';
import type { ReportChoices, ReportHead } from '../report/head.ts';

/** The rows of one change's configuration grid, frozen: what the forms say stays what was handed out. */
export interface FormsSnapshot extends ReportHead {
  readonly key: string;
  readonly title: string;
  /** "PAY 26.4 Payments core"; empty where the change is of none. */
  readonly release: string;
  readonly ownerId: string | null;
  readonly when: When | null;
  readonly items: readonly ConfigurationItem[];
}

export interface FormsSource {
  readonly change: ChangeRequest;
  readonly release: Release | null;
  readonly configuration: Configuration;
  readonly dataAsOf: Instant | null;
}

export function freezeForms(
  { change, release, configuration, dataAsOf }: FormsSource,
  choices: ReportChoices,
): FormsSnapshot {
  const { key, title, ownerId, when, configurationItems: items } = change;
  const draft = {
    ...choices,
    zone: configuration.settings.zone,
    dataAsOf,
    key,
    title,
    release: release === null ? '' : release.name === release.key ? release.key : `${release.key} ${release.name}`,
    ownerId,
    when,
    items,
  };
  const used = idsIn(draft);
  const named = [...configuration.people.values(), ...configuration.teams.values()].filter(({ id }) => used.has(id));
  return { ...draft, names: Object.fromEntries(named.map(({ id, name }) => [id, name])) };
}
