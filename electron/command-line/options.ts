import { parseArgs } from 'node:util';
import { PlainDate } from '#shared/model/time.ts';
import type { OptionForm } from './grammar.ts';
import { UsageError } from './usage-problem.ts';

export interface SplitArguments {
  /** Words without `--`, in order. */
  readonly words: readonly string[];
  /** Options as given: null for one without a value. */
  readonly options: ReadonlyMap<string, string | null>;
}

/**
 * Splits arguments into words and options; each option's form says whether it takes the next argument.
 *
 * @throws UsageError
 */
export function splitArguments(
  args: readonly string[],
  forms: Readonly<Record<string, OptionForm>>,
  command: string,
): SplitArguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(forms).map(([name, form]) => [
        name,
        {
          type: form.form === 'flag' ? ('boolean' as const) : ('string' as const),
          ...(name === 'help' ? { short: 'h' } : {}),
        },
      ]),
    ),
    // What is unknown is judged here, in the catalogue's words.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  const options = new Map<string, string | null>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName } = token;
    const form = forms[name];
    if (form === undefined) throw new UsageError({ key: 'unknownOption', option: rawName, command });
    if (options.has(name)) throw new UsageError({ key: 'givenTwice', option: rawName });
    options.set(name, valueOf(token, form));
  }
  return { words, options };
}

function valueOf(
  token: { readonly rawName: string; readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
  form: OptionForm,
): string | null {
  const option = token.rawName;
  if (form.form === 'flag') {
    if (token.value !== undefined) throw new UsageError({ key: 'valueNotTaken', option });
    return null;
  }
  const value = token.value ?? '';
  // `--out --json`: the parser takes the next argument whatever it is; a path of that name must be written `--out=--json`.
  if (value === '' || (token.inlineValue !== true && value.startsWith('--'))) {
    throw new UsageError({ key: 'valueMissing', option });
  }
  if (form.form === 'date' && !PlainDate.safeParse(value).success) {
    throw new UsageError({ key: 'notADate', option, value });
  }
  if (form.form === 'word') assertWord(option, value, form.words);
  if (form.form === 'list') for (const part of value.split(',')) assertWord(option, part, form.words);
  return value;
}

function assertWord(option: string, value: string, words: readonly string[]): void {
  if (!words.includes(value)) throw new UsageError({ key: 'notAWord', option, value, known: words.join(', ') });
}
