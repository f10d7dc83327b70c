import type { LightMyRequestResponse } from 'fastify'
import { createKey } from '../../src/access/keys.js'
import type { ReadRecord } from '../../src/api/read-record.js'
import type { ReportRecord } from '../../src/casebook/casebook.js'
import { attach } from '../../src/handling/attachments.js'
import { deskOf } from '../../src/handling/desk.js'
import type { openBureaus } from '../api/two-bureaus.js'

type Bureaus = Awaited<ReturnType<typeof openBureaus>>

/** Something that some see and others do not, and an id of its form that nothing has. */
export interface Thing {
  /** what stands in a path before its id: /rings */
  under: string
  id: string
  unknown: string
  /** where whoever sees it finds it; a list has its id in it */
  seenAt: string
}

/** A request that names an id, by its path or otherwise. */
export interface Naming {
  /** as the description of the API has it: GET /rings/{id} */
  route: string
  ask(id: string): { method: string; path: string; body?: object; headers?: Record<string, string> }
}

/** Who asks. */
export interface Teller {
  name: string
  headers(): Record<string, string>
}

const HASH = 'ab'.repeat(32)
const MULTIPART = {
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
  body: '--x\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\nabc\r\n--x--\r\n',
}
/** Bodies that are valid, so that it is looked up what they are about. */
const BODIES: Record<string, readonly object[]> = {
  '/leads/{id}/acts': [{ act: 'sign' }, { act: 'nothing' }],
  '/items/{id}/acts': [{ act: 'sign' }, { act: 'nothing' }],
  '/releases/{id}/acts': [
    { act: 'confirm', sha256: HASH },
    { act: 'withdraw', sha256: HASH },
  ],
  '/spot-checks/{id}/number': [{ number: '271828' }],
  '/keys/{id}/acts': [{ act: 'approve' }, { act: 'revoke' }],
  '/grants/{id}/acts': ['approve', 'withdraw', 'end'].map((act) => ({ act })),
  '/users/{id}/acts': ['lock', 'unlock', 'disable'].map((act) => ({ act })),
  '/rings/{id}/what-if': [{ without: [0] }],
}
/** Queries that a path takes. */
const QUERIES: Record<string, readonly string[]> = {
  '/rings/{id}/export': ['?format=csv', '?format=json'],
  '/rings/{id}': ['', '?unmask=1'],
  '/lots/{id}/bids': ['', '?unmask=1'],
}

/** Every request of the description whose path has an id, with bodies and queries that are valid. */
export const namingPaths = ({ app }: Pick<Bureaus, 'app'>): Naming[] =>
  Object.entries(app.swagger().paths ?? {}).flatMap(([whole, operations]) => {
    const own = whole.replace('/api/v1', '')
    if (!whole.startsWith('/api/v1') || !own.includes('{')) return []
    return Object.keys(operations ?? {}).flatMap((method): Naming[] => {
      const at = (id: string, query = ''): string =>
        own.replace('{id}', encodeURIComponent(id)).replace(/\{\w+\}/g, 'X') + query
      const route = `${method.toUpperCase()} ${own}`
      const asks = (QUERIES[own] ?? ['']).flatMap((query) =>
        (BODIES[own] ?? [undefined]).map(
          (body): Naming => ({
            route,
            ask: (id) => ({ method, path: at(id, query), ...(body && { body }) }),
          }),
        ),
      )
      const versioned = asks.map(
        ({ ask }): Naming => ({ route, ask: (id) => ({ ...ask(id), headers: { 'if-match': '"v1"' } }) }),
      )
      const files: Naming = { route, ask: (id) => ({ method, path: at(id), ...(MULTIPART as object) }) }
      return [
        ...asks,
        ...(own.endsWith('/acts') ? versioned : []),
        ...(route === 'POST /items/{id}/attachments' ? [files] : []),
      ]
    })
  })

const post =
  (path: string, bodyOf: (id: string) => object, headers = {}): Naming['ask'] =>
  (id) => ({
    ...{ method: 'POST', path, headers },
    body: bodyOf(id),
  })
const get =
  (
    pathOf: (id: string) => string,
    headersOf: (id: string) => Record<string, string> = () => ({}),
  ): Naming['ask'] =>
  (id) => ({ method: 'GET', path: pathOf(encodeURIComponent(id)), headers: headersOf(id) })

