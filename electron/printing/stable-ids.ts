const MARK = Buffer.from('(node');
const DIGITS = 8;

/**
 * Numbers the structure elements of a tagged PDF from 1. The engine counts them over the life of its process, so that
 * the same pages printed twice would differ in nothing but these. Their order and length stay: neither the sorted
 * tree of ids nor an offset of the file changes. Works on the bytes given.
 */
export function numberFromOne(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const places: { readonly at: number; readonly id: string }[] = [];
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) {
    const from = at + MARK.length;
    const id = bytes.toString('latin1', from, from + DIGITS);
    if (/^\d{8}$/.test(id) && bytes[from + DIGITS] === 0x29) places.push({ at: from, id });
  }
  const ranks = new Map([...new Set(places.map(({ id }) => id))].sort().map((id, index) => [id, index + 1]));
  for (const { at, id } of places) bytes.write(String(ranks.get(id) ?? 0).padStart(DIGITS, '0'), at, 'latin1');
  return pdf;
}
