import { cpSync, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { asked, biaojian, inFolder, number, table } from './ask.mjs'

/** Evaluation of the market that `make(dir)` puts into a folder, truth.csv beside its tables. */
const evaluated = (make) =>
  inFolder((dir) => {
    const store = ['--store', join(dir, 'store'), '--quiet']
    const tables = join(dir, 'in')
    make(tables)
    renameSync(join(tables, 'truth.csv'), join(dir, 'truth.csv'))
    biaojian('import', tables, ...store)
    biaojian('detect', ...store)
    return asked('evaluate', '--truth', join(dir, 'truth.csv'), ...store)
  })

/** `mechanism=a;strength=faint` → a */
const mechanismOf = ({ mechanism }) => mechanism.replace(/^mechanism=([^;]*).*$/, '$1')

/** Rings found of a mechanism, of those there are. */
const foundOf = ({ rings }, name) => {
  const own = rings.byMechanism.filter((one) => mechanismOf(one) === name)
  const sum = (key) => own.reduce((total, one) => total + one[key], 0)
  return own.length > 0 ? `${sum('found')} of ${sum('rings')}` : '–'
}

/** Rows of a table with a column for each market. */
const rowsOf = (markets) => {
  const mechanisms = [...new Set(markets.flatMap(({ rings }) => rings.byMechanism.map(mechanismOf)))].sort()
  const each = (tell) => markets.map(tell)
  return [
    [
      'ring recall (best Jaccard ≥ 0.5)',
      ...each(({ rings }) => share(rings.recall, rings.found, rings.true)),
    ],
    ['… where values are shared', ...each(({ rings }) => number(rings.recallSharedValues))],
    [
      'precision of listed rings',
      ...each(({ rings }) => share(rings.precision, rings.matched, rings.listed)),
    ],
    [
      'pairs: precision, recall',
      ...each(({ pairs }) => `${number(pairs.precision)}, ${number(pairs.recall)}`),
    ],
    ['ARI', ...each(({ ari }) => number(ari))],
    [
      'decoys flagged, at red',
      ...each(({ decoys }) => `${decoys.flagged}, ${decoys.red} of ${decoys.decoys}`),
    ],
    ...mechanisms.map((name) => [`found: ${name}`, ...each((market) => foundOf(market, name))]),
  ]
}
const share = (ratio, part, whole) => `${number(ratio)} (${part} of ${whole})`

/** Seeds of the product's own generator that nothing was developed on. */
const SEEDS = [9101, 9102]

export const generated = (bidders) => {
  const lots = 3 * bidders
  const markets = SEEDS.map((seed) =>
    evaluated((out) =>
      biaojian('generate', '--seed', `${seed}`, '--bidders', `${bidders}`, '--lots', `${lots}`, '--out', out),
    ),
  )
  return [
    '## Markets of our own generator',
    `${bidders.toLocaleString('en')} bidders, ${lots.toLocaleString('en')} lots, seeds ${SEEDS.join(' and ')}. They share their author with the rules: read them as a test that nothing is broken, not as an error rate to expect.`,
    table(['', ...SEEDS.map((seed) => `seed ${seed}`)], rowsOf(markets)),
  ].join('\n\n')
}

const OTHERS = ['hubs-401', 'hubs-402', 'innocent-401']

/** Markets of another author, of which the product's weights have learnt. */
export const learntFrom = (data) => {
  const here = OTHERS.filter((name) => existsSync(join(data, 'markets', name)))
  if (here.length === 0) return '## Markets that were learnt from\n\nNot measured: they are not here.'
  const markets = here.map((name) =>
    evaluated((out) => cpSync(join(data, 'markets', name), out, { recursive: true })),
  )
  return [
    '## Markets that were learnt from',
    'Three markets of the source shared, by the product as it is. Its weights were learnt from them among others: this shows what the product says, not what to expect elsewhere (first table).',
    table(['', ...here], rowsOf(markets)),
  ].join('\n\n')
}
