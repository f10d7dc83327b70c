import { generator } from './random.mjs'

/**
 * Synthetic compiled releases, the same for the same seed, that reach every branch of every indicator:
 * missing, numeric and null ids, foreign currencies, none, one and several awards, consortia, odd statuses
 * and dates, classifications of several schemes, cancelled and excluded procedures, texts with escapes,
 * members twice, lines that are no JSON. Shares of oddities are a few per cent each, so that most releases
 * are computed.
 *
 * `market` sets how bidders meet: 'open' gives quartiles above zero, so that outliers on either side are
 * flagged.
 */
export function* releaseLines({ releases, seed = 1, oddity = 1 }) {
  const random = generator(seed)
  const odd = (share) => random.chance(share * oddity)
  for (let i = 0; i < releases; i++) {
    if (odd(0.002)) yield oddLine(random)
    yield written(release(i, random, odd), random, odd)
  }
}

const WORDS =
  'suministro servicios mantenimiento obra vial escuela hospital equipo médico limpieza camión consultoría agua señal 道路 工程 设备 采购 школа ремонт'.split(
    ' ',
  )
const CLASSES = [
  '43211500',
  '72141003',
  '90101603',
  '30191502',
  '03000000-1',
  '45233141-9',
  'é7',
  '学校a',
  '7',
  '',
]
const METHODS = ['open', 'open', 'open', 'selective', 'limited', 'direct']
const DETAILS = [
  'Licitación',
  'Menor cuantía',
  'Random Selection',
  'Reverse Auction',
  'NPC',
  'EXC',
  'emergency',
]
const BID_STATUSES = [
  'valid',
  'valid',
  'valid',
  'valid',
  'disqualified',
  'pending',
  'withdrawn',
  'invited',
  'Valid',
  'qualified',
]
const AWARD_STATUSES = ['active', 'active', 'active', 'cancelled', 'unsuccessful', 'pending', 'Active']
const TENDERERS = 1500
const BUYERS = 300

const sentence = (random, words) => Array.from({ length: words }, () => random.pick(WORDS)).join(' ')

const tendererId = (n) => `DO-RPE-${10000 + n}`

/** A reference to an organisation, its id now and then missing or of another type. */
const reference = (id, random, odd, name = true) => {
  const ref = name ? { id, name: `Company ${id}` } : { id }
  if (odd(0.012)) ref.id = random.pick([random.below(100), null, undefined])
  return odd(0.001) ? random.pick([null, 'X', 7, [id]]) : ref
}

const two = (n) => String(n).padStart(2, '0')

const day = (random) =>
  `20${two(random.between(15, 23))}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`

const date = (on, random, odd) => {
  const time = `${two(random.between(0, 23))}:${two(random.between(0, 59))}:${two(random.between(0, 59))}`
  if (!odd(0.06)) return `${on}T${time}Z`
  return random.pick([
    `${on}`,
    `${on}t${time}z`,
    `${on} ${time}-04:00`,
    `${on}T${time}.${random.below(1e9)}+05:30`,
    `${on}T23:59:60Z`,
    `${on}T${time}\u221203:00`,
    `${on}T${time}+24:00`,
    `${on}T${time}+0100`,
    `${on}T${time}`,
    `${on.replace('-', '/')}T${time}Z`,
    `2021-02-29T${time}Z`,
    `${on}T24:00:00Z`,
    null,
    1600000000,
  ])
}

const later = (on, days) =>
  new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const amount = (random, odd) => {
  if (!odd(0.03))
    return random.chance(0.5) ? random.between(500, 99_999) : random.between(50_000, 9_999_999) / 100
  return random.pick([
    0,
    -5,
    1e21,
    0.1,
    '1000',
    null,
    raw('1E3'),
    raw('100.00'),
    raw('1e400'),
    raw('-0'),
    raw('0.1000000000000000055511151231257827'),
    raw('123456789012345678901234567890'),
    raw('5e-324'),
    true,
  ])
}

const value = (random, odd, main = 'USD') => {
  const it = { amount: amount(random, odd), currency: main }
  if (odd(0.02)) it.currency = random.pick(['EUR', 'DOP', 'usd', '', null, 5])
  if (odd(0.01)) delete it.currency
  if (odd(0.01)) delete it.amount
  return odd(0.005) ? random.pick([null, 12, [it]]) : it
}

