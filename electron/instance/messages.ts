import { z } from 'zod';
import { CommandSummary } from '#shared/bridge.ts';

/*
 * What two processes on one profile say to each other. The instance lock carries only where the second one listens: on
 * some systems it takes no more than 32 kB, and an import may name a thousand files. The running one connects there,
 * proves by the token that it had the lock's data, is told the command line, and answers. One line of JSON per message.
 */

export const HandOver = z.object({
  version: z.literal(1),
  address: z.string().min(1).max(500),
  token: z.string().regex(/^[0-9a-f]{32}$/),
});
export type HandOver = z.infer<typeof HandOver>;

export const Ask = z.object({
  type: z.literal('ask'),
  args: z.array(z.string()),
  cwd: z.string(),
  /** What stood in the environment variables the command line names; only the process that was started has them. */
  secrets: z.object({ secret: z.string().nullable(), passphrase: z.string().nullable() }).optional(),
});
export type Ask = z.infer<typeof Ask>;

export const Message = z.discriminatedUnion('type', [
  /** From the running process, first, always. */
  z.object({ type: z.literal('hello'), token: z.string() }),
  /** The answer to `hello`. */
  Ask,
  /** From the second one: the person wants its command to stop. */
  z.object({ type: z.literal('cancel') }),
  z.object({ type: z.literal('progress'), line: z.string() }),
  /** Last. `summary` null: the window was shown, there is nothing to report. */
  z.object({ type: z.literal('done'), summary: CommandSummary.nullable() }),
]);
export type Message = z.infer<typeof Message>;

export function encodeMessage(message: Message): string {
  return `${JSON.stringify(message)}\n`;
}

/** Null for a line that is no message. */
export function decodeMessage(line: string): Message | null {
  try {
    return Message.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
