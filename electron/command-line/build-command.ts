import { Command, DocumentView, Paper } from '#shared/bridge.ts';
import { tilesOf } from '#shared/documents/paper.ts';
import { formatOfOutput, type OutputFormat } from '#shared/command-output.ts';
import { SUPPORT_FORMATS } from '#shared/documents/support/formats.ts';
import { buildConnect } from './build-connect.ts';
import { EXPORTS, type CommandName, type ExportKind } from './grammar.ts';
import { assignment, type SplitArguments } from './options.ts';
import { UsageError } from './usage-problem.ts';

const PACK_FORMATS = ['pdf', 'xlsx', 'pptx', 'docx', 'ics', 'html', 'zip'] as const;

/** Formats of each export; the first is taken when neither `--format` nor the ending of `--out` says. */
const FORMATS: Readonly<Record<ExportKind, readonly OutputFormat[]>> = {
  calendar: ['pdf', 'ics', 'csv', 'html'],
  workspace: ['slipway'],
  'cab-pack': PACK_FORMATS,
  'change-schedule': PACK_FORMATS,
  'hand-over': SUPPORT_FORMATS,
  briefing: SUPPORT_FORMATS,
};

/** Options that mean something for some of the exports only. */
const OPTIONS: Readonly<Record<ExportKind, readonly string[]>> = {
  calendar: [
    'from',
    'to',
    'view',
    'paper',
    'tile',
    'orientation',
    'locked',
    'lanes-by',
    'columns',
    'monochrome',
    'publish',
    'draft',
    'since',
    'list-changes',
  ],
  workspace: ['journal'],
  'cab-pack': ['from', 'to', 'meeting', 'paper', 'classification', 'publish', 'draft'],
  'change-schedule': ['from', 'to', 'paper', 'classification', 'publish', 'draft'],
  'hand-over': ['release', 'paper', 'classification', 'publish', 'draft'],
  briefing: ['release', 'paper', 'classification', 'publish', 'draft'],
};
const PACK_PAPERS = ['a4', 'letter'];

/** Exports that are reports: of a board's paper, kept as revisions. */
const REPORTS: readonly ExportKind[] = ['cab-pack', 'change-schedule', 'hand-over', 'briefing'];

/** Where the unseen start without a display writes: the project's own `out/`. */
const PREVIEW_OUT = 'out/';

/** @throws UsageError */
export function buildCommand(name: CommandName, given: SplitArguments): Command {
  const { words, options } = given;
  const [first = '', second = '', ...rest] = words;
  switch (name) {
    case 'open':
      return { name, file: first };
    case 'import': {
      const as = options.get('as');
      const sheet = options.get('sheet');
      const release = options.get('release');
      if (release !== undefined && as !== 'incidents' && as !== 'complaints') {
        throw new UsageError({ key: 'optionNotOf', option: '--release', what: `--as ${as ?? 'releases'}` });
      }
      return Command.parse({
        name,
        files: words,
        ...(as === undefined ? {} : { as }),
        ...(sheet === undefined ? {} : { sheet }),
        ...(release === undefined ? {} : { release }),
        ...(options.has('leave-hidden') ? { leaveHidden: true } : {}),
        dryRun: options.has('dry-run'),
      });
    }
    case 'edit':
      return { name, kind: first, key: second, fields: rest.map(assignment) };
    case 'export':
      return exportCommand(first, options);
    case 'connect':
      return buildConnect(first, given);
    case 'sync':
      return { name, connections: [...words], dryRun: options.has('dry-run') };
    case 'check':
      return { name };
    case 'preview': {
      const out = options.get('out') ?? PREVIEW_OUT;
      const format = formatOfOutput(out);
      if (format !== null && format !== 'pdf') {
        throw new UsageError({ key: 'formatNotOf', value: format, what: name, known: 'pdf' });
      }
      return { name, out };
    }
  }
}

/** A way of drawing by its word, else a view that was saved under this name. */
function viewOf(word: string): Record<string, string> {
  return DocumentView.safeParse(word).success ? { view: word } : { savedView: word };
}

