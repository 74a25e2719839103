/** Types of the files the app ships. Anything else isn't served: there is nothing else in the folder. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
};

/** Content type by ending; null for an ending that isn't served. */
export function contentTypeOf(path: string): string | null {
  const dot = path.lastIndexOf('.');
  if (dot < 0) return null;
  return CONTENT_TYPES[path.slice(dot + 1).toLowerCase()] ?? null;
}
