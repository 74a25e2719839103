import type { Command } from '#shared/bridge.ts';
import { buildCommand } from './build-command.ts';
import { COMMAND_NAMES, COMMON_OPTIONS, GRAMMAR, type CommandName, type OptionForm } from './grammar.ts';
import { splitArguments, type SplitArguments } from './options.ts';
import { UsageError, type UsageProblem } from './usage-problem.ts';
import { namedVariables, type NamedVariables } from './variables.ts';

/** What a command line asks for. Paths stand as they were typed. */
export type Invocation =
  /** The planner's window, with a workspace file handed over by the desktop or none. */
  | { readonly type: 'window'; readonly profile: string | null; readonly file: string | null }
  | {
      readonly type: 'command';
      readonly profile: string | null;
      readonly workspace: string | null;
      readonly json: boolean;
      readonly command: Command;
      /** Where its secrets are; their values stand in no command. */
      readonly variables: NamedVariables;
    }
  | { readonly type: 'help'; readonly command: CommandName | null }
  | { readonly type: 'usage'; readonly command: string; readonly json: boolean; readonly problem: UsageProblem };

/** Reads what the person typed after the program's name. Pure; never throws. */
export function parseCommandLine(args: readonly string[]): Invocation {
  const name = commandNameIn(args);
  try {
    return name === null ? parseWindow(args) : parseCommand(name, args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { type: 'usage', command: name ?? '', json: args.includes('--json'), problem: error.problem };
  }
}

/** The first word that isn't an option's value. Options of the common kind may stand before the command. */
function commandNameIn(args: readonly string[]): CommandName | null {
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('-')) return COMMAND_NAMES.find((name) => name === arg) ?? null;
    if (formOf(arg)?.form === 'text' && !arg.includes('=')) at += 1;
  }
  return null;
}

function formOf(arg: string): OptionForm | undefined {
  return COMMON_OPTIONS[arg.replace(/^--/, '')];
}

function parseWindow(args: readonly string[]): Invocation {
  const { words, options } = splitArguments(args, COMMON_OPTIONS, '');
  const [file, ...more] = words;
  // The desktop starts the app with a file's path alone; any other first word was meant as a command.
  if (file !== undefined && !file.toLowerCase().endsWith('.slipway')) {
    throw new UsageError({ key: 'unknownCommand', value: file, known: COMMAND_NAMES.join(', ') });
  }
  if (options.has('help')) return { type: 'help', command: null };
  for (const option of ['json', 'workspace']) {
    if (options.has(option)) throw new UsageError({ key: 'optionNeedsCommand', option: `--${option}` });
  }
  if (more[0] !== undefined) throw new UsageError({ key: 'tooMany', command: '', value: more[0] });
  return { type: 'window', profile: options.get('profile') ?? null, file: file ?? null };
}

function parseCommand(name: CommandName, args: readonly string[]): Invocation {
  const grammar = GRAMMAR[name];
  const split = splitArguments(args, { ...COMMON_OPTIONS, ...grammar.options }, name);
  if (split.options.has('help')) return { type: 'help', command: name };
  const words = split.words.slice(1);
  if (words.length < grammar.least) throw new UsageError({ key: 'tooFew', command: name });
  const extra = words[grammar.most];
  if (extra !== undefined) throw new UsageError({ key: 'tooMany', command: name, value: extra });
  const given: SplitArguments = { ...split, words };
  return {
    type: 'command',
    profile: given.options.get('profile') ?? null,
    workspace: given.options.get('workspace') ?? null,
    json: given.options.has('json'),
    command: buildCommand(name, given),
    variables: namedVariables(given),
  };
}
