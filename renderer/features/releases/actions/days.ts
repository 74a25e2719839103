/** A whole number as people type it; null for anything else and for 0. */
export function parseDays(text: string): number | null {
  const match = /^\s*([+\-−–]?)\s*(\d{1,5})\s*$/.exec(text);
  const days = Number(match?.[2] ?? 0) * (match?.[1] === '' || match?.[1] === '+' ? 1 : -1);
  return days === 0 ? null : days;
}
