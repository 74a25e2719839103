/** One press of keys, as a command names it. */
export interface Stroke {
  /** `KeyboardEvent.key`, letters in lower case. */
  readonly key: string;
  /** ⌘ on a Mac, Ctrl elsewhere. */
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** What of a keyboard event decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

const isLetter = (key: string): boolean => /^\p{L}$/u.test(key);
const isSign = (key: string): boolean => key.length === 1 && !isLetter(key);

/** `g c` → two strokes, `Shift+Mod+z` → one; `+` itself is a key (`Mod++`). */
export function parseKeys(keys: string): readonly Stroke[] {
  return keys
    .split(' ')
    .filter((text) => text !== '')
    .map((text) => {
      const names = text.endsWith('+') ? [...text.slice(0, -1).split('+').filter(Boolean), '+'] : text.split('+');
      const key = names.pop() ?? '';
      return {
        key: key === 'Space' ? ' ' : key.length === 1 ? key.toLowerCase() : key,
        mod: names.includes('Mod'),
        shift: names.includes('Shift'),
        alt: names.includes('Alt'),
      };
    });
}

/**
 * Whether this press is that stroke. A sign (`?`, `/`, a digit) counts as the sign, whatever it takes
 * to type it on this keyboard; a letter counts with exactly the named modifiers.
 */
export function matches(stroke: Stroke, press: KeyPress, isMac: boolean): boolean {
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const otherMod = isMac ? press.ctrlKey : press.metaKey;
  // AltGr arrives as Ctrl+Alt on Windows: a sign typed with it is a sign, not a command.
  const isAltGrSign = !isMac && press.ctrlKey && press.altKey && isSign(press.key);
  if (!isAltGrSign && (mod !== stroke.mod || otherMod)) return false;
  if (isAltGrSign && stroke.mod) return false;
  if (pressedKey(press) !== stroke.key) return false;
  if (isSign(stroke.key)) return !stroke.shift || press.shiftKey;
  return press.shiftKey === stroke.shift && press.altKey === stroke.alt;
}

/** Letters by their place on the keyboard where the layout has no Latin ones (Greek, Cyrillic …). */
function pressedKey(press: KeyPress): string {
  const { key, code } = press;
  if (isLetter(key) && !/^[a-z]$/i.test(key) && /^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase();
  return key.length === 1 ? key.toLowerCase() : key;
}

/** A key that types nothing by itself: it neither continues nor breaks a sequence. */
export function isModifier(press: KeyPress): boolean {
  return ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead', 'Process'].includes(press.key);
}
