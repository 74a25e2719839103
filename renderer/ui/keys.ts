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
      splitStroke(stroke).map(
        (key) => (mac ? MAC[key] : OTHER[key]) ?? NAMED[key] ?? (key.length === 1 ? key.toUpperCase() : key),
      ),
    );
}

/** `Mod++` is Mod and the plus key. */
function splitStroke(stroke: string): string[] {
  if (stroke === '+') return ['+'];
  if (stroke.endsWith('++')) return [...stroke.slice(0, -2).split('+'), '+'];
  return stroke.split('+');
}