const release = (i, random, odd) => {
  const on = day(random)
  const ids = new Set()
  const crowd = random.between(1, 7)
  // A few bidders turn up everywhere, most seldom.
  while (ids.size < crowd) ids.add(Math.floor(random.draw() ** 3 * TENDERERS))
  const tenderers = [...ids]
  const base = random.between(1000, 90_000)
  const field = Math.floor(random.draw() ** 2 * CLASSES.length)
  const buyer = Math.floor(random.draw() ** 2 * BUYERS)
  const harsh = buyer % 37 === 0
  const same = odd(0.04)
  const bids = tenderers.map((tenderer, k) => {
    const bid = {
      id: String(k),
      date: date(later(on, random.between(1, 21)), random, odd),
      status: random.chance(harsh ? 0.5 : 0.12)
        ? 'disqualified'
        : odd(0.15)
          ? random.pick(BID_STATUSES)
          : 'valid',
      value: value(random, odd),
      tenderers: [reference(tendererId(tenderer), random, odd)],
    }
    if (!odd(0.3) && bid.value && typeof bid.value === 'object' && !Array.isArray(bid.value))
      bid.value.amount = same ? base : Math.round(base * (1 + random.draw() * random.draw()) * 100) / 100
    if (odd(0.03)) bid.tenderers.push(reference(tendererId(random.below(TENDERERS)), random, odd))
    if (odd(0.005)) bid.tenderers = random.pick([[], null, bid.tenderers[0], 'X'])
    if (odd(0.01)) delete bid.status
    if (odd(0.003)) bid.status = random.pick([null, 5, ['valid']])
    if (odd(0.02)) delete bid.date
    if (odd(0.01)) bid.documents = [{ id: '1', title: sentence(random, 4) }]
    return odd(0.002) ? random.pick([null, 'bid', 3, [bid]]) : bid
  })
  if (odd(0.05) && bids.length > 0) bids.push({ ...bids[0], id: 'again' })
  const award = (winner) => {
    const it = {
      id: `A${winner}`,
      status: odd(0.15) ? random.pick(AWARD_STATUSES) : 'active',
      suppliers: [reference(tendererId(winner), random, odd)],
      value: value(random, odd),
      items: Array.from({ length: random.between(1, 3) }, (_, k) =>
        item(k, random.chance(0.9) ? field : random.below(CLASSES.length), random, odd),
      ),
    }
    if (odd(0.03)) it.suppliers.push(reference(tendererId(random.below(TENDERERS)), random, odd))
    if (odd(0.005)) it.suppliers = random.pick([[], null, 'X', it.suppliers[0]])
    if (odd(0.01)) delete it.items
    if (odd(0.005)) it.items = random.pick([null, {}, 'X', []])
    if (odd(0.01)) delete it.status
    if (odd(0.003)) it.status = random.pick([null, 1])
    return odd(0.002) ? random.pick([null, 'award', 3]) : it
  }
  const byPrice = bids
    .map((bid, k) => [
      bid?.status === 'valid' && typeof bid.value?.amount === 'number' ? bid.value.amount : Infinity,
      tenderers[k % tenderers.length],
    ])
    .sort((a, b) => a[0] - b[0])
  const winner = random.chance(0.85) ? byPrice[0][1] : random.pick(tenderers)
  const awards = [award(winner)]
  if (odd(0.06)) awards.push(award(random.pick(tenderers)))
  if (odd(0.05)) awards.unshift({ id: 'first', status: random.pick(['cancelled', 'unsuccessful']) })
  const days = random.pick([3, 10, 14, 15, 15, 16, 20, 25, 30, 45])
  const it = {
    ocid: `ocds-6550wx-${i}`,
    id: `${i}`,
    date: `${on}T00:00:00Z`,
    tag: ['compiled'],
    initiationType: 'tender',
    language: 'es',
    parties: parties(tenderers, buyer, random, odd),
    buyer: reference(`DO-UC-${buyer}`, random, odd),
    tender: {
      id: `T${i}`,
      title: sentence(random, 8),
      description: sentence(random, 30),
      status: odd(0.04) ? random.pick(['cancelled', 'planned', null]) : 'complete',
      procurementMethod: random.pick(METHODS),
      procurementMethodDetails: random.pick(DETAILS),
      value: value(random, odd),
      numberOfTenderers: crowd,
      tenderPeriod: { startDate: date(on, random, odd), endDate: date(later(on, days), random, odd) },
      procuringEntity: reference(`DO-UC-${buyer}`, random, odd),
      items: Array.from({ length: random.between(1, 4) }, (_, k) => item(k, field, random, odd)),
      documents: documents(random),
    },
    bids: { details: bids, statistics: [{ id: '1', measure: 'bids', value: bids.length }] },
    awards,
    contracts: [
      {
        id: 'C1',
        awardID: `A${winner}`,
        status: 'active',
        value: value(random, odd),
        description: sentence(random, 12),
      },
    ],
  }
  if (odd(0.03))
    it.tender.numberOfTenderers = random.pick([raw('1.0'), raw('1e0'), '1', null, raw('-1'), 1, 1])
  for (const gone of [
    'procurementMethod',
    'procurementMethodDetails',
    'tenderPeriod',
    'procuringEntity',
    'numberOfTenderers',
    'status',
  ])
    if (odd(0.01)) delete it.tender[gone]
  if (odd(0.003)) it.tender.procurementMethod = random.pick([null, 4, ['open']])
  if (odd(0.003)) it.tender.tenderPeriod = random.pick([null, 'X', []])
  for (const gone of ['ocid', 'buyer', 'tender', 'bids', 'awards', 'parties']) {
    if (odd(0.005)) delete it[gone]
    if (odd(0.002)) it[gone] = random.pick([null, 'X', 12, [], {}])
  }
  if (odd(0.004) && it.bids?.details) it.bids.details = random.pick([null, {}, 'X', []])
  if (odd(0.004)) it.ocid = `ocds-6550wx-${random.below(i + 1)}`
  return it
}

