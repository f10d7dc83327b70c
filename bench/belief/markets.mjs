import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { copyTables, digestOf } from './prepare.mjs'
import { generate } from './product.mjs'
import { published } from './published.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Generators of other authors than the rules'. */
const SOURCES = ['delta', 'harbour', 'ridge']
/** Sources on which no feature was chosen. */
const UNSEEN = new Set(['ridge', 'shared'])
/**
 * Seeds of each kind of market of a source. `ridge` had 100 to 103, which were looked at while features were
 * chosen.
 */
const SEEDS = { delta: [100, 105], harbour: [100, 103], ridge: [200, 203] }

const own = (name, kind, asked) => ({
  name,
  source: 'generate',
  kind,
  digest: digestOf([here('../../dist/generate')], asked),
  make: (out) => generate({ ...asked, out }),
})

const ownMarkets = (size) => [
  ...[9201, 9202, 9203].map((seed) =>
    own(`generate-usual-${seed}`, 'usual', { seed, bidders: 500, lots: 1500, ...size }),
  ),
  own('generate-clean-9211', 'clean', {
    seed: 9211,
    bidders: 500,
    lots: 1500,
    rings: 0,
    decoys: 40,
    ...size,
  }),
  ...Array.from({ length: 20 }, (_, i) =>
    own(`generate-varied-${9220 + i}`, 'varied', {
      seed: 9220 + i,
      bidders: 350 + 50 * (i % 6),
      lots: 1000 + 100 * (i % 6),
      varied: true,
      ...size,
    }),
  ),
]

const fileOf = (source) => [`sources/${source}.mjs`, `sources/${source}/index.mjs`].map(here).find(existsSync)

const sourceMarkets = async (source, size) => {
  const file = fileOf(source)
  if (!file) return []
  const { KINDS, generate: make } = await import(file)
  const kinds = Array.isArray(KINDS) ? KINDS : Object.keys(KINDS)
  const code = file.endsWith('index.mjs') ? file.slice(0, -'/index.mjs'.length) : file
  const [first, last] = SEEDS[source]
  return kinds.flatMap((kind) =>
    Array.from({ length: last - first + 1 }, (_, i) => {
      const asked = { seed: first + i, kind, bidders: 400, lots: 1200, ...size }
      return {
        name: `${source}-${kind}-${asked.seed}`,
        source,
        kind,
        digest: digestOf([code], asked),
        make: (out) => make({ ...asked, out }),
      }
    }),
  )
}

const sharedMarkets = (folder) =>
  ['hubs-401', 'hubs-402', 'innocent-401'].flatMap((name) => {
    const from = `${folder}/markets/${name}`
    if (!existsSync(from)) return []
    return [
      {
        name,
        source: 'shared',
        kind: name.split('-')[0],
        digest: digestOf([from], {}),
        make: (out) => copyTables(from, out),
      },
    ]
  })

/** every so manieth market is there once more with what is public alone */
const PUBLISHED = 3

/**
 * Every market of the bench; `unseen` = no feature was chosen on its source. Absent sources are left out.
 * `size`: bidders and lots of all made markets instead of each one's own.
 */
export const allMarkets = async (folder = here('../../../shared/data'), size = {}) => {
  const markets = [
    ...ownMarkets(size),
    ...(await Promise.all(SOURCES.map((source) => sourceMarkets(source, size)))).flat(),
    ...sharedMarkets(folder),
  ]
  const bare = markets.filter(({ source }, i) => source === 'shared' || i % PUBLISHED === 0).map(published)
  return [...markets, ...bare].map((market) => ({ ...market, unseen: UNSEEN.has(market.source) }))
}
