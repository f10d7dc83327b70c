import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Stands for what d3-scale brings along and the console has no use for. */
const bareScales = fileURLToPath(new URL('./pictures/bare-scales.ts', import.meta.url))

/**
 * The console's bundles: files of our own only, nothing inline, so that the strictest policy holds. `npm run
 * web` serves the sources as they are written, over a service on the usual port.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: {
    alias: [{ find: /^d3-(interpolate|format|time-format)$/, replacement: bareScales }],
  },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome109', 'firefox115'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      preserveEntrySignatures: false,
      output: {
        codeSplitting: {
          groups: [
            // what the first file imports (shared.ts) is one file with it
            { name: 'index', tags: ['$initial'] },
            { name: 'access', test: /src\/(texts\/access|web\/pages\/access\/changes)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8321', '/readyz': 'http://127.0.0.1:8321' } },
})
