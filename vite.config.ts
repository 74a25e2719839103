import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * React Aria's own words ("Next month") in English only: the window's words are the catalogue's
 * language, not the region's, and forty unused languages would be read at every start.
 */
const englishControls: Plugin = {
  name: 'english-controls',
  enforce: 'pre',
  resolveId(source, importer) {
    if (importer?.includes('react-aria') !== true && importer?.includes('react-stately') !== true) return null;
    const locale = /([a-z]{2}-[A-Z]{2})\.mjs$/.exec(source);
    if (locale === null || locale[1] === 'en-US' || !source.startsWith('.')) return null;
    return this.resolve(source.replace(locale[0], 'en-US.mjs'), importer, { skipSelf: true });
  },
};

/** The renderer. Relative base: it is served from `app://slipway/` and, in the preview runtime, elsewhere. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [englishControls, react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/app/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    chunkSizeWarningLimit: 4000,
    // Inlined assets would need data: in the content security policy.
    assetsInlineLimit: 0,
  },
});
