import type { CodecSpec, FieldMapping, KindMapping } from '../model/connection.ts';
import type { Codec } from './codec.ts';
import { adfCodec } from './codecs/adf.ts';
import { lookupCodec } from './codecs/lookup.ts';
import { flagCodec, levelsCodec, numberCodec, wordsCodec } from './codecs/plain.ts';
import { recordCodec } from './codecs/record.ts';
import { textCodec } from './codecs/text.ts';
import { dayCodec, instantCodec, momentCodec } from './codecs/time.ts';
import type { FieldRule } from './record.ts';
import type { RemoteKind } from './remote.ts';

/** Ids here by ids there, and back. */
export interface Counterparts {
  readonly here: ReadonlyMap<string, string>;
  readonly there: ReadonlyMap<string, string>;
}

/** What a mapping needs to know of the workspace. */
export interface MappingContext {
  /** People by their ids on the instance. */
  readonly people: Counterparts;
  /** Linked records of the instance, of one kind there. */
  readonly records: (kind: RemoteKind) => Counterparts;
}

/** The rules a record is planned by, made from a connection's mapping of its kind. */
export function rulesOf(mapping: Pick<KindMapping, 'fields'>, context: MappingContext): FieldRule[] {
  return mapping.fields.map((field) => ruleOf(field, context));
}

function ruleOf({ field, remote, direction, codec, forwards }: FieldMapping, context: MappingContext): FieldRule {
  return { field, remote, direction, codec: codecOf(codec, context), forwards: forwards === 'yes' };
}

export function codecOf(spec: CodecSpec, { people, records }: MappingContext): Codec {
  switch (spec.type) {
    case 'text':
      return textCodec(spec);
    case 'adf':
      return adfCodec();
    case 'day':
      return dayCodec();
    case 'moment':
      return momentCodec(spec);
    case 'instant':
      return instantCodec(spec);
    case 'number':
      return numberCodec(spec);
    case 'levels':
      return levelsCodec(spec);
    case 'flag':
      return flagCodec();
    case 'words':
      return wordsCodec();
    case 'table':
      return lookupCodec({ ...spec, out: spec.rows.filter(({ out }) => out), why: 'noEntry' });
    case 'person':
      return recordCodec({ ...people, shape: spec.shape, many: false, why: 'noPerson' });
    case 'record':
      return recordCodec({ ...records(spec.kind), shape: spec.shape, many: spec.many, why: 'noRecord' });
  }
}