/** What names a thing otherwise than by its path, by what stands before its id there. */
export const NAMED: Record<string, Naming['ask'][]> = {
  '/rings': [
    get((id) => `/leads?ring=${id}`),
    get((id) => `/items?ring=${id}`),
    get((id) => `/search?q=${id}`),
    get((id) => `/letters/police-suggestion/preview?ring=${id}`),
    post('/letters', (ring) => ({ type: 'police-suggestion', ring })),
    post('/releases', (id) => ({
      ...{ path: `/rings/${id}/export?format=csv`, reason: '移送有关单位核查', addressee: 'O-ga', copies: 1 },
    })),
  ],
  '/lots': [
    get((id) => `/rings?lot=${id}`),
    get((id) => `/leads?lot=${id}`),
    get((id) => `/lot-facts?lot=${id}`),
    get((id) => `/search?q=${id}`),
    get((id) => `/tags?object=lot&id=${id}`),
    get((id) => `/routes/preview?lot=${id}`),
    get((id) => `/colours/history?object=lot&id=${id}`),
    post('/lots/check', (lot_id) => ({
      lot: { lot_id, industry: 'housing', region_code: '330922' },
      bids: [{ bidder_id: 'TEST-A', amount: '900001.00' }],
    })),
  ],
  '/bidders': [
    get((id) => `/rings?bidder=${id}`),
    get((id) => `/leads?bidder=${id}`),
    get((id) => `/pairs?bidder=${id}`),
    get((id) => `/search?q=${id}`),
    get((id) => `/paths?from=TEST-A&to=${id}`),
    get((id) => `/tags?object=bidder&id=${id}`),
    get((id) => `/colours/history?object=bidder&id=${id}`),
    post('/graph/expand', (id) => ({ seeds: [`bidder:${id}`], steps: 2, limit: 40 })),
    post('/graph/between', (id) => ({ nodes: ['bidder:TEST-A', `bidder:${id}`] })),
  ],
  '/leads': [
    get((id) => `/items?parent=${id}`),
    get((id) => `/search?q=${id}`),
    get((id) => `/colours/history?object=lead&id=${id}`),
    get((id) => `/access/explain?who=O-zj/handler&item=${id}`),
    get(
      () => '/rings/R-000001?unmask=1',
      (id) => ({ 'x-purpose': encodeURIComponent(`ref=${id};why=核对联系人`) }),
    ),
    post('/leads/acts', (id) => ({ act: 'sign', items: [{ id, version: 1 }] })),
    post('/items', (parent) => ({ kind: 'LT', parent, input: { type: 'police-letter', office: 'O-zj' } })),
    post('/exchange', (lead) => ({ lead, to: 'O-ga' })),
    post('/grants', (item) => ({ kind: 'case', item, office: 'O-jc', toDay: '2026-03-20', basis: '函' })),
    post('/releases', (id) => ({
      ...{ path: `/leads/${id}/sheet.docx`, reason: '移送有关单位核查', addressee: 'O-ga', copies: 1 },
    })),
  ],
  '/users': [
    get((id) => `/access/explain?who=${id}&resource=ring`),
    post('/grants', (user) => ({ kind: 'reset', user, basis: '函' })),
    post('/grants', (user) => ({
      ...{ kind: 'position', user, capacity: 'O-zj/R' },
      position: 'handler',
      basis: '函',
    })),
  ],
}

const said = async (answer: Promise<LightMyRequestResponse>, id: string): Promise<string> => {
  const { statusCode, headers, body } = await answer
  // a tag of the entity is of the body, which has the id
  const kept = Object.entries(headers).filter(
    ([name]) => !/^(date|etag|content-length|x-ratelimit-.*)$/.test(name),
  )
  const plain = body.replace(/"instance":"[^"]*"/, '').replaceAll(/"at":"[^"]*"/g, '')
  return [statusCode, plain, JSON.stringify(kept)]
    .join(' ')
    .replaceAll(id, '*')
    .replaceAll(encodeURIComponent(id), '*')
}

export interface Told {
  pairs: number
  /** who can tell which two apart, by what */
  apart: string[]
  /** by which paths an id that is out of sight was asked for without a record that names it */
  unrecorded: string[]
  /** routes that were asked by who sees the thing, and by who does not */
  seen: Set<string>
  hidden: Set<string>
}

/** What was recorded since the last look, but for what differs from one request to the next. */
const recorded = (reads: ReadRecord[], id: string): string =>
  reads
    .splice(0)
    .map(({ request: _request, answer: _answer, ...read }) => JSON.stringify(read).replaceAll(id, '*'))
    .join('\n')

