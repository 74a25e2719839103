/**
 * Named limits at every boundary. A value past its limit is a typed error the person can act on,
 * never a hang or a silent cut.
 */
export const LIMITS = {
  /** Bytes of one file offered for import. Larger ones are refused before they are read. */
  importFileBytes: 32 * 1024 * 1024,
  /** Rows of one imported table or components of one imported calendar. */
  importRows: 100_000,
  /** Columns of one imported table. More is no table of a plan. */
  importColumns: 500,
  /** Cells of one imported sheet, empty ones within its rows counted: a row may reach far to the right. */
  importCells: 5_000_000,
  /** Bytes the parts of a spreadsheet that are read may unpack to; guards against a zip bomb. */
  workbookUnpackedBytes: 256 * 1024 * 1024,
  /** Unpacked : packed. XML of cells packs at 10–60; a bomb is at 1,000. */
  workbookUnpackRatio: 200,
  /** Parts in a spreadsheet file: sheets, pictures, comments. */
  workbookParts: 10_000,
  /** Bytes of one workspace file, as it lies on disk. */
  workspaceFileBytes: 256 * 1024 * 1024,
  /** Bytes a workspace file may unpack to; guards against a zip bomb. */
  workspaceUnpackedBytes: 1024 * 1024 * 1024,
  /** Unpacked : packed. NDJSON packs at 5–20; a bomb is at 1,000. */
  workspaceUnpackRatio: 200,
  /** Parts in a workspace file. */
  workspaceParts: 10_000,
  /** Least characters of the passphrase secrets lie under. Whoever takes the file home may try as often as they like. */
  passphraseLeast: 12,
  /** Characters of a one-line field (title, key, name). */
  shortText: 500,
  /** Characters of a long field (notes, description). */
  longText: 100_000,
  /** Characters of an address that is opened in the system's browser; longer ones are cut by some, or crash them. */
  webAddress: 2_048,
  /** Occurrences of one recurring event that are expanded within one asked range. */
  occurrences: 5_000,
  /** Occurrences looked at before the asked range is reached; a rule that needs more is refused by name. */
  recurrenceSteps: 200_000,
  /** Double bookings named of one environment: a file with thousands on one day gives millions of pairs. */
  conflictsOfOneSubject: 5_000,
  /** Conflicts told of one plan; with as many nobody misses the rest, which are looked for once there are fewer. */
  conflicts: 5_000,
  /** Months one printed or exported calendar covers. */
  documentMonths: 120,
  /** Bytes of one print document handed to the engine. */
  printHtmlBytes: 64 * 1024 * 1024,
  /** Automatic backups kept per workspace, beside one per day for two weeks. */
  backupsKept: 20,
} as const;
