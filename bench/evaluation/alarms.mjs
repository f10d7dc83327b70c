import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { asked, biaojian, inFolder, number, table } from './ask.mjs'

const own = (name) => () => `test/fixtures/mappings/${name}.json`
const theirs = (path) => (data) => join(data, path)
const MARKETS = [
  {
    name: 'Tsuchiura, municipal works 2007–2015',
    file: 'tsuchiura/tsuchiura_data.csv',
    mapping: own('tsuchiura'),
  },
  { name: 'Texas school milk 1967–1992', file: 'texas_milk/tx_milk.csv', mapping: own('texas_milk') },
  {
    name: 'Rio, items as lots',
    file: 'rio_pregao/bids.csv',
    mapping: theirs('rio_pregao/mapping.json'),
  },
  {
    name: 'Rio, tenders as lots',
    file: 'rio_pregao/bids.csv',
    mapping: theirs('rio_pregao/mapping_tender.json'),
  },
  {
    name: 'Philippine works, a sample',
    file: 'dpwh_sample/bids.csv',
    mapping: theirs('dpwh_sample/mapping.json'),
  },
  { name: 'Hack Delhi (synthetic, of another tool)', file: 'hack_delhi/tables' },
]
const DEALS = 5

const row = ({ name, file, mapping }, data) => {
  const path = join(data, file)
  if (!existsSync(path)) return [name, ...Array.from({ length: 7 }, () => '–')]
  return inFolder((dir) => {
    const store = ['--store', join(dir, 'store'), '--quiet']
    biaojian('import', path, ...(mapping ? ['--mapping', mapping(data)] : []), ...store)
    const { counts, control } = asked('detect', '--control', String(DEALS), ...store)
    const named = new Set(
      asked('rings', ...store).flatMap(({ members }) => members.map(({ bidderId }) => bidderId)),
    )
    const chance = control.reduce((sum, deal) => sum + deal.red + deal.yellow, 0) / control.length
    return [
      name,
      counts.bids.toLocaleString('en'),
      counts.bidders.toLocaleString('en'),
      counts.red,
      counts.yellow,
      counts.green,
      `${named.size} (${number((100 * named.size) / counts.bidders, 1)} %)`,
      number(chance, 1),
    ]
  })
}

/** What is listed on markets of which no truth is known: no error rate, but how much an office would get. */
export const alarms = (data) =>
  [
    '## Markets without a truth',
    `What is listed with default settings. Nobody knows which of it is right; a market on which a fifth of all firms were named would show that something is wrong. By chance: suspected rings a deal in markets where values and who meets whom were dealt anew (\`detect --control ${DEALS}\`). Not here: Kentucky school milk, of which only the winners are on record.`,
    table(
      ['market', 'bids', 'bidders', 'red', 'yellow', 'green', 'bidders named', 'by chance'],
      MARKETS.map((market) => row(market, data)),
    ),
  ].join('\n\n')
