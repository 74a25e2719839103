interface Coded {
  readonly id?: string;
  readonly name: string;
  readonly appearance: { readonly code: string };
}

/** Codes on a chip and in a legend tell kinds apart by case too: M is major, m minor. */
export function codeOwner<C extends Coded>(code: string, kinds: readonly C[], except: string): C | null {
  return kinds.find((kind) => kind.id !== except && kind.appearance.code === code.trim()) ?? null;
}

/** A code nobody has: a letter of the name, else any letter, else a number. */
export function freeCode(name: string, kinds: readonly Coded[]): string {
  const taken = new Set(kinds.map((kind) => kind.appearance.code));
  const letters = [...name.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''), ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const letter = letters.find((candidate) => !taken.has(candidate));
  if (letter !== undefined) return letter;
  for (let number = 1; ; number += 1) if (!taken.has(String(number))) return String(number % 1000);
}