const item = (k, field, random, odd) => {
  const it = {
    id: String(k),
    description: sentence(random, 5),
    classification: { scheme: 'UNSPSC', id: CLASSES[field], description: sentence(random, 3) },
    quantity: random.between(1, 50),
    unit: { name: 'UN', value: { amount: random.between(100, 9999) / 100, currency: 'USD' } },
  }
  if (odd(0.01)) it.classification.id = random.pick([null, 43211500, undefined])
  if (odd(0.005)) it.classification = random.pick([null, 'X', []])
  return odd(0.002) ? random.pick([null, 'item']) : it
}

const documents = (random) =>
  Array.from({ length: random.between(0, 3) }, (_, k) => ({
    id: String(k),
    documentType: 'tenderNotice',
    title: sentence(random, 6),
    url: `https://example.org/documents/${random.below(1e9)}`,
    datePublished: `${day(random)}T00:00:00Z`,
    format: 'application/pdf',
  }))

const parties = (tenderers, buyer, random, odd) => [
  { id: `DO-UC-${buyer}`, name: `Ministry ${buyer}`, roles: ['buyer', 'procuringEntity'] },
  ...tenderers.map((tenderer) => ({
    id: odd(0.01) ? tenderer : tendererId(tenderer),
    name: `Company ${tenderer}`,
    roles: ['tenderer'],
    address: { streetAddress: `Calle ${tenderer >> 1}`, locality: 'Santo Domingo', countryName: 'DO' },
    contactPoint: {
      name: random.pick([`Company ${tenderer}`, `Persona ${tenderer % 700}`]),
      telephone: `809-555-${two(tenderer % 90)}${two((tenderer * 7) % 83)}`,
      email: `info${tenderer % 1100}@example.org`,
    },
  })),
]

const oddLine = (random) =>
  random.pick([
    '',
    '   ',
    '\t',
    '[1, 2]',
    '"text"',
    '12',
    'null',
    '{',
    '{"ocid": "X",}',
    '{"ocid": "\\ud800"}',
    '{"ocid": "a\tb"}',
    "{'ocid': 1}",
    '{"ocid": "X"} x',
    '{"ocid": 01}',
    '\ufeff{"ocid": "B"}',
  ])

/** JSON text as it stands, for numbers that JavaScript would write otherwise. */
class Raw {
  constructor(text) {
    this.text = text
  }
}
const raw = (text) => new Raw(text)

/** JSON text, now and then with blanks, escapes, and a member twice. */
const written = (it, random, odd) => {
  const loose = odd(0.05)
  const gap = loose ? () => random.pick(['', ' ', '\t', ' \r']) : () => ''
  const text = (word) => {
    const plain = JSON.stringify(word)
    return loose && random.chance(0.3) && word.length > 0
      ? `"${[...word].map((c) => (random.chance(0.4) ? escaped(c) : JSON.stringify(c).slice(1, -1))).join('')}"`
      : plain
  }
  const write = (node) => {
    if (node instanceof Raw) return node.text
    if (typeof node === 'string') return text(node)
    if (Array.isArray(node))
      return `[${gap()}${node.map((n) => write(n ?? null)).join(`${gap()},${gap()}`)}${gap()}]`
    if (node === null || typeof node !== 'object') return String(node)
    const members = Object.entries(node).filter(([, member]) => member !== undefined)
    if (loose && random.chance(0.1) && members.length > 0) {
      const [name] = random.pick(members)
      members.unshift([
        name,
        random.pick([
          null,
          'before',
          3,
          { id: 'before', status: 'cancelled' },
          [{ status: 'active', suppliers: [{ id: 'W' }] }],
        ]),
      ])
    }
    return `{${gap()}${members.map(([name, member]) => `${text(name)}${gap()}:${gap()}${write(member)}`).join(`${gap()},${gap()}`)}${gap()}}`
  }
  return write(it)
}

const escaped = (c) =>
  [...Array(c.length).keys()].map((i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')
