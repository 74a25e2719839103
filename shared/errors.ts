/**
 * Typed errors with stable codes. A program reads `code`; a person reads the sentence the catalogue
 * holds under `errors.<code>` (namespace `errors`), filled from `detail`.
 */
export const ERROR_CODES = [
  'internal',
  'cancelled',
  'invalidRequest',
  'invalidRecord',
  'notFound',
  'forbiddenSender',
  'forbiddenPath',
  'fileTooLarge',
  'fileUnreadable',
  'fileEmpty',
  'fileNotText',
  'fileKindUnknown',
  'writeFailed',
  'diskFull',
  'databaseBlocked',
  'newerSchema',
  'workspaceFileBroken',
  'workspaceFileBomb',
  'workspaceFilePath',
  'workspaceFileChecksum',
  'importBroken',
  'importTooManyRows',
  'importNoCalendar',
  'importNoRows',
  'importWebPage',
  'importNoTarget',
  'importNoSheet',
  'importTooManyCells',
  'workbookBroken',
  'workbookBomb',
  'workbookOld',
  'workbookOther',
  'transitionNotAllowed',
  'changeNotApproved',
  'inUse',
  'dependencyCircle',
  'staleRecord',
  'duplicateKey',
  'linkedAnew',
  'backupNearlyEmpty',
  'printFailed',
  'printedGone',
  'zoneUnknown',
  'momentOutOfRange',
  'recurrenceInvalid',
  'recurrenceTooMany',
  'recurrenceNotMovable',
  'rangeTooLong',
  'noWorkingDay',
  'supportNotExtended',
  'supportNotReady',
  'addressUnreadable',
  'addressScheme',
  'addressUser',
  'addressControl',
  'addressTooLong',
  'browserFailed',
  'remoteAddress',
  'remoteOffline',
  'remoteTimeout',
  'remoteBroken',
  'remoteTls',
  'remoteRedirect',
  'remoteTooLarge',
  'remoteNotJson',
  'remoteUnauthorised',
  'remoteForbidden',
  'remoteNotFound',
  'remoteRefused',
  'remoteLimited',
  'remoteServer',
  'remoteUnanswered',
  'remoteFilter',
  'remoteShape',
  'queryMissing',
  'queryOrdered',
  'queryBroken',
  'remoteVanished',
  'whatIfNotSynchronised',
  'secretUnusable',
  'secretMissing',
  'secretOtherOrigin',
  'secretNotKept',
  'vaultLocked',
  'vaultWrongPassphrase',
  'vaultPassphraseShort',
  'vaultUnavailable',
  'vaultBroken',
  'vaultFull',
  'usage',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Values that fill the sentence; never a secret, never a whole document. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | null>>;

/** What crosses the bridge in place of an answer. */
export interface ErrorAnswer {
  readonly code: ErrorCode;
  /** For the log and for programs; people are shown the catalogue's sentence. */
  readonly message: string;
  readonly detail: ErrorDetail;
}

/** The one error class of the product. */
export class SlipwayError extends Error {
  override readonly name = 'SlipwayError';
  constructor(
    readonly code: ErrorCode,
    readonly detail: ErrorDetail = {},
    options?: { cause?: unknown },
  ) {
    super(`${code} ${JSON.stringify(detail)}`, options);
  }
}

/** Any thrown value as the answer that may cross a boundary. Unknown errors become `internal` without content. */
export function toErrorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof SlipwayError) return { code: error.code, message: error.message, detail: error.detail };
  const name = error instanceof Error ? error.name : typeof error;
  return { code: 'internal', message: `internal ${name}`, detail: { name } };
}
