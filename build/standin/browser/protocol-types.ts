/**
 * Types of the Chrome DevTools Protocol. Playwright ships them but does not export them; types only,
 * so nothing of it reaches the bundle.
 */
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
