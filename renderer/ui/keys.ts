/** Whether this machine names its modifier ⌘. Read once; the platform does not change. */
const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

const MAC: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };
const OTHER: Record<string, string> = { Mod: 'Ctrl' };
const NAMED: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Space: 'Space',
  ' ': 'Space',
  Delete: 'Del',
};

/**
 * Keys as a person reads them: one list per stroke of a sequence. `Shift+Mod+z` → `[['⇧','⌘','Z']]`,
 * `g c` → `[['G'],['C']]`.
 */
export function readableKeys(keys: string, mac: boolean = isMac): readonly (readonly string[])[] {
  return keys
    .split(' ')
    .filter((stroke) => stroke !== '')
    .map((stroke) =>
      inOrder(splitStroke(stroke), mac).map(
        (key) => (mac ? MAC[key] : OTHER[key]) ?? NAMED[key] ?? (key.length === 1 ? key.toUpperCase() : key),
      ),
    );
}

/** Held keys in the order the desktop writes them: ⌃⌥⇧⌘ on a Mac, Ctrl Alt Shift elsewhere. */
function inOrder(keys: readonly string[], mac: boolean): string[] {
  const order = mac ? ['Ctrl', 'Alt', 'Shift', 'Mod'] : ['Mod', 'Ctrl', 'Alt', 'Shift'];
  const held = order.filter((key) => keys.includes(key));
  return [...held, ...keys.filter((key) => !order.includes(key))];
}

/** `Mod++` is Mod and the plus key. */
function splitStroke(stroke: string): string[] {
  if (stroke === '+') return ['+'];
  if (stroke.endsWith('++')) return [...stroke.slice(0, -2).split('+'), '+'];
  return stroke.split('+');
}
