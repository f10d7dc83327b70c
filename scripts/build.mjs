// Compiles src to dist. In an installation without development dependencies the shipped dist stands as it is.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
let tsc
try {
  tsc = require.resolve('typescript/bin/tsc')
} catch {
  if (existsSync('dist/cli/main.js')) process.exit(0)
  console.error(
    'Cannot build: typescript is not installed and there is no dist/: run `npm ci` with development dependencies',
  )
  process.exit(1)
}
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json'], { stdio: 'inherit' })
if (status) process.exit(status)
for (const [from, to] of [
  ['src/law/data', 'dist/law/data'],
  ['src/api/docs', 'dist/api/docs'],
])
  if (existsSync(from)) cpSync(from, to, { recursive: true })
if (existsSync('dist/cli/main.js')) chmodSync('dist/cli/main.js', 0o755)