/** Asks everybody for each thing that they do not see, and for one that there is not. */
export const tellApart = async (
  { app, reads }: Pick<Bureaus, 'app' | 'reads'>,
  {
    tellers,
    things,
    paths,
  }: { tellers: readonly Teller[]; things: readonly Thing[]; paths: readonly Naming[] },
): Promise<Told> => {
  const told: Told = { pairs: 0, apart: [], unrecorded: [], seen: new Set(), hidden: new Set() }
  const asked = (teller: Teller, { method, path, body, headers }: ReturnType<Naming['ask']>) =>
    app.inject({
      ...{ method: method as 'GET', url: `/api/v1${path}`, headers: { ...teller.headers(), ...headers } },
      ...(body !== undefined && { payload: body }),
    })
  for (const teller of tellers)
    for (const thing of things) {
      const there = await asked(teller, { method: 'GET', path: thing.seenAt })
      const isSeen = there.statusCode < 400 && there.body.includes(thing.id)
      const own = paths.filter(({ route }) => route.split(' ')[1]!.startsWith(`${thing.under}/{`))
      const named = (NAMED[thing.under] ?? []).map((ask) => ({ route: '', ask }))
      for (const { route, ask } of [...own, ...named]) {
        const name = route || `${ask('').method} ${ask('').path.split('?')[0]} of ${thing.under}`
        ;(isSeen ? told.seen : told.hidden).add(name)
        if (isSeen) continue
        const [one, none] = [ask(thing.id), ask(thing.unknown)]
        reads.length = 0
        const answers = [
          `${await said(asked(teller, one), thing.id)}\n${recorded(reads, thing.id)}`,
          `${await said(asked(teller, none), thing.unknown)}\n${recorded(reads, thing.unknown)}`,
        ]
        told.pairs++
        if (answers[0] !== answers[1])
          told.apart.push(`${teller.name} ${one.method} ${one.path}:\n${answers.join('\n')}`)
        if (
          route !== '' &&
          answers[0]!.startsWith('404') &&
          !/"id":"[^"]*\*/.test(answers[0]!.split('\n').slice(1).join())
        )
          told.unrecorded.push(`${teller.name} ${one.method} ${one.path}`)
      }
    }
  return told
}

/**
 * By how much the median time of a read of a thing that somebody does not see is longer than of one that
 * there is not, in ms, by route.
 */
export const timeApart = async (
  { app }: Pick<Bureaus, 'app'>,
  asking: { teller: Teller; things: readonly Thing[]; paths: readonly Naming[]; pairs: number },
): Promise<[route: string, ms: number][]> => {
  const { teller, things, paths, pairs } = asking
  const timed = async (path: string): Promise<number> => {
    const began = performance.now()
    await app.inject({ url: `/api/v1${path}`, headers: teller.headers() })
    return performance.now() - began
  }
  const found: [string, number][] = []
  for (const thing of things) {
    const there = await app.inject({ url: `/api/v1${thing.seenAt}`, headers: teller.headers() })
    if (there.body.includes(thing.id) && there.statusCode < 400) continue
    const own = paths.filter(({ route }) => route.startsWith(`GET ${thing.under}/{`))
    for (const { route, ask } of own) {
      const times: [number[], number[]] = [[], []]
      for (let i = 0; i < pairs; i++) {
        for (const which of i % 2 ? [0, 1] : [1, 0])
          times[which]!.push(await timed(ask(which ? thing.unknown : thing.id).path))
        // what a request held is given back when the event loop turns: 15 kB each
        await new Promise((turned) => setImmediate(turned))
      }
      const [hidden, none] = times.map((list) => list.sort((a, b) => a - b)[list.length >> 1]!)
      found.push([route, hidden! - none!])
    }
  }
  return found
}

const REPORT: Omit<ReportRecord, 'id' | 'edition'> = {
  ...{ number: '2026-1', period: '2026-Q1', format: 'html', lang: 'zh', title: '态势', run: 'RUN-000001' },
  ...{ digest: 'd', requester: 'x', at: '2026-03-01T00:00:00.000Z', bytes: 3, sha256: HASH },
}

