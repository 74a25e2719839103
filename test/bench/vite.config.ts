import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The pages Slipway is measured beside. */
const pages = ['date-fns', 'fullcalendar', 'empty', 'raw-dexie', 'vis-timeline'];

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, '../../dist/bench'),
    emptyOutDir: true,
    target: 'chrome140',
    rollupOptions: { input: pages.map((page) => resolve(import.meta.dirname, 'competitors', `${page}.html`)) },
  },
});
