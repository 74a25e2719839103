import { CALL_NAMES, callChannel, type CallName } from '#shared/bridge-names.ts';
import { answerCall, type Handlers } from './answer.ts';

export interface RegisterOptions {
  readonly ipc: Pick<Electron.IpcMain, 'handle'>;
  readonly handlers: Handlers;
  /** Is this the page of the planner's own window? */
  readonly isOurs: (contents: Electron.WebContents) => boolean;
  readonly failed: (name: CallName, code: string) => void;
}

/** One channel per named call; there is no other way from the page into main. */
export function registerCalls({ ipc, handlers, isOurs, failed }: RegisterOptions): void {
  for (const name of CALL_NAMES) {
    ipc.handle(callChannel(name), async (event, payload: unknown) =>
      answerCall({ name, handlers, payload, sender: event, isOurWindow: isOurs(event.sender), failed }),
    );
  }
}
