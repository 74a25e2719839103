import { mapped, unmapped, type Codec } from '../codec.ts';

export interface TextOptions {
  /** Characters (UTF-16 units, as the systems count them) the remote keeps; null: all. */
  readonly limit: number | null;
}

/** Line ends as CR LF, blanks at the ends: remotes change them, and nobody means anything by them. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();

const cutTo = (text: string, limit: number | null): string => (limit === null ? text : text.slice(0, limit));

/** Plain text. Empty and none are the same. */
export function textCodec({ limit }: TextOptions): Codec {
  return {
    read: (raw) => (raw === null ? mapped('') : typeof raw === 'string' ? mapped(raw) : unmapped('wrongType')),
    // Cut by nobody here: the remote says what it keeps, and `keeps` knows it again.
    write: (local) => (local === null ? mapped('') : typeof local === 'string' ? mapped(local) : unmapped('wrongType')),
    keeps: (local, raw) => {
      const [ours, theirs] = [local ?? '', raw ?? ''];
      if (typeof ours !== 'string' || typeof theirs !== 'string') return false;
      return plain(ours) === plain(theirs) || plain(cutTo(ours, limit)) === plain(theirs);
    },
    identity: (raw) => (typeof raw === 'string' ? raw.replaceAll('\r\n', '\n') : raw),
  };
}
