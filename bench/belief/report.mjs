import { scoreBy } from './boost.mjs'
import { calibrated, growTrees, learnSets, oddsBy } from './learn.mjs'
import { beliefLevels, chance, reliability, tally } from './score.mjs'

/**
 * What the bench finds about the markets (specs of markets.mjs with what groups.mjs gives): `text` as
 * Markdown, and `reliability`, tenths by name. `settings`: of the belief; `calibration`: slope and shift by
 * set of weights, chosen anew where absent.
 */
export const reportOf = (markets, settings, calibration = calibrated(markets)) => {
  const scores = scoresOf(markets, calibration)
  const levels = Object.fromEntries(
    ['leftOut', 'inSource', 'trees'].map((name) => [name, levelBy(scores[name], settings)]),
  )
  const seen = { markets, settings, scores, levels, sources: [...new Set(markets.map((m) => m.source))] }
  const series = reliabilityOf(seen)
  const text = [
    head(seen),
    ...bySource(seen),
    byKind(seen),
    byRarity(seen),
    byMechanism(seen),
    tenthsText(series),
  ].join('\n\n')
  return { text: `${text}\n`, reliability: series }
}

/**
 * Log odds by group: by weights of other sources, of other sources and other markets of its own, and by small
 * trees; the slope and shift are those of the weights that the product has.
 */
const scoresOf = (markets, calibration) => {
  const scores = { calibration, leftOut: new Map(), inSource: new Map(), trees: new Map() }
  const take = (weights, list, into) => {
    for (const { groups } of list) for (const group of groups) into.set(group, oddsBy(weights, group))
  }
  for (const source of new Set(markets.map((market) => market.source))) {
    const own = markets.filter((market) => market.source === source)
    const others = markets.filter((market) => market.source !== source)
    take(learnSets(others, calibration), own, scores.leftOut)
    const grown = growTrees(others)
    for (const { groups } of own) for (const group of groups) scores.trees.set(group, scoreBy(grown, group.x))
    for (let fold = 0; fold < FOLDS; fold++) {
      const held = own.filter((_, i) => i % FOLDS === fold)
      const rest = markets.filter((market) => !held.includes(market))
      take(learnSets(rest, calibration), held, scores.inSource)
    }
  }
  return scores
}
const FOLDS = 4

/** Level of a group of a market, as the product would have it. */
const levelBy = (scores, settings) => {
  const known = new Map()
  return (group, market) => {
    if (!known.has(market))
      known.set(
        market,
        beliefLevels(market.groups, (one) => scores.get(one), settings),
      )
    return known.get(market).get(group)
  }
}

const of = ({ markets }, source) => markets.filter((market) => market.source === source)
const isUnseen = (seen, source) => of(seen, source)[0].unseen
const named = (seen, source) => `${source}${isUnseen(seen, source) ? ' (unseen)' : ''}`
const ratio = (part, whole) => (whole === 0 ? '–' : (part / whole).toFixed(2))

const row = (name, t) =>
  `| ${[
    name,
    t.rings,
    ratio(t.found, t.rings),
    `${t.redTrue}/${t.red}`,
    `${t.yellowTrue}/${t.yellow}`,
    ratio(t.redTrue + t.yellowTrue, t.red + t.yellow),
    t.innocent,
    t.innocentRed,
  ].join(' | ')} |`
const table = (title, rows) =>
  [
    `## ${title}\n`,
    '| | rings | recall | red right | yellow right | precision | innocents named | at red |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')

const head = (seen) => {
  const { markets, settings, sources, scores } = seen
  const { shown, bare } = scores.calibration
  return `# Belief in rings, measured

Written by \`bench/belief/run.mjs\`: ${markets.length} generated markets, ${countGroups(markets)} groups, from
${sources.length} sources, each by another author: ${sources.join(', ')}. The product's weights are learnt from all of them. Below,
every source is judged by weights learnt from the others. Markets named published are others of them once more, with what
is public alone: who bid what on which lot, and who won. Groups of whose members no marks are on record are learnt from and
judged by weights of their own. Features were chosen on the sources not marked unseen, each left out in turn (ridge on seeds
that were not looked at meanwhile). Two numbers were chosen by the left-out groups of all sources when the product's
weights were learnt: slope ${shown.slope} and shift ${shown.shift}
of the log odds (without marks ${bare.slope} and ${bare.shift}), under which what these groups are is likeliest; by these the reliability
below is flattered a little.
Prior ${settings.prior}, red ${settings.red}, yellow ${settings.yellow}, ${settings.yellowBare} without marks. Right = most members are of one ring; found = a listed group with Jaccard 0.5 or more.`
}
const countGroups = (markets) => markets.reduce((sum, { groups }) => sum + groups.length, 0)

