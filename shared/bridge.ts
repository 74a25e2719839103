import { z } from 'zod';
import type { CallName, EventName } from './bridge-names.ts';
import { OUTPUT_FORMATS } from './command-output.ts';
import { ERROR_CODES } from './errors.ts';
import { LIMITS } from './limits.ts';
import { ImportedTable } from './model/import-link.ts';
import { SignIn, SyncTable } from './model/connection.ts';
import { REMOTE_CALLS, RemoteTarget } from './remote-bridge.ts';
import { RemoteScope, SystemKind } from './sync/remote.ts';
import { GROUPINGS } from './planning/lanes/grouping.ts';

export * from './bridge-names.ts';

/*
 * The contract between the two processes: every call's request and answer, every event's payload.
 * Preload builds one frozen object from this list; main validates sender and payload of every call.
 * There is no generic send or invoke.
 */

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes');

/** Stands for a document that main printed and holds for a while; good for one saving or fetching. */
export const PrintedFile = z.object({ printed: z.string().max(64) });
export type PrintedFile = z.infer<typeof PrintedFile>;

/** What a file is made of: the window's own bytes, or a printed document, whose bytes need not travel there and back. */
const FileContent = z.union([Bytes, PrintedFile]);
export type FileContent = z.infer<typeof FileContent>;

const FileFilter = z.object({ name: z.string(), extensions: z.array(z.string()) });

/** A file the person chose. `token` stands for its path, which the renderer never learns. */
export const OpenedFile = z.object({ name: z.string(), size: z.number(), bytes: Bytes });
export type OpenedFile = z.infer<typeof OpenedFile>;

export const Paper = z.enum(['a4', 'a3', 'a2', 'a1', 'letter', 'tabloid']);
export type Paper = z.infer<typeof Paper>;

/** Sheets of which a larger one is put together. */
export const TilePaper = z.enum(['a4', 'a3', 'letter', 'tabloid']);
export type TilePaper = z.infer<typeof TilePaper>;

/** How the days of a document are laid out. */
export const DocumentView = z.enum(['month', 'quarter', 'year', 'lanes', 'ladder', 'agenda']);
export type DocumentView = z.infer<typeof DocumentView>;

/** Columns of a printed agenda, in their order. When and title are always there. */
export const AgendaColumn = z.enum(['when', 'code', 'key', 'title', 'kind', 'status', 'place', 'services']);
export type AgendaColumn = z.infer<typeof AgendaColumn>;

export const PrintOptions = z.object({
  paper: Paper,
  landscape: z.boolean(),
  /** Header and footer as engine templates; empty for none (the document brings its own). */
  title: z.string().max(500),
});
export type PrintOptions = z.infer<typeof PrintOptions>;

export const BackupInfo = z.object({
  id: z.string(),
  workspaceId: z.string(),
  workspaceName: z.string(),
  createdAt: z.string(),
  bytes: z.number(),
  /** Records in it, journal not counted. */
  records: z.number(),
  reason: z.enum(['daily', 'close', 'before-import', 'before-restore', 'manual']),
});
export type BackupInfo = z.infer<typeof BackupInfo>;

/**
 * What a command line asks of the renderer. File names stand as the person typed them; contents are fetched by
 * `commandReadFile`. `out` names a file, a base name or (ending in `/`) a folder: `outputPath` of
 * shared/command-output.ts says where each format goes, and main writes nowhere else.
 */
