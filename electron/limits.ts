/** Named limits of the main process: times in milliseconds, sizes in bytes, counts. */
export const MAIN_LIMITS = {
  /** The renderer must have said `ready` this long after its window began to load. */
  readyMs: 30_000,
  /** A closing window may take this long to save before it goes. */
  closeMs: 15_000,
  /** A command may run this long without telling how far it is; an import of the largest file takes a fraction of it. */
  commandMs: 15 * 60_000,
  /** Commands that may wait behind the one that runs. */
  commandsWaiting: 32,
  /** A second process waits this long for the running one to say that it took the command. */
  handOverMs: 15_000,
  /** Bytes of one message between two processes of the app. */
  handOverBytes: 16 * 1024 * 1024,
  /** Layout and writing of one print document. */
  printMs: 120_000,
  /** Print documents kept for previews. */
  previews: 3,
  /** Printed documents held until they are saved; the window saves one before it prints the next. */
  printedFiles: 3,
  /** Bytes of all printed documents that are held. The largest pack has a fiftieth of it. */
  printedBytes: 512 * 1024 * 1024,
  /** A printed document is held this long; it is asked for at once. */
  printedMs: 5 * 60_000,
  /** Bytes of one log file before it is turned over; one old file is kept. */
  logBytes: 1024 * 1024,
  /** A window that crashes more often than this within a minute is left alone. */
  reloadsPerMinute: 3,
} as const;
