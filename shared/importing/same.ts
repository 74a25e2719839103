import { dequal } from 'dequal';

/**
 * Whether two field values say the same. Empty is empty, however it is written; of moments the wall
 * time and zone count, not the instant derived from them (zone rules change).
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  return dequal(bare(a), bare(b));
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const isMoment = 'wall' in value && 'zone' in value;
  const entries = Object.entries(value).filter(([name, inner]) => inner !== undefined && !(isMoment && name === 'utc'));
  return Object.fromEntries(entries.map(([name, inner]) => [name, bare(inner)]));
}
