import { BoardMember } from '../../model/board.ts';
import type { Event } from '../../model/event.ts';
import { patchOf, type Change } from '../../model/journal.ts';
import type { Text } from '../../text/index.ts';
import type { PersonName, SampleCatalogue } from './catalogue.ts';

/** Who sits on the board of the sample, the chair first, and who may stand in. */
const MEMBERS: readonly (readonly [PersonName, PersonName?])[] = [
  ['khan', 'berger'],
  ['novak'],
  ['raman', 'silva'],
  ['osei'],
];

/** The default board of the sample: the event of its meetings, who is on it, and what makes it so. */
export interface SampleBoard {
  readonly series: Event;
  readonly members: BoardMember[];
  readonly changes: readonly Change[];
}

/** The default board meets as the sample's calendar says, with people on it. */
export function sampleBoards(series: Event, catalogue: SampleCatalogue, nextId: () => string, t: Text): SampleBoard {
  const members = MEMBERS.map(([name, delegate], index) =>
    BoardMember.parse({
      id: nextId(),
      personId: catalogue.person(name),
      role: t(`defaults:sample.people.${name}.role`),
      delegateIds: delegate === undefined ? [] : [catalogue.person(delegate)],
      chair: index === 0,
    }),
  );
  const place = t('defaults:sample.events.cabPlace');
  return { series, members, changes: [patchOf('boards', 'cab', { eventId: series.id, members, place })] };
}
