import { impactOf } from '../../change/impact.ts';
import type { Action } from '../../model/board.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { Instant } from '../../model/time.ts';
import type { Configuration } from '../../planning/configuration.ts';
import { dayIn, momentFromInstant } from '../../planning/moments.ts';
import { readLog, type SupportBook } from '../../planning/support/book.ts';
import { measureAll } from '../../planning/support/exit.ts';
import { dailyFigures, hitsByKnownError } from '../../planning/support/figures.ts';
import { missingFor } from '../../planning/support/ready.ts';
import { idsIn } from '../report/ids-in.ts';
import type { SupportChoices, SupportSnapshot } from './snapshot.ts';

/** What a plan holds that a document of one early life support may speak of. */
export interface SupportSource {
  readonly configuration: Configuration;
  readonly book: SupportBook;
  readonly actions: readonly Action[];
  readonly releases: readonly Release[];
  readonly dataAsOf: Instant | null;
}

export function freezeSupport(source: SupportSource, choices: SupportChoices): SupportSnapshot {
  const { configuration, book, releases, dataAsOf } = source;
  const { zone, currency } = configuration.settings;
  const today = dayIn(momentFromInstant(choices.asOf, zone), zone);
  const log = readLog(book, today);
  const actions = source.actions
    .filter(({ supportId, doneAt }) => supportId === book.support.id && doneAt === null)
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const draft = {
    ...choices,
    format: 1 as const,
    zone,
    currency,
    dataAsOf,
    today,
    book,
    actions,
    measured: measureAll(log),
    missing: missingFor(log, 'exit'),
    figures: dailyFigures(log),
    hits: Object.fromEntries(hitsByKnownError(log)),
    impact: impactOf(book.release, configuration.services).map(({ service, steps, through }) => ({
      name: service.name,
      steps,
      through: configuration.services.get(through)?.name ?? '',
    })),
  };
  const used = idsIn(draft);
  const named: [Id, string][] = [
    ...[...configuration.people.values()].map(({ id, name }): [Id, string] => [id, name]),
    ...[...configuration.teams.values()].map(({ id, name }): [Id, string] => [id, name]),
    ...[...configuration.services.values()].map(({ id, name }): [Id, string] => [id, name]),
    ...releases.map(({ id, key, name }): [Id, string] => [id, name === key ? key : `${key} ${name}`]),
    ...book.knownErrors.map(({ id, key }): [Id, string] => [id, key]),
  ];
  return { ...draft, names: Object.fromEntries(named.filter(([id]) => used.has(id))) };
}
