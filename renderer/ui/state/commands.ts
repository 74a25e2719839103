import { useEffect } from 'react';
import { create } from 'zustand';

/** One thing that can be done, from the palette, a key or the menu. */
export interface AppCommand {
  /** Stable name, also what the desktop menu sends: `calendar.today`. */
  readonly id: string;
  /** From the catalogue. */
  readonly title: string;
  readonly group: string;
  /**
   * Keys as tinykeys-like text: `Mod+k`, `g c` (a sequence), `t`, `?`. `Mod` is ⌘ on a Mac and Ctrl
   * elsewhere. Single-letter keys do not fire while typing in a field.
   */
  readonly keys?: string;
  readonly run: () => void;
}

interface Commands {
  readonly byOwner: ReadonlyMap<string, readonly AppCommand[]>;
  readonly set: (owner: string, commands: readonly AppCommand[] | null) => void;
}

export const useCommandRegistry = create<Commands>()((set) => ({
  byOwner: new Map(),
  set: (owner, commands) =>
    set((state) => {
      const byOwner = new Map(state.byOwner);
      if (commands === null) byOwner.delete(owner);
      else byOwner.set(owner, commands);
      return { byOwner };
    }),
}));

/** Offers commands while the caller is mounted. Pass a memoised list. */
export function useCommands(owner: string, commands: readonly AppCommand[]): void {
  const set = useCommandRegistry((state) => state.set);
  useEffect(() => {
    set(owner, commands);
    return () => set(owner, null);
  }, [owner, commands, set]);
}

/** Runs a command wherever it is offered: a page's button may do what the frame knows how to do. */
export function runCommandById(id: string): void {
  const commands = [...useCommandRegistry.getState().byOwner.values()].flat();
  commands.find((command) => command.id === id)?.run();
}
