import type { FieldMapping } from '../../model/connection.ts';

/** How one field begins: whether a value of another connection goes on over this one is asked. */
export const field = (
  name: string,
  remote: string,
  direction: FieldMapping['direction'],
  codec: FieldMapping['codec'],
): FieldMapping => ({ field: name, remote, direction, codec, forwards: 'ask' });
