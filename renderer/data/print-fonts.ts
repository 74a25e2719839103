import unicode from '@fontsource-variable/noto-sans/unicode.json';
import type { FontFace } from '#shared/documents/writers/html.ts';

const files = import.meta.glob<string>('../../node_modules/@fontsource-variable/noto-sans/files/*-wght-normal.woff2', {
  eager: true,
  query: '?url',
  import: 'default',
});

/**
 * Faces of the bundled font by script, at addresses of this app. They are absolute: a print document
 * lives at an address of its own.
 */
export function printFonts(): FontFace[] {
  return Object.entries(unicode).flatMap(([script, unicodeRange]) => {
    const name = `/noto-sans-${script.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    const url = Object.entries(files).find(([path]) => path.endsWith(name))?.[1];
    if (url === undefined) return [];
    return [{ family: 'Noto Sans Variable', url: new URL(url, globalThis.location.href).href, unicodeRange }];
  });
}
