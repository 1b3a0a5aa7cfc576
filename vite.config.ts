import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Everything is served by us, from files: no inlined data, no script in the page (the content policy forbids both).
export default defineConfig({
  root: 'src/desk',
  base: '/desk/',
  plugins: [react()],
  build: {
    outDir: '../../dist/desk',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // Libraries apart from our own pages, so that a new version of ours is a small fetch.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] } } },
  },
});
