import { strToU8 } from 'fflate';
import { wallToMs } from '../../../planning/wall.ts';
import type { Cell } from '../../report/report.ts';
import { xmlText, zipFiles } from '../rezip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const DAY_MS = 86_400_000;
/** Days from 30 December 1899, where Excel's count begins, to 1970. */
const EPOCH = 25_569;

/** Places in `cellXfs` below. */
const STYLE = { plain: 0, head: 1, text: 2, date: 3, moment: 4, number: 5, risky: 6 } as const;
/** What Excel takes as a formula when the cell is edited; a quote prefix keeps it text, and is not part of it. */
const RISKY = /^\s*[=+\-@]/;

/** A sheet: its heads, and beneath them a row each. Null is an empty cell. */
export interface Grid {
  readonly name: string;
  /** `width` in characters. */
  readonly columns: readonly { readonly head: string; readonly width: number }[];
  readonly rows: readonly (readonly (Cell | null)[])[];
}

/**
 * Grids as an XLSX workbook (ECMA-376): days and moments as real dates (moments in the zone's wall time), numbers as
 * numbers, all else as text that no program runs. The first row of each sheet stays in view and filters. The same grids
 * are the same bytes, packed here and now: the window's policy refuses the workers by which others pack a large sheet.
 */
export function writeWorkbook(grids: readonly Grid[]): Uint8Array {
  const strings = new SharedStrings();
  const sheets = grids.map((grid, index) => ({ grid, file: `sheet${index + 1}.xml`, id: `rId${index + 1}` }));
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>${sheets.map(({ file }) => `<Override PartName="/xl/worksheets/${file}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map(({ id, file }) => `<Relationship Id="${id}" Type="${RELATIONS}/worksheet" Target="worksheets/${file}"/>`).join('')}<Relationship Id="rIdStyles" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rIdStrings" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  for (const { grid, file } of sheets) parts[`xl/worksheets/${file}`] = sheetXml(grid, strings);
  parts['xl/sharedStrings.xml'] = strings.xml();
  return zipFiles(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, strToU8(part)])));
}

function workbookXml(sheets: readonly { readonly grid: Grid; readonly id: string }[]): string {
  const list = sheets.map(
    ({ grid, id }, index) => `<sheet name="${escaped(grid.name)}" sheetId="${index + 1}" r:id="${id}"/>`,
  );
  const filters = sheets.flatMap(({ grid }, index) =>
    grid.rows.length === 0
      ? []
      : [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${escaped(grid.name.replaceAll("'", "''"))}'!${rangeOf(grid, '$')}</definedName>`,
        ],
  );
  const names = filters.length === 0 ? '' : `<definedNames>${filters.join('')}</definedNames>`;
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets>${names}</workbook>`;
}

function sheetXml(grid: Grid, strings: SharedStrings): string {
  const columns = grid.columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const head = grid.columns.map((column, index) => textXml(column.head, `${letters(index)}1`, STYLE.head, strings));
  const rows = grid.rows.map((row, at) => {
    const cells = row.map((cell, index) => cellXml(cell, `${letters(index)}${at + 2}`, strings));
    return `<row r="${at + 2}">${cells.join('')}</row>`;
  });
  const filter = grid.rows.length === 0 ? '' : `<autoFilter ref="${rangeOf(grid, '')}"/>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData><row r="1">${head.join('')}</row>${rows.join('')}</sheetData>${filter}</worksheet>`;
}

function cellXml(cell: Cell | null, at: string, strings: SharedStrings): string {
  if (cell === null) return '';
  switch (cell.kind) {
    case 'text':
      return cell.text === '' ? '' : textXml(cell.text, at, RISKY.test(cell.text) ? STYLE.risky : STYLE.text, strings);
    case 'number':
      return `<c r="${at}" s="${STYLE.number}"><v>${cell.value}</v></c>`;
    case 'date':
      return `<c r="${at}" s="${STYLE.date}"><v>${serialOf(cell.date)}</v></c>`;
    case 'moment':
      return `<c r="${at}" s="${STYLE.moment}"><v>${serialOf(cell.wall)}</v></c>`;
  }
}

const serialOf = (wall: string): number => wallToMs(wall) / DAY_MS + EPOCH;

function textXml(text: string, at: string, style: number, strings: SharedStrings): string {
  return `<c r="${at}" s="${style}" t="s"><v>${strings.placeOf(text)}</v></c>`;
}

/** Every text once: most cells of a plan say what others say. */
class SharedStrings {
  readonly #places = new Map<string, number>();
  #uses = 0;

  placeOf(text: string): number {
    this.#uses += 1;
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(text, place);
    return place;
  }

  /** `_x0041_` in a text is itself, not the letter A (ECMA-376 22.9.2.19). */
  xml(): string {
    const items = [...this.#places.keys()].map((text) => {
      const said = escaped(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
      return `<si><t xml:space="preserve">${said}</t></si>`;
    });
    return `${HEAD}<sst xmlns="${MAIN}" count="${this.#uses}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

function escaped(text: string): string {
  return xmlText(text).replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}

function rangeOf(grid: Grid, fixed: '' | '$'): string {
  const last = letters(Math.max(0, grid.columns.length - 1));
  return `${fixed}A${fixed}1:${fixed}${last}${fixed}${grid.rows.length + 1}`;
}

/** Name of a column: A … Z, AA … */
function letters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letters(Math.floor(index / 26) - 1)}${letter}`;
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF0F3"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;
