/**
 * The next free key of a family: "PAY 26.4" → "PAY 26.5", "R-009" → "R-010", "PAY" → "PAY 2". Keys are
 * compared without case, as the workspace does.
 */
export function nextKey(key: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((other) => other.toLocaleLowerCase('en')));
  const match = /^(.*?)(\d{1,9})$/s.exec(key.trim());
  const stem = match?.[1] ?? `${key.trim()} `;
  const digits = match?.[2] ?? '1';
  for (let number = Number(digits) + 1; ; number += 1) {
    const next = `${stem}${String(number).padStart(digits.length, '0')}`;
    if (!used.has(next.toLocaleLowerCase('en'))) return next;
  }
}
