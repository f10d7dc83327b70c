import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scoreBy } from './boost.mjs'
import { groupsOf } from './groups.mjs'
import { growTrees, learn } from './learn.mjs'
import { allMarkets } from './markets.mjs'
import { parseDetectSettings } from './product.mjs'
import { beliefLevels, chance, logOdds, reliability, tally } from './score.mjs'

/**
 * Question: may the listed rings be believed on markets of authors from whom nothing was learnt?
 *
 *   npm run build && node bench/belief/run.mjs [cache folder] [prior] > docs/belief.md
 *
 * Every learning source is judged by weights learnt from the others (left out), and by weights learnt from the other
 * three quarters of its own markets as well (in source); checking sources by weights learnt from all learning sources.
 */
const cache = process.argv[2] ?? join(tmpdir(), 'biaojian-belief')
const { belief } = parseDetectSettings({}).rings
const settings = { ...belief, prior: Number(process.argv[3] ?? belief.prior) }
const { prior } = settings
const markets = []
for (const spec of await allMarkets()) markets.push({ ...spec, ...(await groupsOf(spec, cache)) })
const learning = markets.filter(({ check }) => !check)
const sources = [...new Set(markets.map(({ source }) => source))]
const of = (source) => markets.filter((market) => market.source === source)

const levelBy = (scores) => {
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

const ratio = (part, whole) => (whole === 0 ? '–' : (part / whole).toFixed(2))
const row = (name, t) =>
  [
    name,
    t.rings,
    ratio(t.found, t.rings),
    `${t.redTrue}/${t.red}`,
    `${t.yellowTrue}/${t.yellow}`,
    ratio(t.redTrue + t.yellowTrue, t.red + t.yellow),
    t.innocent,
    t.innocentRed,
  ].join(' | ')
const table = (title, rows) => {
  console.log(`\n## ${title}\n`)
  console.log('| | rings | recall | red right | yellow right | precision | innocents named | at red |')
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const line of rows) console.log(`| ${line} |`)
}

const scored = (weights, list, scores) => {
  for (const { groups } of list) for (const group of groups) scores.set(group, logOdds(weights, group.x))
}
const leftOut = new Map()
const inSource = new Map()
const trees = new Map()
for (const source of sources) {
  const own = of(source)
  const others = learning.filter((market) => market.source !== source)
  scored(learn(others), own, leftOut)
  const grown = growTrees(others)
  for (const { groups } of own) for (const group of groups) trees.set(group, scoreBy(grown, group.x))
  if (own[0].check) continue
  for (let fold = 0; fold < 4; fold++) {
    const held = own.filter((_, i) => i % 4 === fold)
    scored(learn(learning.filter((market) => !held.includes(market))), held, inSource)
  }
}

const isChecking = (source) => of(source)[0].check
const groupCount = (list) => list.reduce((sum, { groups }) => sum + groups.length, 0)
console.log(`# Belief in rings, measured

Written by \`bench/belief/run.mjs\`: ${markets.length} generated markets, ${groupCount(markets)} groups, from
${sources.length} sources, each by another author. Learnt from: ${sources.filter((s) => !isChecking(s)).join(', ')}. Only checked:
${sources.filter(isChecking).join(', ')} (never learnt from; ridge on seeds that were not looked at while features were chosen; the
default prior was chosen on the learning sources, each left out in turn). Prior ${prior}, red ${settings.red}, yellow ${settings.yellow}.
Right = most members are of one ring; found = a listed group with Jaccard 0.5 or more.`)

const named = (source) => `${source} (${isChecking(source) ? 'checking' : 'left out'})`
table(
  'Rules alone, before any belief',
  sources.map((source) =>
    row(
      named(source),
      tally(of(source), (group) => group.level),
    ),
  ),
)
table(
  'Learnt from other sources only',
  sources.map((source) => row(named(source), tally(of(source), levelBy(leftOut)))),
)
table(
  'Learnt from the same source too, other markets',
  sources.filter((s) => !isChecking(s)).map((source) => row(source, tally(of(source), levelBy(inSource)))),
)
table(
  'Small trees instead, other sources only',
  sources.map((source) => row(named(source), tally(of(source), levelBy(trees)))),
)

const kinds = [...new Set(markets.map(({ source, kind }) => `${source} ${kind}`))]
table(
  'By kind of market, learnt from other sources only',
  kinds.map((kind) =>
    row(
      kind,
      tally(
        markets.filter((m) => `${m.source} ${m.kind}` === kind),
        levelBy(leftOut),
      ),
    ),
  ),
)

const share = (market) => market.rings.reduce((sum, ring) => sum + ring.size, 0) / market.bidders
const CLASSES = [
  ['no ring', (s) => s === 0],
  ['to 2 % of firms', (s) => s > 0 && s <= 0.02],
  ['2 to 5 %', (s) => s > 0.02 && s <= 0.05],
  ['5 to 10 %', (s) => s > 0.05 && s <= 0.1],
  ['above 10 %', (s) => s > 0.1],
]
table(
  'By how rare rings are, learnt from other sources only',
  CLASSES.map(([name, fits]) =>
    row(
      name,
      tally(
        markets.filter((m) => fits(share(m))),
        levelBy(leftOut),
      ),
    ),
  ),
)

console.log('\n## Rings found by mechanism, learnt from other sources only\n')
for (const source of sources) {
  const by = new Map()
  const levelOf = levelBy(leftOut)
  for (const market of of(source)) {
    const found = new Set(
      market.groups.filter((g) => g.jaccard >= 0.5 && levelOf(g, market) !== 'green').map((g) => g.ring),
    )
    const best = new Set(market.groups.filter((g) => g.jaccard >= 0.5).map((g) => g.ring))
    for (const { id, note } of market.rings) {
      const name = /mechanism=([^;]*)/.exec(note)?.[1] ?? note
      const t = by.get(name) ?? { rings: 0, found: 0, best: 0 }
      by.set(name, t)
      t.rings++
      if (found.has(id)) t.found++
      if (best.has(id)) t.best++
    }
  }
  const text = [...by]
    .sort()
    .map(([name, { rings, found, best }]) => `${name} ${found}/${rings} (a group is there: ${best})`)
  console.log(`- ${named(source)}: ${text.join(', ')}`)
}

for (const [title, list, scores] of [
  ['left out', learning, leftOut],
  ['checking', markets.filter(({ check }) => check), leftOut],
]) {
  console.log(`\n## Reliability, ${title}: tenths of the posterior, groups: mean, share of rings\n`)
  const pairs = list.flatMap(({ groups }) =>
    groups.map((g) => ({ p: chance(scores.get(g) + prior), isRing: g.true })),
  )
  console.log(
    reliability(pairs)
      .map((t) => `${t.n}: ${ratio(t.chance, t.n)} ${ratio(t.rings, t.n)}`)
      .join(' · '),
  )
}
