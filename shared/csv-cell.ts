const RISKY = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * Text that a spreadsheet would run as a formula gets one apostrophe before it, as a person would type
 * it; `unprotectCell` takes it off again, so nothing is lost. Plain numbers ("-5") are left alone, and
 * so are dates and zones, which this product writes itself.
 *
 * Rejected: a leading tab or space (stays invisibly in the data), and `="…"` (breaks every other reader).
 */
export function protectCell(text: string): string {
  return RISKY.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Takes back what `protectCell` did. */
export function unprotectCell(text: string): string {
  return text.startsWith("'") && RISKY.test(text) ? text.slice(1) : text;
}
