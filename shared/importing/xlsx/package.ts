import { LIMITS } from '../../limits.ts';
import { SlipwayError } from '../../errors.ts';
import { decodeXml } from '../decode.ts';
import { readZipDirectory, type ZipEntry } from '../zip/directory.ts';
import { unpack, UnpackBudget } from '../zip/inflate.ts';
import { brokenWorkbook, readPart, workbookRefusal } from './refusal.ts';

type PackageLimits = Pick<typeof LIMITS, 'workbookUnpackedBytes' | 'workbookUnpackRatio' | 'workbookParts'>;
/** Limits are numbers; tests pass smaller ones. */
export type WorkbookLimits = { readonly [L in keyof PackageLimits]: number };

/** One part refers to another: by id, or as the only one of its kind (the last word of the type's address). */
export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Name of the part within the package; never a path of this machine. */
  readonly target: string;
}

/**
 * The parts of a spreadsheet file (ECMA-376 part 2). Only what is asked for is unpacked, and all of it
 * together within the limits. Throws `workbookBroken`, `workbookBomb`.
 */
export class Package {
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #budget: UnpackBudget;

  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
    limits: WorkbookLimits = LIMITS,
  ) {
    const refusal = workbookRefusal(name);
    const entries = readZipDirectory(bytes, refusal, limits.workbookParts);
    // Names are compared without regard to case (part 2, 6.2.2.3), and some writers do mix it.
    this.#entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
    this.#budget = new UnpackBudget(refusal, {
      unpackedBytes: limits.workbookUnpackedBytes,
      unpackRatio: limits.workbookUnpackRatio,
    });
  }

  has(part: string): boolean {
    return this.#entries.has(part.toLowerCase());
  }

  /** The text of a part, which is UTF-8 or says by its mark that it is UTF-16. */
  text(part: string): string {
    const entry = this.#entries.get(part.toLowerCase());
    if (entry === undefined) throw brokenWorkbook(this.name, 'partMissing', part);
    const bytes = unpack(this.bytes, entry, workbookRefusal(this.name), this.#budget);
    const text = decodeXml(bytes);
    if (text === null) throw brokenWorkbook(this.name, 'xml', part);
    return text;
  }

  /** What a part refers to within the package; links to the outside are left alone. */
  relations(part: string): Relation[] {
    const cut = part.lastIndexOf('/') + 1;
    const folder = part.slice(0, cut);
    const list = `${folder}_rels/${part.slice(cut)}.rels`;
    if (!this.has(list)) return [];
    const relations: Relation[] = [];
    readPart(this.name, list, this.text(list), {
      open: (name, attributes) => {
        if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
        const type = (attributes.get('Type') ?? '').split('/').at(-1) ?? '';
        const target = within(folder, attributes.get('Target') ?? '');
        relations.push({ id: attributes.get('Id') ?? '', type, target });
      },
    });
    return relations;
  }
}

/** "../x.xml" from "xl/worksheets/" is "xl/x.xml", "/xl/x.xml" is from the top. What leads out names no part. */
function within(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** Compound files: .xls before 2007, and any newer file under a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** Whether bytes are a zip, and so a spreadsheet if they are anything to import. */
export function isZip(bytes: Uint8Array): boolean {
  return begins(bytes, ZIP) || begins(bytes, EMPTY_ZIP);
}

/** Throws `workbookOld` for what only Excel itself can read. */
export function assertNotCompound(name: string, bytes: Uint8Array): void {
  if (begins(bytes, COMPOUND)) throw new SlipwayError('workbookOld', { name });
}
