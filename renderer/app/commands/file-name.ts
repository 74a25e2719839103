/** A plan's name as a file's: nothing any file system refuses or reads as a way elsewhere. */
export function fileName(text: string): string {
  const safe = Array.from(text, (letter) => (letter < ' ' || '<>:"/\\|?*'.includes(letter) ? ' ' : letter))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 100);
  return safe === '' ? 'slipway' : safe;
}
