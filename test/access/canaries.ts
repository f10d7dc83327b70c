import { readFileSync } from 'node:fs'
import { POSITIONS } from '../../src/domain/seat.js'
import { zipEntries } from '../../src/formats/zip-entries.js'
import { deskOf } from '../../src/handling/desk.js'
import { type Bureaus, CANARIES, openBureaus } from '../api/two-bureaus.js'
import { makeLead } from '../handling/support.js'

/**
 * The table as it was typed from the design, by which is told what may be seen: not by the code that decides.
 */
const TYPED = readFileSync(new URL('./matrix.csv', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split(','))
const HEAD = TYPED[0]!
const wordOf = (resource: string, kind: string): string =>
  TYPED.find(([name]) => name === resource)![HEAD.indexOf(kind)]!

/** An office of every capacity that acts, two of the regulators. */
export const OFFICES = [
  ...(['O-ga P', 'O-jw D', 'O-zj R', 'O-jt R', 'O-sj A', 'O-xt C', 'O-jy X'] as const),
  ...(['O-jc J', 'O-fy K', 'O-xc I', 'O-cz/F F', 'O-dc G'] as const),
].map((text) => {
  const [office = '', kind = ''] = text.split(' ')
  return { office, kind }
})

/** Something that only some may see, and the words by which it would be known. */
interface Canary {
  words: readonly string[]
  seen(office: string, kind: string): boolean
}

const INDUSTRY: Record<string, string> = { 'O-zj': 'housing', 'O-jt': 'transport' }
const ofIndustry =
  (industry: string): Canary['seen'] =>
  (office, kind) => {
    const word = wordOf('record', kind)
    return word === 'all' || (word === 'touch' && INDUSTRY[office] === industry)
  }

/** Numbers that are masked or withheld to everybody who states no purpose that fits. */
const NEVER: Canary[] = ['13805701234', '13957001111', '6222020000000014567'].map((words) => ({
  words: [words],
  seen: () => false,
}))

interface Lead {
  word: string
  host: string
  restricted?: true
  investigating?: true
  /** to O-jc until then */
  grantedTo?: string
}
const NOW = '2026-03-02T01:00:00.000Z'
const LEADS: Lead[] = [
  { word: '金丝雀甲', host: 'O-zj' },
  { word: '金丝雀乙', host: 'O-jt' },
  { word: '金丝雀丙', host: 'O-jw', restricted: true },
  { word: '金丝雀丁', host: 'O-jt', investigating: true },
  { word: '金丝雀戊', host: 'O-jt', grantedTo: '2099-01-01T00:00:00.000Z' },
  { word: '金丝雀己', host: 'O-jt', grantedTo: '2026-02-28T00:00:00.000Z' },
]

const seesLead =
  ({ host, restricted, investigating, grantedTo = '' }: Lead): Canary['seen'] =>
  (office, kind) => {
    const word = wordOf(restricted ? 'lead-restricted' : 'lead', kind)
    const isParty = office.split('/')[0] === host
    if (word === 'granted') return office === 'O-jc' && grantedTo > NOW
    if (word === 'open-or-party') return !restricted || isParty
    return (
      {
        all: true,
        party: isParty,
        open: !restricted,
        quiet: !restricted && !investigating,
      }[word] ?? false
    )
  }

export interface Market {
  bureaus: Bureaus
  canaries: readonly Canary[]
  /** GET addresses below /api/v1, with ids of what there is */
  paths: readonly string[]
  /** X-Purpose by name */
  purposes: readonly string[]
}

/** Two bureaus with rings, leads of every kind of row, and purposes that fit and do not. */
export const openMarket = async (): Promise<Market> => {
  const bureaus = await openBureaus()
  const { casebook } = bureaus.store
  const desk = deskOf(casebook)
  const ids = LEADS.map((lead, i) => {
    const summary = { zh: `疑似围标 ${lead.word}`, en: `suspected ring ${lead.word}` }
    const origin = { kind: 'ring' as const, ring: `R-canary-${i}`, at: NOW }
    const item = makeLead({ desk }, NOW, { summary, origin, lots: [] })
    desk.work.transact(() => {
      const { restricted = false, investigating = false, host, grantedTo } = lead
      desk.work.changeItem({
        ...desk.work.item(item.id)!,
        host,
        restricted,
        investigating,
        state: 'checking',
      })
      desk.work.addParty(item.id, { office: host, part: 'host' }, NOW)
      if (grantedTo !== undefined)
        desk.work.addGrant({
          ...{ id: `GC-${i}`, office: 'O-jc', user: null, object: 'LD', idOf: item.id, basis: '函' },
          ...{ fromAt: '2026-01-01T00:00:00.000Z', toAt: grantedTo, by: 'U-000001', approvedBy: 'U-000002' },
        })
    })
    return item.id
  })
  const leads = LEADS.map((lead) => ({ words: [lead.word], seen: seesLead(lead) }))
  const transport = {
    words: CANARIES.filter((word) => !word.startsWith('13')),
    seen: ofIndustry('transport'),
  }
  const housing = { words: ['安置房'], seen: ofIndustry('housing') }
  return {
    bureaus,
    canaries: [...leads, transport, housing, ...NEVER],
    paths: pathsOf(bureaus, ids),
    purposes: ['', `ref=${ids[1]};why=核对联系人`, 'ref=LD-1999-000001;why=核对联系人', '专项核对'],
  }
}

const FORMATS = ['csv', 'json', 'graphml', 'svg', 'xlsx']
const QUERIES: Record<string, readonly string[]> = {
  '/rings': ['?level=red,yellow,green&count=exact', '?bidder=TEST-D', '?lot=JT001', '?rule=DOC-01'],
  '/lots': ['', '?q=JT00', '?industry=transport', '?sort=bids'],
  '/bidders': ['', '?q=TEST'],
  '/search': ['?q=交通独有', '?q=TEST', '?q=金丝雀'],
  '/leads': ['?limit=200', '?industry=transport', '?stage=bidding', '?colour=red'],
  '/items': ['?kind=LD&limit=200', '?kind=TP'],
  '/shared-values': ['?kind=lock&value=GL-55667788', '?kind=phone&value=13805701234'],
  '/paths': ['?from=TEST-A&to=TEST-D', '?from=TEST-A&to=TEST-B'],
  '/rings/export': FORMATS.map((format) => `?format=${format}`),
  '/rings/{id}/export': FORMATS.map((format) => `?format=${format}`),
  '/rings/{id}': ['', '?unmask=1'],
  '/lots/{id}/bids': ['', '?unmask=1'],
  '/bidders/{id}': ['', '?unmask=1'],
}

const pathsOf = ({ app }: Bureaus, leads: readonly string[]): string[] => {
  const idsOf = (path: string): readonly string[] => {
    if (/^\/(leads|items)\/\{/.test(path)) return leads
    if (/^\/rings\/\{/.test(path)) return ['R-000001', 'R-000002', 'R-999999']
    if (/^\/lots\/\{/.test(path)) return ['H001', 'JT001', 'none']
    if (/^\/bidders\/\{/.test(path)) return ['TEST-A', 'TEST-D', 'none']
    return ['last', '1']
  }
  return Object.entries(app.swagger().paths ?? {}).flatMap(([path, operations]) => {
    const own = path.replace('/api/v1', '')
    if (!operations?.get || !path.startsWith('/api/v1') || /events$/.test(own)) return []
    const ids = own.includes('{') ? idsOf(own) : ['']
    return ids.flatMap((id) =>
      (QUERIES[own] ?? ['']).map((query) => own.replace(/\{\w+\}/g, id) + encodeURI(query)),
    )
  })
}

export interface Asked {
  requests: number
  /** what somebody saw who may not: seat, address, purpose, word */
  seen: string[]
  /** answers that failed in the service */
  broken: string[]
  /** by status */
  statuses: Record<number, number>
}

/** Asks at most so many requests, spread evenly over seats, positions, addresses and purposes. */
export const askAll = async (market: Market, most: number): Promise<Asked> => {
  const { bureaus, paths, purposes } = market
  const all = OFFICES.length * POSITIONS.length * paths.length * purposes.length
  const every = coprime(Math.max(1, Math.floor(all / most)), paths.length)
  const asked: Asked = { requests: 0, seen: [], broken: [], statuses: {} }
  for (let n = 0; n < all && asked.requests < most; n += every) {
    const path = paths[n % paths.length]!
    const seat = Math.floor(n / paths.length)
    const { office, kind } = OFFICES[seat % OFFICES.length]!
    const rest = Math.floor(seat / OFFICES.length)
    const position = POSITIONS[rest % POSITIONS.length]!
    const purpose = purposes[Math.floor(rest / POSITIONS.length) % purposes.length]!
    const answer = await bureaus.app.inject({
      url: `/api/v1${path}`,
      headers: { 'x-act-as': `${office}/${position}`, 'x-purpose': encodeURIComponent(purpose) },
    })
    asked.requests++
    asked.statuses[answer.statusCode] = (asked.statuses[answer.statusCode] ?? 0) + 1
    const name = `${office}/${position} ${path} "${purpose}"`
    if (answer.statusCode >= 500) asked.broken.push(name)
    const said = saidIn(answer.rawPayload, JSON.stringify(answer.headers), path)
    for (const { words, seen } of market.canaries)
      for (const word of words)
        if (said.includes(word) && !seen(office, kind)) asked.seen.push(`${name}: ${word}`)
  }
  return asked
}

/** The next step that comes by every address. */
const coprime = (step: number, length: number): number => {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  return divisor(step, length) === 1 ? step : coprime(step + 1, length)
}

/** All that an answer says, unzipped, but for the words that it was asked with. */
const saidIn = (body: Buffer, headers: string, path: string): string => {
  const text = body.subarray(0, 2).toString() === 'PK' ? unzipped(body) : body.toString()
  const echoed = decodeURI(path).match(/[^/?&=,:]+/g) ?? []
  return echoed
    .filter((word) => word.length > 3)
    .reduce(
      (said, word) => said.replaceAll(word, ''),
      text + decodeURI(headers.replace(/%(?![0-9A-F]{2})/g, '')),
    )
}

const unzipped = (file: Buffer): string =>
  zipEntries(file)
    .map(({ bytes }) => Buffer.from(bytes).toString())
    .join('\n')
