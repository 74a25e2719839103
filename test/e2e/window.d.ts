import type { SlipwayBridge } from '../../shared/bridge.ts';

declare global {
  /** What preload puts into the page; the renderer's own declaration isn't part of the specs. */
  interface Window {
    readonly slipway: SlipwayBridge;
  }
}
