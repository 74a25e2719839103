import type { Booking } from '../../model/booking.ts';
import type { Gate, SignOff } from '../../model/gate.ts';
import type { Person } from '../../model/people.ts';
import type { Id } from '../../model/schema.ts';
import { changesOfGate, type GateFacts } from '../gate-standing.ts';

/** Who looks. `role` is the person's own word for it; a sign-off asked of that role is theirs. */
export type Me = Pick<Person, 'id' | 'role' | 'teamIds'>;

/** Why something needs somebody: a code of the catalogue (`thisWeek:why`) and its values. */
export interface Reason {
  readonly code:
    | 'rejected'
    | 'criteriaAndSignOffs'
    | 'criteria'
    | 'signOffs'
    | 'gateEmpty'
    | 'changesOpen'
    | 'asked'
    | 'askedBy'
    | 'goesLive'
    | 'running'
    | 'notDone'
    | 'begins'
    | 'hardFreezeBegins'
    | 'softFreezeBegins'
    | 'milestone'
    | 'meeting';
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a gate still lacks, and whether this person can give it. */
export function gateReason(gate: Gate, me: Me | null, facts: GateFacts): { reason: Reason; mine: boolean } {
  const open = gate.criteria.filter((criterion) => !criterion.met).length;
  const pending = gate.signOffs.filter((signOff) => signOff.decision === 'pending');
  const roles = [...new Set(pending.map((signOff) => signOff.role))].join(', ');
  const mine = me !== null && pending.some((signOff) => isAskedOf(signOff, me));
  const params = { open, all: gate.criteria.length, roles };
  const changes = changesOfGate(gate, facts);
  if (changes === 'rejected' || gate.signOffs.some((signOff) => signOff.decision === 'rejected'))
    return { reason: { code: 'rejected', params }, mine };
  if (open > 0 && pending.length > 0) return { reason: { code: 'criteriaAndSignOffs', params }, mine };
  if (open > 0) return { reason: { code: 'criteria', params }, mine };
  if (pending.length > 0) return { reason: { code: 'signOffs', params }, mine };
  return { reason: { code: changes === 'open' ? 'changesOpen' : 'gateEmpty', params }, mine };
}

function isAskedOf(signOff: SignOff, me: Me): boolean {
  if (signOff.personId !== null) return signOff.personId === me.id;
  const plain = (text: string): string => text.trim().toLocaleLowerCase('en');
  return me.role !== '' && plain(signOff.role) === plain(me.role);
}

/** Null where nobody has to decide on it. */
export function approvalReason(booking: Booking, people: ReadonlyMap<Id, Person>): Reason | null {
  if (booking.approval !== 'requested') return null;
  const by = booking.requesterId === null ? undefined : people.get(booking.requesterId)?.name;
  return by === undefined ? { code: 'asked', params: {} } : { code: 'askedBy', params: { by } };
}