function exportCommand(word: string, options: SplitArguments['options']): Command {
  const what = EXPORTS.find((kind) => kind === word);
  if (what === undefined) {
    throw new UsageError({ key: 'notAWord', option: 'export', value: word, known: EXPORTS.join(', ') });
  }
  for (const option of Object.values(OPTIONS).flat()) {
    if (options.has(option) && !OPTIONS[what].includes(option)) {
      throw new UsageError({ key: 'optionNotOf', option: `--${option}`, what });
    }
  }
  const out = options.get('out') ?? null;
  if (out === null) throw new UsageError({ key: 'outMissing' });
  const [from, to] = [options.get('from'), options.get('to')];
  if (typeof from === 'string' && typeof to === 'string' && from > to) {
    throw new UsageError({ key: 'rangeReversed', from, to });
  }
  if (options.has('publish') && options.has('draft')) {
    throw new UsageError({ key: 'optionNotOf', option: '--draft', what: '--publish' });
  }
  assertTiled(options.get('paper') ?? null, options.get('tile') ?? null);
  if (REPORTS.includes(what)) assertPack(options);
  if ((what === 'hand-over' || what === 'briefing') && !options.has('release')) {
    throw new UsageError({ key: 'releaseMissing' });
  }
  const view = options.get('view');
  const texts = [
    'from',
    'to',
    'paper',
    'tile',
    'orientation',
    'meeting',
    'release',
    'classification',
    'locked',
  ].flatMap((option) => {
    const value = options.get(option);
    return typeof value === 'string' ? [[option, value] as const] : [];
  });
  const lanesBy = options.get('lanes-by');
  const columns = options.get('columns');
  return Command.parse({
    name: 'export',
    what,
    out,
    ...Object.fromEntries(texts),
    ...(typeof view === 'string' ? viewOf(view) : {}),
    ...(typeof lanesBy === 'string' ? { lanesBy } : {}),
    ...(typeof columns === 'string' ? { columns: columns.split(',') } : {}),
    formats: formatsOf(what, out, options.get('format') ?? null),
    monochrome: options.has('monochrome'),
    journal: options.has('journal'),
    ...(options.has('draft') ? { draft: true } : {}),
    ...(options.has('publish') ? { publish: true } : {}),
    ...sinceOf(options.get('since') ?? null),
    ...(options.has('list-changes') ? { listChanges: true } : {}),
  });
}

/** @throws UsageError for paper no pack is made for, and a meeting beside a range, which it has itself */
function assertPack(options: SplitArguments['options']): void {
  const paper = options.get('paper');
  if (typeof paper === 'string' && !PACK_PAPERS.includes(paper)) {
    throw new UsageError({ key: 'notAWord', option: '--paper', value: paper, known: PACK_PAPERS.join(', ') });
  }
  const range = ['from', 'to'].find((option) => options.has(option));
  if (options.has('meeting') && range !== undefined) {
    throw new UsageError({ key: 'optionNotOf', option: `--${range}`, what: '--meeting' });
  }
}

/** A sheet that is no smaller than the paper was meant for another: said, rather than left out. */
function assertTiled(paper: string | null, tile: string | null): void {
  if (tile === null) return;
  const tiles = tilesOf(Paper.safeParse(paper).data ?? 'a4');
  if (tiles.some((one) => one === tile)) return;
  throw new UsageError({
    key: 'tileNotSmaller',
    value: tile,
    known: Paper.options.filter((one) => tilesOf(one).some((of) => of === tile)).join(', '),
  });
}

/** "last", or the number of a revision. */
function sinceOf(value: string | null): { since?: 'last' | number } {
  if (value === null) return {};
  if (value === 'last') return { since: value };
  if (!/^[1-9]\d{0,8}$/.test(value)) {
    throw new UsageError({ key: 'notAWord', option: '--since', value, known: 'last, 1, 2, 3' });
  }
  return { since: Number(value) };
}

function formatsOf(what: ExportKind, out: string, asked: string | null): readonly string[] {
  const known = FORMATS[what];
  const ending = formatOfOutput(out);
  const formats = asked === null ? [ending ?? known[0] ?? 'pdf'] : [...new Set(asked.split(','))];
  for (const format of formats) {
    if (!known.some((one) => one === format)) {
      throw new UsageError({ key: 'formatNotOf', value: format, what, known: known.join(', ') });
    }
  }
  // `--out plan.csv --format pdf` names a file it won't write: most likely one of the two is a slip.
  if (ending !== null && !formats.includes(ending)) throw new UsageError({ key: 'outNotFile', value: out });
  return formats;
}
