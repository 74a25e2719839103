/** Endings a command may write, as the person names formats. */
export const OUTPUT_FORMATS = ['pdf', 'ics', 'csv', 'html', 'slipway', 'xlsx', 'pptx', 'docx', 'zip'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

function endingOf(path: string): OutputFormat | null {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  if (dot < 1) return null;
  const ending = name.slice(dot + 1).toLowerCase();
  return OUTPUT_FORMATS.find((format) => format === ending) ?? null;
}

/** Format that the ending of `--out` asks for; null when it names a folder or a base name. */
export function formatOfOutput(out: string): OutputFormat | null {
  return endingOf(out);
}

/**
 * Where one format of a command's output goes.
 *
 * `out` ending in `/` (or `\`) is a folder and takes `name`; one with a known ending is that file for its own format
 * and the same name with another ending for the others; anything else is a base name that gets the ending.
 */
export function outputPath(out: string, format: OutputFormat, name: string): string {
  if (/[/\\]$/.test(out)) return `${out}${name}.${format}`;
  const ending = endingOf(out);
  if (ending === format) return out;
  return `${ending === null ? out : out.slice(0, -ending.length - 1)}.${format}`;
}
