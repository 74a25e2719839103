/*
 * Content security policies, sent as headers by the protocol handler. They stand in the response because a
 * webRequest hook need not run for handled protocols (electron/electron#45865), and a <meta> comes too late.
 * Source: Electron security checklist, item 7; CSP Level 3.
 */

type Policy = Readonly<Record<string, readonly string[]>>;

/** The window. No inline script, no eval, no address but its own. */
export const WINDOW_POLICY: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // Styles set by script through the object model are not inline styles: React needs no exception here.
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'worker-src': ["'self'"],
  // No fetch, no socket: the network belongs to main.
  'connect-src': ["'none'"],
  // The print preview, and nothing else, is shown in a frame.
  'frame-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** A print document: its own styles and the bundled fonts, pictures inside it, no script whatever. */
export const PRINT_POLICY: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'none'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'none'"],
  'frame-src': ["'none'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  // The preview frame of our own window.
  'frame-ancestors': ["'self'"],
};

export function policyHeader(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
