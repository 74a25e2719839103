import { useEffect } from 'react';
import { create } from 'zustand';
import { useCommandRegistry, type AppCommand } from '../../ui/state/commands.ts';
import { useDialogs } from '../../ui/state/dialogs.ts';
import { Dispatcher } from './dispatcher.ts';
import { isFloating, whereIs } from './place.ts';

/** Strokes of a sequence under way ("g"), shown in the footer until the next. */
export const usePendingKeys = create<{ readonly keys: string }>()(() => ({ keys: '' }));

/** Owner of what the frame itself offers. */
export const FRAME = 'frame';

/** Every command on offer, the frame's first, so that a page's own win; of two with one id the later stays. */
export function allCommands(byOwner: ReadonlyMap<string, readonly AppCommand[]>): AppCommand[] {
  const byId = new Map<string, AppCommand>();
  const owners = [FRAME, ...[...byOwner.keys()].filter((owner) => owner !== FRAME)];
  for (const owner of owners) {
    for (const command of byOwner.get(owner) ?? []) {
      byId.delete(command.id);
      byId.set(command.id, command);
    }
  }
  return [...byId.values()];
}

export function runCommand(id: string): boolean {
  const command = allCommands(useCommandRegistry.getState().byOwner).find((one) => one.id === id);
  command?.run();
  return command !== undefined;
}

const FORGET_MS = 1500;

/** One listener for the whole window, last in line: a page or field that took the key has it. */
export function useShortcuts(isMac: boolean): void {
  useEffect(() => {
    const dispatcher = new Dispatcher<AppCommand>(isMac);
    let forget: ReturnType<typeof setTimeout> | undefined;
    const show = (keys: string) => {
      clearTimeout(forget);
      if (usePendingKeys.getState().keys !== keys) usePendingKeys.setState({ keys });
      if (keys !== '') forget = setTimeout(() => show(''), FORGET_MS);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.isComposing ||
        useDialogs.getState().open !== null ||
        isFloating(event.target)
      )
        return;
      const commands = allCommands(useCommandRegistry.getState().byOwner);
      const { run, pending } = dispatcher.press(event, commands, whereIs(event.target), event.timeStamp);
      show(pending);
      if (run === null && pending === '') return;
      event.preventDefault();
      run?.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(forget);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [isMac]);
}
