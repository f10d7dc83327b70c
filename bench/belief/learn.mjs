import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { asked } from './asked.mjs'
import { boost, shapesOf } from './boost.mjs'
import { calibrationOf } from './calibrate.mjs'
import { DIRECTIONS, FEATURES } from './product.mjs'
import { logOdds } from './score.mjs'

/**
 * Learns the weights of the belief in a ring from all of the bench's sources, and writes them to
 * src/rings/belief/weights.ts:
 *
 *   npm run build && node bench/belief/learn.mjs [--cache DIR] [--every N] [--bidders N] [--out FILE]
 *
 * Deterministic: the same sources give the same file. `--every N` takes each N-th market only,
 * `--bidders N` makes them of so many and three lots for each.
 */

/**
 * Every feature has its turn, so that those which say the same share the weight: what one source says by one,
 * another says by the next.
 */
export const SETTING = { inTurn: true, rounds: 40, rate: 0.03, depth: 1, l2: 3, leaf: 5 }
const TREES = { rounds: 120, rate: 0.07, depth: 3, l2: 3, leaf: 15 }

/** By whether marks of its members are on record: which weights judge a group. */
export const setOf = ({ shown }) => (shown ? 'shown' : 'bare')

/**
 * What the weights of a set are learnt from. Those for groups without marks: from such groups. Those for
 * groups with marks: from all groups of markets that are more than public; the few without marks among them
 * say what behaviour is worth.
 */
const SETS = {
  shown: ({ kind, groups }) => (kind === 'published' ? [] : groups),
  bare: ({ groups }) => groups.filter(({ shown }) => !shown),
}
export const within = (markets, set) => markets.map((market) => ({ ...market, groups: SETS[set](market) }))

/** What `make` makes of the markets, for each set of groups. */
const bySet = (make) => Object.fromEntries(Object.keys(SETS).map((set) => [set, make(set)]))

/** Every source has the same weight in all, however many groups its markets give. */
export const rowsOf = (markets) => {
  const groups = new Map()
  for (const { source, groups: own } of markets) groups.set(source, (groups.get(source) ?? 0) + own.length)
  const each = [...groups.values()].reduce((sum, n) => sum + n, 0) / groups.size
  return markets.flatMap(({ source, groups: own }) =>
    own.map((group) => ({ x: group.x, y: group.true ? 1 : 0, w: each / groups.get(source) })),
  )
}

/** Small trees, for comparison: they may not be explained. */
export const growTrees = (markets) =>
  boost(rowsOf(markets), FEATURES.length, {
    ...TREES,
    directions: FEATURES.map(() => 0),
    features: [...FEATURES.keys()],
  })

/**
 * The additive model, and how it is written: thousandths of log odds, bounds in ten-thousandths; the log odds
 * times the slope and plus the shift of a calibration.
 */
export const learn = (markets, { slope, shift } = { slope: 1, shift: 0 }) => {
  const directions = FEATURES.map((name) => DIRECTIONS[name])
  const model = boost(rowsOf(markets), FEATURES.length, {
    ...SETTING,
    directions,
    features: [...FEATURES.keys()],
  })
  const { base, shapes } = shapesOf(model, FEATURES.length)
  return {
    base: Math.round(1000 * (slope * base + shift)),
    shapes: shapes.flatMap(({ f, cuts, values }) => {
      const whole = values.map((value) => Math.round(1000 * slope * value))
      const kept = cuts.map((_, b) => b).filter((b) => whole[b] !== whole[b + 1])
      if (kept.length === 0) return []
      return [
        {
          feature: FEATURES[f],
          bounds: kept.map((b) => Math.floor(10_000 * cuts[b])),
          values: [...kept.map((b) => whole[b]), whole.at(-1)],
        },
      ]
    }),
  }
}

/** The weights of both sets, each with its own calibration. */
export const learnSets = (markets, calibration) =>
  bySet((set) => learn(within(markets, set), calibration[set]))

/** Log odds of a group by the weights of its set. */
export const oddsBy = (weights, group) => logOdds(weights[setOf(group)], group.x)

/** By group: log odds by weights learnt from the other sources, before any calibration. */
export const leftOutOdds = (markets) => {
  const odds = new Map()
  for (const source of new Set(markets.map((market) => market.source))) {
    const weights = learn(markets.filter((market) => market.source !== source))
    for (const { groups } of markets.filter((market) => market.source === source))
      for (const group of groups) odds.set(group, logOdds(weights, group.x))
  }
  return odds
}

/**
 * Slope and shift of each set by its groups in all markets, each judged by weights learnt from the other
 * sources.
 */
export const calibrated = (markets) =>
  bySet((set) => {
    const own = within(markets, set)
    const odds = leftOutOdds(own)
    return calibrationOf(
      own.flatMap(({ source, groups }) =>
        groups.map((group) => ({ odds: odds.get(group), isRing: group.true, source })),
      ),
    )
  })

/** The weights as a source file, with where they were learnt. */
export const weightsText = (weights, markets) => {
  const sources = [...new Set(markets.map(({ source }) => source))]
  const told = (set) =>
    sources.map((source) => {
      const own = within(markets, set).filter(
        (market) => market.source === source && market.groups.length > 0,
      )
      const groups = own.flatMap((market) => market.groups)
      return `   * - ${source}: ${own.length} markets, ${groups.length} groups, ${groups.filter((group) => group.true).length} of them rings`
    })
  return `import type { Weights } from './model.js'

/** Weights by whether marks of two members or more are on record. */
export type WeightSets = Record<'shown' | 'bare', Weights>

/** Made by bench/belief/learn.mjs; not to be edited by hand. */
export const WEIGHTS: WeightSets = {
  /**
   * Learnt from
${told('shown').join('\n')}
   */
  shown: ${setText(weights.shown)},
  /**
   * Learnt from
${told('bare').join('\n')}
   */
  bare: ${setText(weights.bare)},
}
`
}

const setText = ({ base, shapes }) => `{
    base: ${base},
    shapes: [
${shapes.map(({ feature, bounds, values }) => `      { feature: '${feature}', bounds: [${bounds.join(', ')}], values: [${values.join(', ')}] },`).join('\n')}
    ],
  }`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { flags, markets } = await asked({
    out: { type: 'string', default: 'src/rings/belief/weights.ts' },
  })
  const weights = learnSets(markets, calibrated(markets))
  writeFileSync(flags.out, weightsText(weights, markets))
  console.log(`${weights.shown.shapes.length} features from ${markets.length} markets`)
}