export const Command = z.discriminatedUnion('name', [
  z.object({ name: z.literal('open'), file: z.string() }),
  z.object({
    name: z.literal('import'),
    files: z.array(z.string()),
    as: ImportedTable.optional(),
    /** Sheet of a workbook; else the one of last time, else its first table. */
    sheet: z.string().optional(),
    /** Of incidents and complaints whose row names none: key, name or id of their release. */
    release: z.string().optional(),
    leaveHidden: z.boolean().optional(),
    dryRun: z.boolean(),
  }),
  z.object({
    name: z.literal('edit'),
    kind: z.string(),
    key: z.string(),
    fields: z.array(z.object({ field: z.string(), value: z.string() })),
  }),
  z.object({
    name: z.literal('export'),
    what: z.enum(['calendar', 'workspace', 'cab-pack', 'change-schedule', 'hand-over', 'briefing']),
    out: z.string(),
    from: z.string().optional(),
    to: z.string().optional(),
    view: DocumentView.optional(),
    /** Name of a view that was saved in the plan: its filters count, and how it is drawn. */
    savedView: z.string().optional(),
    paper: Paper.optional(),
    /** Sheets that the paper is put together of. */
    tile: TilePaper.optional(),
    /** Which way round the sheet lies; by the view where it is not said. */
    orientation: z.enum(['landscape', 'portrait']).optional(),
    /** What the lanes are. */
    lanesBy: z.enum(GROUPINGS).optional(),
    /** Of the agenda. */
    columns: z.array(AgendaColumn).optional(),
    formats: z.array(z.enum(OUTPUT_FORMATS)),
    monochrome: z.boolean(),
    /** Keep it as the next revision; a pack is unless it is a draft. */
    publish: z.boolean().optional(),
    /** Day until which the plan is not to change, as agreed: it stands on every page. */
    locked: z.string().optional(),
    /** Mark what changed since a revision that was published. */
    since: z.union([z.literal('last'), z.number().int().min(1)]).optional(),
    /** List the changes on pages of their own. */
    listChanges: z.boolean().optional(),
    /** Title, key or id of the meeting a pack is for. */
    meeting: z.string().optional(),
    /** Key, name or id of the release a hand-over or briefing is of. */
    release: z.string().optional(),
    /** Takes the place of the plan's own on every page of a pack. */
    classification: z.string().max(200).optional(),
    /** A pack that is not kept as a revision. */
    draft: z.boolean().optional(),
    journal: z.boolean(),
  }),
  z.object({
    name: z.literal('connect'),
    /** What it is called here. One of this name that is there is changed. */
    connection: z.string(),
    system: SystemKind,
    address: RemoteTarget.shape.address,
    signIn: SignIn,
    scope: RemoteScope.partial(),
    /** What its records are here, where the system leaves a choice. */
    about: SyncTable.optional(),
  }),
  /** All connections where none is named. */
  z.object({ name: z.literal('sync'), connections: z.array(z.string()), dryRun: z.boolean() }),
  z.object({ name: z.literal('check') }),
  /** No display: sample workspace unseen, this quarter as PDF. `out` as for export. */
  z.object({ name: z.literal('preview'), out: z.string() }),
]);
export type Command = z.infer<typeof Command>;

