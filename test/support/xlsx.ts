import { strToU8, unzipSync, Zip, ZipDeflate, zipSync, type Zippable } from 'fflate';

/**
 * Workbooks written part by part, to hold what no program would write together. A row is the cells'
 * own XML (`<c r="A1"><v>1</v></c>`); attributes of the row may stand before it.
 */
export interface SheetSpec {
  readonly name: string;
  /** Content of `sheetData`. */
  readonly rows: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** `<cols>` before the rows. */
  readonly cols?: string;
  readonly merges?: readonly string[];
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  readonly date1904?: boolean;
  /** Content of each `si`. */
  readonly strings?: readonly string[];
  /** Number formats by style number: a built-in id or a code. */
  readonly formats?: readonly (number | string)[];
  /** Parts that take the place of those made here, or null to leave one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

function stylesOf(formats: readonly (number | string)[]): string {
  const codes = formats.flatMap((format, index) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + index}" formatCode="${escape(format)}"/>`] : [],
  );
  const xfs = formats.map((format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`);
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`;
}

function sheetOf({ rows, cols = '', merges = [] }: SheetSpec): string {
  const merged =
    merges.length === 0 ? '' : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}">${cols}<sheetData>${rows}</sheetData>${merged}</worksheet>`;
}

export function workbookBytes(spec: WorkbookSpec): Uint8Array {
  const { sheets, strings, formats = [0], parts = {} } = spec;
  const listed = sheets.map(({ name, state }, index) => {
    const hidden = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${escape(name)}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`;
  });
  const date = spec.date1904 === true ? '<workbookPr date1904="1"/>' : '<workbookPr/>';
  const all: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${date}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['rIdStyles', 'styles', 'styles.xml'],
      ...(strings === undefined ? [] : [['rIdStrings', 'sharedStrings', '/xl/sharedStrings.xml'] as const]),
    ]),
    'xl/styles.xml': stylesOf(formats),
    ...(strings === undefined
      ? {}
      : {
          'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings.map((string) => `<si>${string}</si>`).join('')}</sst>`,
        }),
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetOf(sheet)])),
    ...parts,
  };
  const files: Zippable = {};
  for (const [name, content] of Object.entries(all)) {
    if (content !== null) files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files);
}

type Value = string | number | boolean | { readonly date: number } | { readonly raw: string };

/** Rows of values as `sheetData`; `{date}` is a serial number in style 1, `{raw}` stands as it is after `<c r="…"`. */
export function rowsOf(rows: readonly (readonly Value[])[]): string {
  return rows
    .map((cells, index) => {
      const line = index + 1;
      const written = cells.map((value, column) => cellOf(`${String.fromCharCode(65 + column)}${line}`, value));
      return `<row r="${line}">${written.join('')}</row>`;
    })
    .join('');
}

function cellOf(ref: string, value: Value): string {
  if (value === '') return '';
  if (typeof value === 'string')
    return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if ('raw' in value) return `<c r="${ref}"${value.raw}</c>`;
  return `<c r="${ref}" s="1"><v>${value.date}</v></c>`;
}

/** The same parts as Google Sheets and Java programs pack them: sizes after each part, not before it. */
export function asStream(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    const part = new ZipDeflate(name);
    zip.add(part);
    part.push(content, true);
  }
  zip.end();
  return new Uint8Array(Buffer.concat(chunks));
}