/** One thing of each kind that a service without users has; `lead` is one that O-jt handles. */
export const thingsOf = async (
  { app, store }: Bureaus,
  { leads, at }: { leads: readonly string[]; at: string },
): Promise<Thing[]> => {
  const make = async (seat: string, path: string, payload: object): Promise<string> => {
    const answer = await app.inject({
      ...{ method: 'POST', url: `/api/v1${path}`, payload, headers: { 'x-act-as': seat } },
    })
    if (answer.statusCode !== 201) throw new Error(`${path}: ${answer.body}`)
    return answer.json().id
  }
  const { casebook } = store
  const [lead] = leads
  for (const [object, id] of [
    ['lot', 'JT005'],
    ['bidder', 'TEST-P'],
  ])
    await app.inject({
      ...{ method: 'POST', url: '/api/v1/tags', headers: { 'x-act-as': 'O-xt/leader' } },
      payload: { object, id, tag: 'N1', fromDay: '2026-03-01', basis: '专项检查' },
    })
  const desk = deskOf(casebook)
  const actor = {
    user: 'O-jt/handler',
    office: 'O-jt',
    kind: 'R',
    position: 'handler',
    capacity: 'O-jt/R',
  } as const
  const attachment = attach(desk, store.dir, {
    ...{ id: lead!, file: { name: 'a.txt', bytes: Buffer.from('金丝雀附件') } },
    ...{ actor: { ...actor, source: 'http' as const }, now: new Date(at) },
  })
  casebook.addReport({ ...REPORT, id: 'RP-000001', edition: 'internal' }, Buffer.from('abc'))
  const release = await make('O-jt/handler', '/releases', {
    ...{
      path: '/rings/R-000002/export?format=csv',
      reason: '移送有关单位核查',
      addressee: 'O-ga',
      copies: 1,
    },
  })
  const spot = await make('O-jt/handler', '/spot-checks', {
    ...{ of: 'lot', firstDay: '2026-01-01', lastDay: '2026-12-31', share: 20 },
  })
  const pack = await make('O-jt/handler', '/packs', { kind: 'summary', window: '2026-H1', office: 'O-jt' })
  const exchanged = await make('O-jt/handler', '/exchange', { lead, to: 'O-ga' })
  const whole = (under: string, id: string, unknown: string): Thing => ({
    ...{ under, id, unknown, seenAt: `${under}/${id}` },
  })
  return [
    whole('/rings', 'R-000002', 'R-999999'),
    whole('/lots', 'JT005', 'JT995'),
    whole('/bidders', 'TEST-P', 'TEST-9'),
    ...leads.flatMap((id) => [
      whole('/leads', id, id.replace(/\d{6}$/, '999999')),
      whole('/items', id, id.replace(/\d{6}$/, '999999')),
    ]),
    {
      ...whole(`/items/${lead}/attachments`, attachment.id, 'AT-2026-999999'),
      seenAt: `/items/${lead}/attachments`,
    },
    whole('/releases', release, 'RL-2026-999999'),
    whole('/spot-checks', spot, spot.replace(/\d+$/, '999999')),
    whole('/packs', pack, pack.replace(/\d+$/, '999999')),
    { ...whole('/exchange', exchanged, 'XF-2026-999999'), seenAt: '/exchange' },
    whole('/reports', 'RP-000001', 'RP-999999'),
  ]
}

/** What there is once there are users: one of O-jt with a session, a grant for them, a key, a case. */
export const accountThings = (
  { store: { casebook } }: Pick<Bureaus, 'store'>,
  { user, session, lead, at }: { user: string; session: string; lead: string; at: string },
): Thing[] => {
  const { accounts } = casebook
  const none = { user: null, office: null, capacity: null, position: null, item: null, toDay: null }
  const asked = { ...none, fromDay: at.slice(0, 10), basis: '函', askedOffice: null, askedAt: at }
  const reset = accounts.askGrant({ ...asked, kind: 'reset', user, office: 'O-jt', askedBy: 'U-000001' })
  const opening = accounts.askGrant({
    ...{ ...asked, kind: 'case', item: lead, office: 'O-jc', toDay: '2026-04-01' },
    ...{ askedBy: 'U-000099', askedOffice: 'O-jw' },
  })
  const { id: key } = createKey(casebook, 'transport', 'regulator', new Date(at), {
    ...{ limits: { capacity: 'O-jt/R' }, madeBy: 'U-000002', approvedBy: null },
  })
  const listed = (under: string, id: string, unknown: string): Thing => ({
    under,
    id,
    unknown,
    seenAt: under,
  })
  return [
    listed('/users', user, 'U-999999'),
    listed('/sessions', Buffer.from(session, 'base64url').toString('hex').slice(0, 16), '0123456789abcdef'),
    listed('/grants', reset, 'GR-999999'),
    listed('/grants', opening, 'GR-999999'),
    listed('/keys', key, 'K-999999'),
  ]
}
