import { Inflate } from 'fflate';
import { SlipwayError } from '../../errors.ts';
import { crc32 } from './crc32.ts';
import type { ZipEntry } from './directory.ts';
import type { ZipRefusal } from './refusal.ts';

/** Bytes handed to the inflater at a time: even at deflate's utmost (1,032 : 1) a step stays at 16 MB. */
const STEP = 16 * 1024;
/** A ratio says nothing about small parts. */
const RATIO_FROM = 1024 * 1024;

export interface UnpackLimits {
  readonly unpackedBytes: number;
  /** Unpacked : packed. */
  readonly unpackRatio: number;
}

/** What all parts of one file may still unpack to. */
export class UnpackBudget {
  private packed = 0;
  private unpacked = 0;
  constructor(
    private readonly refusal: ZipRefusal,
    private readonly limits: UnpackLimits,
  ) {}

  /** Counts while inflating; refused as soon as it is too much, whatever the headers say. */
  spend(packed: number, unpacked: number): void {
    this.packed += packed;
    this.unpacked += unpacked;
    const tooMuch = this.unpacked > this.limits.unpackedBytes;
    const tooDense = this.unpacked > RATIO_FROM && this.unpacked > this.packed * this.limits.unpackRatio;
    if (tooMuch || tooDense) throw this.refusal.bomb();
  }
}

/** The bytes of one part; refused where they are not what the directory promises. */
export function unpack(bytes: Uint8Array, entry: ZipEntry, refusal: ZipRefusal, budget: UnpackBudget): Uint8Array {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  const whole = entry.method === 0 ? stored(packed, budget) : inflated(packed, entry, refusal, budget);
  if (whole.length !== entry.unpacked || crc32(whole) !== entry.crc) {
    throw refusal.broken('partDamaged', entry.name);
  }
  return whole;
}

function stored(packed: Uint8Array, budget: UnpackBudget): Uint8Array {
  budget.spend(packed.length, packed.length);
  return packed;
}

function inflated(packed: Uint8Array, entry: ZipEntry, refusal: ZipRefusal, budget: UnpackBudget): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const damaged = (cause?: unknown): SlipwayError => refusal.broken('partDamaged', entry.name, cause);
  const inflate = new Inflate((chunk) => {
    budget.spend(0, chunk.length);
    size += chunk.length;
    // More than promised is either damage or a trap; no need to see how much more.
    if (size > entry.unpacked) throw damaged();
    chunks.push(chunk.slice());
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      const step = packed.subarray(at, at + STEP);
      budget.spend(step.length, 0);
      inflate.push(step, at + STEP >= packed.length);
    }
  } catch (error) {
    throw error instanceof SlipwayError ? error : damaged(error);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