/** The markets of each source, those of which what is public alone is known apart. */
const partsOf = ({ sources, markets }) =>
  sources.flatMap((source) =>
    ['', ', published'].flatMap((mark) => {
      const own = markets.filter(
        (market) => market.source === source && (market.kind === 'published') === (mark !== ''),
      )
      return own.length === 0 ? [] : [{ source, mark, own }]
    }),
  )

const bySource = (seen) => {
  const { levels } = seen
  const tableOf = (title, levelOf) =>
    table(
      title,
      partsOf(seen).map(({ source, mark, own }) => row(`${named(seen, source)}${mark}`, tally(own, levelOf))),
    )
  return [
    tableOf('Rules alone, before any belief', (group) => group.level),
    tableOf('Learnt from other sources only', levels.leftOut),
    tableOf('Learnt from the same source too, other markets', levels.inSource),
    tableOf('Small trees instead, other sources only, not calibrated', levels.trees),
  ]
}

const byKind = ({ markets, levels }) => {
  const kinds = [...new Set(markets.map(({ source, kind }) => `${source} ${kind}`))]
  return table(
    'By kind of market, learnt from other sources only',
    kinds.map((kind) => {
      const own = markets.filter((market) => `${market.source} ${market.kind}` === kind)
      return row(kind, tally(own, levels.leftOut))
    }),
  )
}

const shareOf = (market) => market.rings.reduce((sum, ring) => sum + ring.size, 0) / market.bidders
const CLASSES = [
  ['no ring', (share) => share === 0],
  ['to 2 % of firms', (share) => share > 0 && share <= 0.02],
  ['2 to 5 %', (share) => share > 0.02 && share <= 0.05],
  ['5 to 10 %', (share) => share > 0.05 && share <= 0.1],
  ['above 10 %', (share) => share > 0.1],
]
const byRarity = ({ markets, levels }) =>
  table(
    'By how rare rings are, learnt from other sources only',
    CLASSES.map(([name, fits]) => {
      const own = markets.filter((market) => fits(shareOf(market)))
      return row(name, tally(own, levels.leftOut))
    }),
  )

const byMechanism = (seen) => {
  const lines = seen.sources.map((source) => {
    const found = [...mechanismsOf(of(seen, source), seen.levels.leftOut)]
      .sort()
      .map(([name, t]) => `${name} ${t.found}/${t.rings} (a group is there: ${t.there})`)
    return `- ${named(seen, source)}: ${found.join(', ')}`
  })
  return ['## Rings found by mechanism, learnt from other sources only\n', ...lines].join('\n')
}

const mechanismsOf = (markets, levelOf) => {
  const by = new Map()
  for (const market of markets) {
    const fitting = market.groups.filter((group) => group.jaccard >= 0.5)
    const there = new Set(fitting.map((group) => group.ring))
    const found = new Set(
      fitting.filter((group) => levelOf(group, market) !== 'green').map((group) => group.ring),
    )
    for (const { id, note } of market.rings) {
      const name = /mechanism=([^;]*)/.exec(note)?.[1] ?? note
      const t = by.get(name) ?? { rings: 0, found: 0, there: 0 }
      by.set(name, t)
      t.rings++
      if (found.has(id)) t.found++
      if (there.has(id)) t.there++
    }
  }
  return by
}

const reliabilityOf = ({ markets, scores, settings }) =>
  [
    ['sources seen', false],
    ['unseen', true],
  ].map(([name, asked]) => {
    const groups = markets.filter(({ unseen }) => unseen === asked).flatMap((market) => market.groups)
    const pairs = groups.map((group) => ({
      p: chance(scores.leftOut.get(group) + settings.prior),
      isRing: group.true,
    }))
    return { name, tenths: reliability(pairs) }
  })

const tenthsText = (series) => {
  const columns = ['p', ...series.flatMap(({ name }) => [`groups, ${name}`, 'mean p', 'rings'])]
  const lines = Array.from({ length: 10 }, (_, i) => {
    const cells = series.flatMap(({ tenths }) => {
      const { n, chance: p, rings } = tenths[i]
      return [n, ratio(p, n), ratio(rings, n)]
    })
    return `| .${i}– | ${cells.join(' | ')} |`
  })
  return [
    '## Reliability: tenths of the posterior\n',
    `| ${columns.join(' | ')} |`,
    `|${' --- |'.repeat(columns.length)}`,
    ...lines,
  ].join('\n')
}
