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
export const NOW = '2026-03-02T01:00:00.000Z'
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

/** One request, below /api/v1, with ids of what there is. */
export interface Question {
  method: 'GET' | 'POST'
  path: string
  body?: object
  /** asked of one in so many of those who ask, as it takes seconds */
  oneIn?: number
}

/** Somebody who asks. */
export interface Asker {
  name: string
  office: string
  kind: string
  headers(): Record<string, string>
}

export interface Market {
  bureaus: Bureaus
  canaries: readonly Canary[]
  questions: readonly Question[]
  /** X-Purpose by name */
  purposes: readonly string[]
  /** ids of the leads */
  leads: readonly string[]
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
    questions: [...readsOf(bureaus, ids), ...postsOf(bureaus, ids)],
    leads: ids,
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

const idsIn = (path: string, leads: readonly string[]): readonly string[] => {
  if (!path.includes('{')) return ['']
  if (/^\/(leads|items)\/\{/.test(path)) return leads
  if (/^\/rings\/\{/.test(path)) return ['R-000001', 'R-000002', 'R-999999']
  if (/^\/lots\/\{/.test(path)) return ['H001', 'JT001', 'none']
  if (/^\/bidders\/\{/.test(path)) return ['TEST-A', 'TEST-D', 'none']
  if (/^\/releases\/\{/.test(path)) return ['RL-2026-000001']
  return ['last', '1']
}

const routesOf = ({ app }: Bureaus, method: 'get' | 'post'): string[] =>
  Object.entries(app.swagger().paths ?? {})
    .filter(([path, operations]) => path.startsWith('/api/v1') && operations?.[method])
    .map(([path]) => path.replace('/api/v1', ''))

const readsOf = (bureaus: Bureaus, leads: readonly string[]): Question[] =>
  routesOf(bureaus, 'get')
    .filter((own) => !/events$/.test(own))
    .flatMap((own) =>
      idsIn(own, leads).flatMap((id) =>
        (QUERIES[own] ?? ['']).map((query) => ({
          method: 'GET' as const,
          path: own.replace(/\{\w+\}/g, id) + encodeURI(query),
        })),
      ),
    )

const SHARED = { mac: 'F8:75:A4:99:98:97', lock_no: 'GL-55667788', contact_phone: '13957001111' }
/** What is posted where a good body shows something; elsewhere an empty one, which is refused. */
const BODIES: Record<string, readonly object[]> = {
  '/graph/expand': ['TEST-A', 'TEST-D'].map((id) => ({ seeds: [`bidder:${id}`], steps: 2, limit: 40 })),
  '/graph/between': [
    { nodes: ['bidder:TEST-A', 'bidder:TEST-B'] },
    { nodes: ['bidder:TEST-P', 'bidder:TEST-Q'] },
  ],
  '/lots/check': [
    {
      lot: { lot_id: 'NEW', industry: 'transport', region_code: '330922' },
      bids: ['TEST-A', 'TEST-B'].map((id, i) => ({ bidder_id: id, amount: `90000${i}.00`, ...SHARED })),
    },
  ],
  '/rings/{id}/what-if': [{ without: [0] }],
  '/letters': ['R-000001', 'R-000002'].map((ring) => ({ type: 'police-suggestion', ring })),
  '/leads/{id}/acts': [{ act: 'nothing', input: {}, note: '核对' }],
  '/items/{id}/acts': [{ act: 'nothing', input: {}, note: '核对' }],
  '/releases': ['R-000001', 'R-000002'].map((id) => ({
    path: `/rings/${id}/export?format=csv`,
    ...{ reason: '移送有关单位核查', addressee: 'O-ga', copies: 1 },
  })),
  '/packs': [{ kind: 'meeting', window: '2026-03' }],
}
/** They begin work that others would wait for, or sessions. */
const NOT_POSTED = /^\/(jobs|session|login|activation|audit|reports)\b/

const postsOf = (bureaus: Bureaus, leads: readonly string[]): Question[] =>
  routesOf(bureaus, 'post')
    .filter((own) => !NOT_POSTED.test(own))
    .flatMap((own) =>
      idsIn(own, leads).flatMap((id) =>
        (BODIES[own] ?? [{}]).map((body) => ({
          method: 'POST' as const,
          path: own.replace(/\{\w+\}/g, id) + (own.endsWith('/package') ? '?withoutRows=1' : ''),
          body,
          ...(own.endsWith('/package') && { oneIn: 8 }),
        })),
      ),
    )

/** Every office in every position, as they are tried, and the machine itself. */
export const SEATS: readonly Asker[] = [
  ...OFFICES.flatMap(({ office, kind }) =>
    POSITIONS.map((position) => ({
      ...{ name: `${office}/${position}`, office, kind },
      headers: () => ({ 'x-act-as': `${office}/${position}` }),
    })),
  ),
  { name: 'local', office: '', kind: 'local', headers: () => ({}) },
]

export interface Asked {
  requests: number
  /** what somebody saw who may not: seat, address, purpose, word */
  seen: string[]
  /** answers that failed in the service */
  broken: string[]
  /** by method and status */
  statuses: Record<string, number>
}

/** Asks at most so many requests, spread evenly over who asks, questions and purposes. */
export const askAll = async (market: Market, askers: readonly Asker[], most: number): Promise<Asked> => {
  const { questions, purposes } = market
  const all = askers.length * questions.length * purposes.length
  const stride = coprime(Math.ceil(all * GOLDEN), all)
  const asked: Asked = { requests: 0, seen: [], broken: [], statuses: {} }
  for (let i = 0; i < all && asked.requests < most; i++) {
    const n = (i * stride) % all
    const of = Math.floor(n / questions.length)
    const question = questions[n % questions.length]!
    if (of % (question.oneIn ?? 1) !== 0) continue
    const asker = askers[of % askers.length]!
    const purpose = purposes[Math.floor(of / askers.length) % purposes.length]!
    await askOne(market, { asker, purpose, question }, asked)
  }
  return asked
}

const askOne = async (
  { bureaus, canaries }: Market,
  { asker, purpose, question }: { asker: Asker; purpose: string; question: Question },
  asked: Asked,
): Promise<void> => {
  const { method, path, body } = question
  const answer = await bureaus.app.inject({
    ...{ method, url: `/api/v1${path}` },
    headers: { ...asker.headers(), 'x-purpose': encodeURIComponent(purpose) },
    ...(body && { payload: body }),
  })
  asked.requests++
  const status = `${method} ${answer.statusCode}`
  asked.statuses[status] = (asked.statuses[status] ?? 0) + 1
  const name = `${asker.name} ${method} ${path} "${purpose}"`
  if (answer.statusCode >= 500) asked.broken.push(name)
  const said = saidIn(answer.rawPayload, JSON.stringify(answer.headers), path + JSON.stringify(body ?? ''))
  for (const { words, seen } of canaries)
    for (const word of words)
      if (said.includes(word) && !seen(asker.office, asker.kind)) asked.seen.push(`${name}: ${word}`)
}

/** Steps of this part of the whole lie evenly in it, however many there are. */
const GOLDEN = 0.618

/** The next step that comes by everything. */
const coprime = (step: number, length: number): number => {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  return divisor(step, length) === 1 ? step : coprime(step + 1, length)
}

/** All that an answer says, unzipped, but for the words that it was asked with. */
const saidIn = (body: Buffer, headers: string, path: string): string => {
  const text = body.subarray(0, 2).toString() === 'PK' ? unzipped(body) : body.toString()
  const echoed = decodeURI(path).match(/[^/?&=,:"{}[\]]+/g) ?? []
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
