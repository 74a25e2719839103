import type { Outcome } from '../command-line/outcome.ts';

/** Writes and waits until the stream took it: an exit right behind would cut a pipe short. */
async function write(stream: NodeJS.WriteStream, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  await new Promise<void>((resolve) => {
    // A closed pipe (`slipway check | head -1`) is no reason to fail.
    stream.once('error', () => {
      resolve();
    });
    stream.write(`${lines.join('\n')}\n`, () => {
      resolve();
    });
  });
}

/** Sentences and results to standard output, problems to standard error, whole before the promise resolves. */
export async function printOutcome(outcome: Outcome): Promise<void> {
  await write(process.stderr, outcome.stderr);
  await write(process.stdout, outcome.stdout);
}

export function printProgress(line: string): void {
  process.stderr.write(`${line}\n`);
}
