import { isModifier, matches, parseKeys, type KeyPress, type Stroke } from './strokes.ts';

/** A pause longer than this forgets the strokes before it, milliseconds. */
const SEQUENCE_MS = 1500;

interface Keyed {
  readonly id: string;
  readonly keys?: string;
}

/** Where the keys went. */
export interface Where {
  /** In a field that takes text or values: only strokes with Mod are commands there. */
  readonly isTyping: boolean;
  /** In a field with an undo of its own, which wins. */
  readonly hasOwnUndo: boolean;
}

export interface Outcome<C> {
  readonly run: C | null;
  /** Strokes of a sequence so far, as the command names them; empty when none is under way. */
  readonly pending: string;
}

/**
 * Decides which command a key press is, strokes of a sequence included. Among commands of the same
 * keys the last one wins: a page's own over the frame's.
 */
export class Dispatcher<C extends Keyed> {
  /** Strokes pressed so far, as the commands name them. */
  #names: readonly string[] = [];
  #at = 0;
  readonly #parsed = new Map<string, readonly Stroke[]>();

  constructor(private readonly isMac: boolean) {}

  press(press: KeyPress, commands: readonly C[], where: Where, now: number): Outcome<C> {
    if (isModifier(press)) return { run: null, pending: this.#names.join(' ') };
    if (now - this.#at > SEQUENCE_MS) this.reset();
    this.#at = now;
    const outcome = this.#find(press, commands, where);
    if (outcome.run !== null || outcome.pending !== '' || this.#names.length === 0) return this.#keep(outcome);
    // Not how the sequence goes on: it may begin another.
    this.reset();
    return this.#keep(this.#find(press, commands, where));
  }

  reset(): void {
    this.#names = [];
  }

  #keep(outcome: Outcome<C>): Outcome<C> {
    this.#names = outcome.pending === '' ? [] : outcome.pending.split(' ');
    return outcome;
  }

  #find(press: KeyPress, commands: readonly C[], where: Where): Outcome<C> {
    let pending = '';
    for (let index = commands.length - 1; index >= 0; index -= 1) {
      const command = commands[index];
      if (command?.keys === undefined) continue;
      const strokes = this.#strokes(command.keys);
      const at = this.#names.length;
      const stroke = strokes[at];
      if (stroke === undefined || !this.#isContinued(command.keys, at)) continue;
      if (!matches(stroke, press, this.isMac) || !isAllowed(stroke, where)) continue;
      if (strokes.length === at + 1) return { run: command, pending: '' };
      pending = command.keys
        .split(' ')
        .slice(0, at + 1)
        .join(' ');
    }
    return { run: null, pending };
  }

  #isContinued(keys: string, at: number): boolean {
    return keys.split(' ').slice(0, at).join(' ') === this.#names.join(' ');
  }

  #strokes(keys: string): readonly Stroke[] {
    const known = this.#parsed.get(keys);
    if (known !== undefined) return known;
    const strokes = parseKeys(keys);
    this.#parsed.set(keys, strokes);
    return strokes;
  }
}

function isAllowed(stroke: Stroke, where: Where): boolean {
  if (where.hasOwnUndo && stroke.mod && ['z', 'y', 'a', 'c', 'x', 'v'].includes(stroke.key)) return false;
  return !where.isTyping || stroke.mod;
}
