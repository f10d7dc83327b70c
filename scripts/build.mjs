// Compiles src to dist. In an installation without development dependencies the shipped dist stands as it is.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildConsole } from './build-console.mjs'
import { compile } from './compiler.mjs'

const require = createRequire(import.meta.url)
const status = compile('-p', 'tsconfig.json')
if (status === undefined && existsSync('dist/cli/main.js')) process.exit(0)
if (status === undefined)
  console.error(
    'Cannot build: typescript is not installed and there is no dist/: run `npm ci` with development dependencies',
  )
if (status !== 0) process.exit(status ?? 1)

// What was compiled of a source that is gone must not be found by those who look for files: rules, tables.
const COMPILED = /\.(js|d\.ts)(\.map)?$/
const assets = new Set(['dist/api/docs', 'dist/fonts', 'dist/law/data', 'dist/web'])
const dropStale = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (!assets.has(path)) dropStale(path)
    } else if (COMPILED.test(entry.name)) {
      const source = path.replace('dist/', 'src/').replace(COMPILED, '')
      if (!existsSync(`${source}.ts`) && !existsSync(`${source}.js`)) rmSync(path)
    }
  }
}
dropStale('dist')

for (const [from, to] of [
  ['src/law/data', 'dist/law/data'],
  ['src/api/docs', 'dist/api/docs'],
])
  if (existsSync(from)) cpSync(from, to, { recursive: true })

// The font that pictures are drawn with, and its licence: a picture never relies on the fonts of the machine.
const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'))
mkdirSync('dist/fonts', { recursive: true })
for (const [from, to] of [
  ['400Regular/NotoSansSC_400Regular.ttf', 'NotoSansSC_400Regular.ttf'],
  ['700Bold/NotoSansSC_700Bold.ttf', 'NotoSansSC_700Bold.ttf'],
  ['LICENSE_FONT', 'LICENSE'],
])
  if (!existsSync(join('dist/fonts', to))) cpSync(join(fonts, from), join('dist/fonts', to))
if (existsSync('dist/cli/main.js')) chmodSync('dist/cli/main.js', 0o755)
await buildConsole()
