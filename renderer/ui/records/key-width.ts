/** Pixels that show the longest key whole, within reason: keys are what people look for. */
export function keyWidth(keys: readonly string[]): number {
  const longest = keys.reduce((most, key) => Math.max(most, key.length), 0);
  return Math.min(MOST, Math.max(LEAST, Math.ceil(longest * CHARACTER) + PADDING));
}
const LEAST = 92;
const MOST = 200;
const CHARACTER = 7.2;
const PADDING = 16;