export const CommandProblem = z.object({
  file: z.string().nullable(),
  /** Of a workbook; `row` is then the row of this sheet. */
  sheet: z.string().optional(),
  row: z.number().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
export type CommandProblem = z.infer<typeof CommandProblem>;

export const CommandSummary = z.object({
  ok: z.boolean(),
  command: z.string(),
  counts: z.record(z.string(), z.number()),
  problems: z.array(CommandProblem),
  outputs: z.array(z.string()),
  /** Sentences for the person, in order. */
  lines: z.array(z.string()),
});
export type CommandSummary = z.infer<typeof CommandSummary>;

const Nothing = z.object({});
const Whose = RemoteTarget.shape;

export const CALLS = {
  appInfo: {
    request: Nothing,
    answer: z.object({
      version: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      locale: z.string(),
      /** Host zone, the default of a new workspace. */
      zone: z.string(),
      userName: z.string(),
      /** Overrides the language, for tests ("en-XA" is the pseudo-locale). */
      language: z.string().nullable(),
      /** Somebody looks at the window; false while it only does what a command line asked. `shown` says when it changes. */
      isSeen: z.boolean(),
    }),
  },
  log: {
    request: z.object({
      level: z.enum(['error', 'warn', 'info']),
      /** A stable name, never content. */
      event: z.string().max(100),
      detail: z.record(z.string(), z.union([z.string().max(200), z.number(), z.boolean(), z.null()])),
    }),
    answer: Nothing,
  },
  openFiles: {
    request: z.object({ title: z.string(), filters: z.array(FileFilter), multiple: z.boolean(), maxBytes: z.number() }),
    /** Empty when the person cancelled. */
    answer: z.object({ files: z.array(OpenedFile) }),
  },
  saveFile: {
    request: z.object({
      title: z.string(),
      suggestedName: z.string().max(200),
      filters: z.array(FileFilter),
      content: FileContent,
    }),
    /** `name` null when the person cancelled. Written whole or not at all. */
    answer: z.object({ name: z.string().nullable() }),
  },
  /**
   * Lays a print document out for an iframe (`sandbox="allow-same-origin"`: no script, but its fonts): `path` is its address on the window's own origin.
   * Served with a policy that lets the document's own styles through, which `srcdoc` and `blob:` would inherit away.
   * Only the last few are kept.
   */
  printPreview: {
    request: z.object({ html: z.string() }),
    answer: z.object({ path: z.string() }),
  },
  /** Only the last few are held, and not for long (`MAIN_LIMITS`); one that is gone is `printedGone`. */
  printToPdf: {
    request: z.object({ html: z.string(), options: PrintOptions }),
    answer: PrintedFile,
  },
  /** A printed document that goes into another file. */
  printedBytes: {
    request: PrintedFile,
    answer: z.object({ bytes: Bytes }),
  },
  printToPrinter: {
    request: z.object({ html: z.string(), options: PrintOptions }),
    answer: z.object({ sent: z.boolean() }),
  },
  backupWrite: {
    request: z.object({
      workspaceId: z.string(),
      workspaceName: z.string(),
      records: z.number(),
      reason: BackupInfo.shape.reason,
      bytes: Bytes,
    }),
    /** `kept` false: a nearly empty workspace did not replace a full one's backups. */
    answer: z.object({ kept: z.boolean(), backup: BackupInfo.nullable() }),
  },
  backupList: {
    request: z.object({ workspaceId: z.string().nullable() }),
    answer: z.object({ backups: z.array(BackupInfo) }),
  },
  backupRead: {
    request: z.object({ id: z.string() }),
    answer: z.object({ bytes: Bytes }),
  },
  windowState: {
    request: z.object({ title: z.string().max(300), theme: z.enum(['system', 'light', 'dark']), unsaved: z.boolean() }),
    answer: Nothing,
  },
  /** A notification of the desktop; `id` comes back in `notificationChosen`. Not shown where the system has none. */
  notify: {
    request: z.object({ id: z.string().max(300), title: z.string().max(200), body: z.string().max(500) }),
    answer: z.object({ shown: z.boolean() }),
  },
  /**
   * Opens an address in the system's browser, after asking the person. Only what `judgeWebAddress` lets through; else
   * its code is the error.
   */
  openOutside: {
    request: z.object({ address: z.string().max(LIMITS.longText) }),
    /** False: the person thought better of it. */
    answer: z.object({ opened: z.boolean() }),
  },
  /** The renderer is up and its database open: commands and files may come. */
  ready: { request: Nothing, answer: Nothing },
  commandReadFile: {
    request: z.object({ commandId: z.string(), file: z.string() }),
    answer: OpenedFile,
  },
  commandWriteFile: {
    request: z.object({ commandId: z.string(), path: z.string(), content: FileContent }),
    answer: z.object({ path: z.string() }),
  },
  commandProgress: {
    request: z.object({ commandId: z.string(), done: z.number(), total: z.number(), line: z.string() }),
    answer: Nothing,
  },
  commandFinish: {
    request: z.object({ commandId: z.string(), summary: CommandSummary }),
    answer: Nothing,
  },
  /**
   * Keeps the secret the command line brought for a connection, bound to the address that stands in the command. The
   * secret itself never comes here. `kept` false: it brought none.
   */
  commandSecret: {
    request: z.object({ commandId: z.string(), workspaceId: Whose.workspaceId, connectionId: Whose.connectionId }),
    answer: z.object({ kept: z.boolean() }),
  },
  /** The window may close: everything is saved. */
  closeReady: { request: Nothing, answer: Nothing },
  ...REMOTE_CALLS,
} as const satisfies Record<CallName, { request: z.ZodType; answer: z.ZodType }>;

const EVENTS = {
  /** `workspace`: name or id of the workspace to work in; null for the current one. */
  command: z.object({ commandId: z.string(), command: Command, workspace: z.string().nullable() }),
  /** Whoever typed the command wants it to stop. */
  commandCancel: z.object({ commandId: z.string() }),
  /** Somebody sees the window: it does by itself what is due. One that runs unseen does what its command says, no more. */
  shown: z.object({}),
  /** A `.slipway` file opened through the desktop (association, second launch). */
  fileOpened: OpenedFile,
  /** A menu entry; names are commands of the palette. */
  menu: z.object({ action: z.string() }),
  /** A person clicked a notification; the window is in front by now. */
  notificationChosen: z.object({ id: z.string() }),
  /** The window is about to close; answer with `closeReady`. */
  closing: z.object({}),
} as const satisfies Record<EventName, z.ZodType>;

export type CallRequest<C extends CallName> = z.input<(typeof CALLS)[C]['request']>;
export type CallAnswer<C extends CallName> = z.output<(typeof CALLS)[C]['answer']>;
export type EventPayload<E extends EventName> = z.output<(typeof EVENTS)[E]>;

/** What every call resolves to; a rejected promise is a defect, never an answer. */
export const Reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), answer: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.enum(ERROR_CODES),
      message: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  }),
]);
export type Reply = z.infer<typeof Reply>;

/** The object preload puts at `window.slipway`. */
export type SlipwayBridge = {
  readonly [C in CallName]: (request: CallRequest<C>) => Promise<Reply>;
} & {
  readonly on: <E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) => () => void;
};
