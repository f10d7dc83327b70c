// Builds the console, src/web, to dist/web: the types of the API from its description, the bundles, and each
// of them packed beside itself. What did not change since is left as it stands.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const OUT = 'dist/web'
const STAMP = join(OUT, '.made-of')
const DESCRIPTION = 'docs/openapi.json'
const TYPES = 'src/web/api/schema.d.ts'
const PACKAGES = ['vite', '@vitejs/plugin-react', 'openapi-typescript', 'react-dom']
const PACKED = /\.(js|css|svg|html)$/

/**
 * Without the packages it is built of, in an installation without development dependencies, the shipped one
 * stands.
 */
export const buildConsole = async () => {
  if (!PACKAGES.every(isThere)) return
  const vite = await import('vite')
  await writeTypes()
  const sources = digestOf([
    'src/web',
    'src/texts',
    'src/domain',
    'src/pictures',
    'package-lock.json',
    'scripts/build-console.mjs',
  ])
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return
  await vite.build({ configFile: 'src/web/vite.config.ts', logLevel: 'warn' })
  for (const file of filesBelow(OUT)) if (PACKED.test(file)) pack(file)
  writeFileSync(STAMP, sources)
}

const isThere = (name) => {
  try {
    return Boolean(import.meta.resolve(name))
  } catch {
    return false
  }
}

/** `src/web/api/schema.d.ts`: what the API takes and gives, read off its description. */
const writeTypes = async () => {
  const text = readFileSync(DESCRIPTION, 'utf8')
  const mark = `// Made from ${DESCRIPTION} ${createHash('sha256').update(text).digest('hex').slice(0, 16)}\n`
  if (existsSync(TYPES) && readFileSync(TYPES, 'utf8').startsWith(mark)) return
  const { default: openapiTS, astToString } = await import('openapi-typescript')
  writeFileSync(TYPES, mark + astToString(await openapiTS(JSON.parse(text), { defaultNonNullable: false })))
}

const pack = (file) => {
  const bytes = readFileSync(file)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}

const filesBelow = (path) =>
  readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]))

const digestOf = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths.filter(existsSync))
    for (const file of /\.\w+$/.test(path) ? [path] : filesBelow(path))
      hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}
