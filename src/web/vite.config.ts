import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** What two or three pages share, and is too small to be asked for by itself. */
const SMALL = new RegExp(
  [
    'src/web/api/use-offices',
    'src/web/pages/(rings/ring-|runs/(use-runs|event-word))',
    'src/web/parts/(fields|framed|warnings|leads/(lead-columns|held-seat))',
    'src/pictures/colors',
    'src/texts/(kinds|seats|console-(leads|runs|market|work))',
  ].join('|'),
)

/** What pages are made of. */
const PARTS = /src\/(web\/(parts|page)|domain)\/(?!leads)/

/**
 * The console's bundles: files of our own only, nothing inline, so that the strictest policy holds. `npm run
 * web` serves the sources as they are written, over a service on the usual port.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: ['chrome109', 'firefox115'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // what several pages share comes as one file, not as a dozen that wait for each other
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'parts', test: new RegExp(`${SMALL.source}|${PARTS.source}`) },
            {
              name: 'leads',
              test: /src\/(web\/parts\/leads\/(use-|do-acts|who-may|bulk-bar|colour-history)|texts\/(workflow|handling|console-colours))/,
            },
            { name: 'charts', test: /node_modules\/(d3-|internmap)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8321', '/readyz': 'http://127.0.0.1:8321' } },
})
