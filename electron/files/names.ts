/** Names Windows keeps for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;

function isRefused(character: string): boolean {
  return character < ' ' || character === '\u007f' || '<>:"/\\|?*'.includes(character);
}

/** A suggested file name as one that every system takes, and that names nothing outside the chosen folder. */
export function safeFileName(suggested: string): string {
  const plain = Array.from(suggested, (character) => (isRefused(character) ? '-' : character))
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 120)
    .trim();
  if (plain === '') return 'slipway';
  return DEVICE.test(plain) ? `_${plain}` : plain;
}

/**
 * The chosen path with an ending of the asked kinds. Some desktops' dialogs return just what was typed, and a plan
 * saved without its ending can't be opened by a double click.
 */
export function withEnding(path: string, extensions: readonly string[]): string {
  const first = extensions.find((extension) => extension !== '*');
  if (first === undefined || extensions.includes('*')) return path;
  const lower = path.toLowerCase();
  return extensions.some((extension) => lower.endsWith(`.${extension.toLowerCase()}`)) ? path : `${path}.${first}`;
}
