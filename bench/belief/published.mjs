import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { copyTables } from './prepare.mjs'

/**
 * What is public after an opening: who bid what on which lot, and who won; no machine, file, account, person,
 * address or time. By table: its columns, as far as they are there; null = all.
 */
const PUBLIC = {
  lots: null,
  groups: null,
  bidders: ['bidder_id', 'name'],
  bids: ['lot_id', 'bid_no', 'bidder_id', 'bidder_name', 'amount', 'status', 'rank', 'won', 'consortium'],
}

/** Writes the public part of the tables in `from`, and their truth, to `to`. */
const publish = async (from, to) => {
  mkdirSync(to, { recursive: true })
  copyTables(join(from, 'truth.csv'), join(to, 'truth.csv'))
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  for (const [table, columns] of Object.entries(PUBLIC)) {
    const [source, target] = [from, to].map((dir) => join(dir, `${table}.csv`))
    if (!existsSync(source)) continue
    const rows = `read_csv('${source}', all_varchar = true, header = true)`
    const there = (await connection.runAndReadAll(`DESCRIBE FROM ${rows}`)).getRows().map(([name]) => name)
    const kept = there.filter((name) => columns?.includes(name) ?? true)
    await connection.run(`COPY (SELECT ${kept.join(', ')} FROM ${rows}) TO '${target}' (HEADER)`)
  }
  connection.closeSync()
}

/** The market of a spec as far as it is public: of the same source, so left out with it. */
export const published = (spec) => ({
  ...spec,
  name: `${spec.name}-published`,
  kind: 'published',
  make: async (out) => {
    const whole = mkdtempSync(join(tmpdir(), 'biaojian-published-'))
    try {
      await spec.make(join(whole, 'tables'))
      await publish(join(whole, 'tables'), out)
    } finally {
      rmSync(whole, { recursive: true, force: true })
    }
  },
})
