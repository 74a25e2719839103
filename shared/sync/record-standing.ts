import type { SyncLink } from '../model/sync-link.ts';
import type { SyncOperation } from '../model/sync-operation.ts';
import type { Instant } from '../model/time.ts';
import type { FieldDecision } from './decide.ts';

/** What is known of one link of a record, without asking the remote. */
export interface LinkFacts {
  readonly link: Pick<SyncLink, 'state' | 'setAside' | 'due'>;
  /** Fields in conflict nobody has decided on. */
  readonly conflicts: number;
  /** Fields that met for the first time and whose side nobody has chosen. */
  readonly unmet: number;
  /** What becomes of each field whose value here is not the one there. */
  readonly pending: readonly FieldDecision['code'][];
  /** Comments and transitions, by how far they are. */
  readonly operations: readonly SyncOperation['state'][];
  /** More may go out than is known: the links of its connection were not all looked at. */
  readonly isPartial: boolean;
  /** When its connection was last read through. */
  readonly asOf: Instant | null;
}

/** What of a record at its remote a person is told, in one line. Of several things that are true the first is. */
export type StandingCode =
  | 'conflict'
  | 'aside'
  | 'gone'
  | 'forbidden'
  | 'left'
  | 'refused'
  | 'choose'
  | 'asked'
  | 'creating'
  | 'waits'
  | 'held'
  | 'neverRead'
  | 'synchronised';

export interface RecordStanding {
  readonly code: StandingCode;
  /** Fields it is about. */
  readonly fields: number;
  /** Comments and transitions it is about, beside the fields. */
  readonly operations: number;
  /** Of `synchronised`. */
  readonly asOf: Instant | null;
  /** Where more is told of it, and something can be done. */
  readonly tab: 'conflicts' | 'set-aside' | 'links' | 'pending' | 'overview';
}

/** The second truth of a record, beside "saved on this laptop". Null where its link is not in force. */
export function standAtRemote(facts: LinkFacts): RecordStanding | null {
  const { link, pending, operations, asOf } = facts;
  const { state } = link;
  if (state === 'unlinked' || state === 'arrived') return null;
  const told = (code: StandingCode, tab: RecordStanding['tab'], fields = 0, others = 0): RecordStanding => ({
    code,
    fields,
    operations: others,
    asOf: code === 'synchronised' ? asOf : null,
    tab,
  });
  const fieldsOf = (...codes: FieldDecision['code'][]) => pending.filter((code) => codes.includes(code)).length;
  const operationsOf = (wanted: SyncOperation['state']) => operations.filter((one) => one === wanted).length;

  if (facts.conflicts > 0) return told('conflict', 'conflicts', facts.conflicts);
  if (link.setAside !== null) return told('aside', 'set-aside');
  if (state === 'gone' || state === 'forbidden' || state === 'left') return told(state, 'set-aside');
  const refused = [fieldsOf('refused', 'unwritable'), operationsOf('refused')] as const;
  if (refused[0] + refused[1] > 0) return told('refused', 'pending', ...refused);
  if (facts.unmet > 0) return told('choose', 'links', facts.unmet);
  if (fieldsOf('notForwarded') > 0) return told('asked', 'pending', fieldsOf('notForwarded'));
  if (state === 'creating') return told('creating', 'pending');
  const waits = [fieldsOf('send'), operationsOf('waiting')] as const;
  if (waits[0] + waits[1] > 0) return told('waits', 'pending', ...waits);
  if (fieldsOf('held') > 0) return told('held', 'pending', fieldsOf('held'));
  if (facts.isPartial && link.due) return told('waits', 'pending');
  return told(asOf === null ? 'neverRead' : 'synchronised', 'overview');
}
