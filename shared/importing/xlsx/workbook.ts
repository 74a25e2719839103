import { SlipwayError } from '../../errors.ts';
import { builtInFormat, formatOfCode, type NumberFormat } from './number-format.ts';
import type { Package } from './package.ts';
import { brokenWorkbook, readPart } from './refusal.ts';
import type { DateSystem } from './serial.ts';
import { readStrings } from './strings.ts';

export interface SheetInfo {
  readonly name: string;
  readonly isHidden: boolean;
  /** Name of its part. */
  readonly part: string;
}

/** A workbook opened: what all its sheets share. Strings and formats are read when a sheet is. */
export interface Workbook {
  readonly file: Package;
  readonly sheets: readonly SheetInfo[];
  readonly dates: DateSystem;
  /** Shared strings by number. */
  readonly strings: () => readonly string[];
  /** Formats by the number of a cell's style. */
  readonly formats: () => readonly NumberFormat[];
}

const CONTENT_TYPES = '[Content_Types].xml';

/** Throws `workbookBroken`, `workbookOther` for another kind of office file. */
export function openWorkbook(file: Package): Workbook {
  if (!file.has(CONTENT_TYPES)) throw new SlipwayError('workbookOther', { name: file.name });
  const main = file.relations('').find(({ type }) => type === 'officeDocument')?.target;
  if (main === undefined) throw brokenWorkbook(file.name, 'partMissing', '_rels/.rels');
  // A binary workbook (.xlsb) and a text document come in the same kind of package.
  if (!main.toLowerCase().endsWith('.xml')) throw new SlipwayError('workbookOther', { name: file.name });
  const relations = file.relations(main);
  const partOf = (type: string): string | undefined => relations.find((relation) => relation.type === type)?.target;
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: SheetInfo[] = [];
  let dates: DateSystem = '1900';
  let isWorkbook = false;
  readPart(file.name, main, file.text(main), {
    open: (name, attributes) => {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr' && isTrue(attributes.get('date1904'))) dates = '1904';
      if (name !== 'sheet') return;
      const relation = byId.get(attributes.get('id') ?? '');
      // A chart on a sheet of its own has no cells.
      if (relation?.type !== 'worksheet') return;
      const state = attributes.get('state') ?? 'visible';
      sheets.push({ name: attributes.get('name') ?? '', isHidden: state !== 'visible', part: relation.target });
    },
  });
  if (!isWorkbook) throw new SlipwayError('workbookOther', { name: file.name });
  const strings = partOf('sharedStrings');
  const styles = partOf('styles');
  return {
    file,
    sheets,
    dates,
    strings: once(() => (strings === undefined ? [] : readStrings(file, strings))),
    formats: once(() => (styles === undefined ? [] : readFormats(file, styles))),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true' || text === 'on';

/** `cellXfs` of the styles names a number format each, built in or written out. ECMA-376 part 1, 18.8. */
function readFormats(file: Package, part: string): NumberFormat[] {
  const written = new Map<number, NumberFormat>();
  const ids: number[] = [];
  let isCell = false;
  readPart(file.name, part, file.text(part), {
    open: (name, attributes) => {
      if (name === 'numFmt')
        written.set(Number(attributes.get('numFmtId')), formatOfCode(attributes.get('formatCode') ?? ''));
      else if (name === 'cellXfs') isCell = true;
      else if (name === 'xf' && isCell) ids.push(Number(attributes.get('numFmtId') ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') isCell = false;
    },
  });
  return ids.map((id) => written.get(id) ?? builtInFormat(id));
}
