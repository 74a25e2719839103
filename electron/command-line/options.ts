import { parseArgs } from 'node:util';
import { PlainDate } from '#shared/model/time.ts';
import type { OptionForm } from './grammar.ts';
import { UsageError } from './usage-problem.ts';

export interface SplitArguments {
  /** Words without `--`, in order. */
  readonly words: readonly string[];
  /** Options as given: null for one without a value. */
  readonly options: ReadonlyMap<string, string | null>;
  /** Options that may be given several times, by their keys. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, string>>;
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
  const pairs = new Map<string, Map<string, string>>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName } = token;
    const form = forms[name];
    if (form === undefined) throw new UsageError({ key: 'unknownOption', option: rawName, command });
    if (options.has(name)) throw new UsageError({ key: 'givenTwice', option: rawName });
    const value = valueOf(token, form);
    if (form.form === 'pairs') pairs.set(name, withPair(pairs.get(name), value ?? '', rawName));
    else options.set(name, value);
  }
  return { words, options, pairs };
}

function withPair(known: ReadonlyMap<string, string> | undefined, text: string, option: string): Map<string, string> {
  const { field, value } = assignment(text);
  if (known?.has(field) === true) throw new UsageError({ key: 'givenTwice', option: `${option} ${field}` });
  return new Map([...(known ?? []), [field, value]]);
}

/** @throws UsageError for what is not FIELD=VALUE */
export function assignment(text: string): { field: string; value: string } {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError({ key: 'notAssignment', value: text });
  return { field: text.slice(0, at), value: text.slice(at + 1) };
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
