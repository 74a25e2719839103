import { BoardMember } from '../../model/board.ts';
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

/** The default board meets as the sample's calendar says, with people on it. @param series the event of its meetings */
export function sampleBoards(series: string, catalogue: SampleCatalogue, nextId: () => string, t: Text): Change[] {
  const members = MEMBERS.map(([name, delegate], index) =>
    BoardMember.parse({
      id: nextId(),
      personId: catalogue.person(name),
      role: t(`defaults:sample.people.${name}.role`),
      delegateIds: delegate === undefined ? [] : [catalogue.person(delegate)],
      chair: index === 0,
    }),
  );
  return [patchOf('boards', 'cab', { eventId: series, members, place: t('defaults:sample.events.cabPlace') })];
}
