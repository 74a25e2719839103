/** Endings of files that can be imported, as a file dialog offers them. */
export const IMPORT_ENDINGS = ['ics', 'csv', 'tsv', 'txt', 'xlsx', 'xlsm'];
