import { AgendaColumn, Paper, TilePaper } from '#shared/bridge.ts';
import { ImportedTable } from '#shared/model/import-link.ts';
import { GROUPINGS } from '#shared/planning/lanes/grouping.ts';
import { OUTPUT_FORMATS } from '#shared/command-output.ts';
import { SystemKind } from '#shared/sync/remote.ts';

export const COMMAND_NAMES = ['open', 'import', 'edit', 'export', 'connect', 'sync', 'check', 'preview'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/**
 * How an option is read. `date` is YYYY-MM-DD; `list` is values between commas, `word` one of them; `pairs` may be
 * given several times, each KEY=VALUE.
 */
export type OptionForm =
  | { readonly form: 'flag' }
  | { readonly form: 'text' }
  | { readonly form: 'pairs' }
  | { readonly form: 'date' }
  | { readonly form: 'word'; readonly words: readonly string[] }
  | { readonly form: 'list'; readonly words: readonly string[] };

const FLAG = { form: 'flag' } as const;
const TEXT = { form: 'text' } as const;

/** Taken by every command, and (but for `workspace` and `json`) by the plain start. */
export const COMMON_OPTIONS: Readonly<Record<string, OptionForm>> = {
  profile: TEXT,
  workspace: TEXT,
  json: FLAG,
  help: FLAG,
};

export interface CommandGrammar {
  readonly options: Readonly<Record<string, OptionForm>>;
  /** How many words without `--` it takes. */
  readonly least: number;
  readonly most: number;
}

export const GRAMMAR: Readonly<Record<CommandName, CommandGrammar>> = {
  open: { options: {}, least: 1, most: 1 },
  import: {
    options: {
      as: { form: 'word', words: ImportedTable.options },
      sheet: TEXT,
      release: TEXT,
      'leave-hidden': FLAG,
      'dry-run': FLAG,
    },
    least: 1,
    most: 1000,
  },
  edit: { options: {}, least: 3, most: 1000 },
  export: {
    options: {
      out: TEXT,
      from: { form: 'date' },
      to: { form: 'date' },
      view: TEXT,
      paper: { form: 'word', words: Paper.options },
      tile: { form: 'word', words: TilePaper.options },
      orientation: { form: 'word', words: ['landscape', 'portrait'] },
      locked: { form: 'date' },
      'lanes-by': { form: 'word', words: GROUPINGS },
      columns: { form: 'list', words: AgendaColumn.options },
      format: { form: 'list', words: OUTPUT_FORMATS },
      monochrome: FLAG,
      publish: FLAG,
      since: TEXT,
      'list-changes': FLAG,
      meeting: TEXT,
      release: TEXT,
      classification: TEXT,
      draft: FLAG,
      journal: FLAG,
    },
    least: 1,
    most: 1,
  },
  connect: {
    options: {
      kind: { form: 'word', words: SystemKind.options },
      url: TEXT,
      user: TEXT,
      'secret-env': TEXT,
      'passphrase-env': TEXT,
      option: { form: 'pairs' },
    },
    least: 1,
    most: 1,
  },
  sync: { options: { 'dry-run': FLAG, 'passphrase-env': TEXT }, least: 0, most: 100 },
  check: { options: {}, least: 0, most: 0 },
  preview: { options: { out: TEXT }, least: 0, most: 0 },
};

export const EXPORTS = ['calendar', 'workspace', 'cab-pack', 'change-schedule', 'hand-over', 'briefing'] as const;
export type ExportKind = (typeof EXPORTS)[number];
