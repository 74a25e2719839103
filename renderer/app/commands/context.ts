import type { Text } from '#shared/text/index.ts';
import type { AppInfo } from '../../ui/state/app-info.ts';
import type { OpenWorkspace } from '../../data/workspace-context.tsx';

/** What every command works with. */
export interface CommandContext {
  readonly commandId: string;
  readonly workspace: OpenWorkspace;
  readonly info: AppInfo;
  readonly t: Text;
  /** Language of the catalogue's texts. */
  readonly language: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Fires when whoever typed the command wants it to stop. */
  readonly signal: AbortSignal;
}
