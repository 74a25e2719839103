import { createText } from '#shared/text/index.ts';
import type { TFunction } from 'i18next';

/**
 * Main's own texts: menu, command line, footer of a printed page. Made at first use, for the language is known only
 * when the engine is up, and most starts of the command line need no more than the help.
 */
export function lazyText(language: () => string): () => TFunction {
  let t: TFunction | null = null;
  return () => (t ??= createText(language()).t);
}
