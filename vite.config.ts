import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The renderer. Relative base: it is served from `app://slipway/` and, in the preview runtime, elsewhere. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
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
