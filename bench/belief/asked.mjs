import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { groupsOf } from './groups.mjs'
import { allMarkets } from './markets.mjs'

/**
 * The flags of a script of this bench, and the markets that they ask for with their groups. `--cache DIR`
 * keeps what was made; `--every N` takes each N-th market only, `--bidders N` makes them of so many and three
 * lots for each. `options`: flags of the script's own, as parseArgs takes them.
 */
export const asked = async (options) => {
  const { values: flags } = parseArgs({
    options: {
      cache: { type: 'string', default: join(tmpdir(), 'biaojian-belief') },
      every: { type: 'string', default: '1' },
      bidders: { type: 'string' },
      ...options,
    },
  })
  const bidders = Number(flags.bidders)
  const specs = await allMarkets(undefined, flags.bidders && { bidders, lots: 3 * bidders })
  const markets = []
  for (const [i, spec] of specs.entries())
    if (i % Number(flags.every) === 0) markets.push({ ...spec, ...(await groupsOf(spec, flags.cache)) })
  return { flags, markets }
}
