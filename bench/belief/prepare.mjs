import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { importPaths, openEmbedded, readSnapshot, writeSnapshot } from './product.mjs'

/**
 * A market as detection reads it, with its truth: made by `spec.make(dir)` (tables of the import format and
 * truth.csv), imported, and kept in `cache` under its name and the digest of what made it. The importer never
 * sees truth.csv.
 */
export const preparedMarket = async (spec, cache) => {
  const home = join(cache, `${spec.name}-${spec.digest}`)
  if (!existsSync(join(home, 'about.json'))) await prepare(spec, cache, home)
  const { digest } = JSON.parse(readFileSync(join(home, 'about.json'), 'utf8'))
  const market = await readSnapshot(join(home, 'market'), digest)
  if (!market) throw new Error(`Cannot read the market in ${home}: remove the folder`)
  return { market, truth: readFileSync(join(home, 'truth.csv'), 'utf8') }
}

const prepare = async (spec, cache, home) => {
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, '.work-'))
  try {
    await spec.make(join(work, 'tables'))
    mkdirSync(join(work, 'done'))
    renameSync(join(work, 'tables', 'truth.csv'), join(work, 'done', 'truth.csv'))
    const engine = await openEmbedded(join(work, 'graph.duckdb'), { memoryLimit: '512MB' })
    try {
      const store = { dir: work, engine }
      const report = await importPaths(store, [join(work, 'tables')], {
        now: () => new Date('2026-04-01T00:00:00Z'),
      })
      const bad = report.files.find((file) => file.error)
      if (bad) throw new Error(`${spec.name}: ${bad.file}: ${bad.error}`)
      const market = await engine.market({})
      await writeSnapshot(join(work, 'done', 'market'), market)
      const read = Object.fromEntries(report.files.map((f) => [f.file, [f.read, f.accepted, f.quarantined]]))
      writeFileSync(join(work, 'done', 'about.json'), JSON.stringify({ digest: market.digest, read }))
    } finally {
      await engine.close()
    }
    rmSync(home, { recursive: true, force: true })
    renameSync(join(work, 'done'), home)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Copies a folder of tables. */
export const copyTables = (from, to) => cpSync(from, to, { recursive: true })

/** Short digest of the files that a market comes from, and of what they were asked. */
export const digestOf = (paths, asked) => {
  const hash = createHash('sha256').update(JSON.stringify(asked))
  const add = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name))
    else hash.update(readFileSync(path))
  }
  for (const path of paths) add(path)
  return hash.digest('hex').slice(0, 12)
}
