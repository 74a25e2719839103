import type { SplitArguments } from './options.ts';
import type { UsageProblem } from './usage-problem.ts';

/** Environment variables a command line names. */
export interface NamedVariables {
  readonly secret: string | null;
  readonly passphrase: string | null;
}

/** What stood in them. Never logged, journaled or sent to a page. */
export interface CommandSecrets {
  readonly secret: string | null;
  readonly passphrase: string | null;
}

export const NO_SECRETS: CommandSecrets = { secret: null, passphrase: null };

const OPTIONS = { secret: 'secret-env', passphrase: 'passphrase-env' } as const;

export const namedVariables = ({ options }: SplitArguments): NamedVariables => ({
  secret: options.get(OPTIONS.secret) ?? null,
  passphrase: options.get(OPTIONS.passphrase) ?? null,
});

/**
 * Takes what the variables hold out of the environment: whatever this process starts from here on (the engine's own
 * processes) does not inherit it. Call before anything is started.
 */
export function takeSecrets(
  named: NamedVariables,
  environment: Record<string, string | undefined>,
): { readonly secrets: CommandSecrets } | { readonly problem: UsageProblem } {
  const found: Record<keyof CommandSecrets, string | null> = { secret: null, passphrase: null };
  for (const part of ['secret', 'passphrase'] as const) {
    const name = named[part];
    if (name === null) continue;
    const value = environment[name] ?? '';
    if (value === '') return { problem: { key: 'variableEmpty', option: `--${OPTIONS[part]}`, value: name } };
    found[part] = value;
  }
  for (const name of [named.secret, named.passphrase]) if (name !== null) delete environment[name];
  return { secrets: found };
}
