import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import { lotsInSight } from '../../src/access/sight.js'
import { viewOf } from '../../src/access/view.js'
import { hubsWithin } from '../../src/api/hubs.js'
import { deskOf } from '../../src/handling/desk.js'
import { partOf } from '../../src/market/part.js'
import { verifyPackage } from '../../src/package/verify.js'
import { unzipped } from '../exports/support.js'
import { makeLead } from '../handling/support.js'
import { clock } from './support.js'
import { type Bureaus, CANARIES, firm, openBureaus } from './two-bureaus.js'
import { usersOf } from './users-support.js'

let bureaus: Bureaus
beforeAll(async () => {
  bureaus = await openBureaus()
}, 60_000)
afterAll(() => bureaus.close())

const ask = async (seat: string | undefined, path: string, headers: Record<string, string> = {}) =>
  bureaus.app.inject({
    url: `/api/v1${path}`,
    headers: { ...(seat !== undefined && { 'x-act-as': seat }), ...headers },
  })

const HOUSING = 'O-zj/handler'
const TRANSPORT = 'O-jt/handler'
const POLICE = 'O-ga/handler'
/** A ring over housing and transport, and one of transport alone. */
const [BOTH, ALONE] = ['R-000001', 'R-000002']

const IDS: [pattern: RegExp, ids: readonly string[]][] = [
  [/^\/rings\/\{/, [BOTH, ALONE]],
  [/^\/lots\/\{/, ['H001', 'JT001']],
  [/^\/bidders\/\{/, ['TEST-A', 'TEST-D', 'TEST-P']],
  [/^\/runs\/\{/, ['last', 'RUN-000001']],
  [/^\/rules\/\{/, ['NET-01']],
]
const QUERIES: Record<string, readonly string[]> = {
  '/rings': [
    '?level=red,yellow,green&count=exact',
    '?bidder=TEST-D',
    '?lot=JT001',
    '?rule=DOC-01&count=exact',
  ],
  '/lots': ['', '?q=JT00', '?sort=day', '?industry=transport'],
  '/bidders': ['', '?q=TEST'],
  '/search': ['?q=交通独有', '?q=TEST', '?q=GL-55667788', '?q=R-0000'],
  '/shared-values': ['?kind=lock&value=GL-55667788', '?kind=lock&value=GL-88231907'],
  '/paths': ['?from=TEST-A&to=TEST-D', '?from=TEST-A&to=TEST-B', '?from=TEST-A&to=lock:GL-55667788'],
  '/rings/export': ['?format=csv', '?format=graphml', '?format=json'],
  '/rings/{id}/export': ['?format=csv', '?format=json', '?format=svg'],
}

/** Everything that can be read, with ids of what there is. */
const readable = (): string[] => {
  const paths = Object.entries(bureaus.app.swagger().paths ?? {})
  return paths.flatMap(([path, operations]) => {
    const own = path.replace('/api/v1', '')
    if (!operations?.get || !path.startsWith('/api/v1') || /events$/.test(own)) return []
    const ids = IDS.find(([pattern]) => pattern.test(own))?.[1] ?? ['x']
    const queries = QUERIES[own] ?? ['']
    const filled = own.includes('{') ? ids.map((id) => own.replace(/\{\w+\}/g, id)) : [own]
    return filled.flatMap((one) => queries.map((query) => one + encodeURI(query)))
  })
}

const isText = (headers: Record<string, unknown>): boolean =>
  /json|text|xml/.test(String(headers['content-type']))

/** What an answer says beside the words that it was asked with. */
const saidBy = (path: string, body: string): string => {
  const asked = decodeURI(path).match(/[^/?&=,:]+/g) ?? []
  return asked.filter((word) => word.length > 3).reduce((text, word) => text.replaceAll(word, ''), body)
}

it('the trading centre gets 404 wherever rings, lots and bidders are, always the same, and its quality', async () => {
  for (const seat of ['O-zw/viewer', 'O-jy/handler']) {
    const told = new Map<string, string[]>()
    for (const path of readable()) {
      const { statusCode, body, headers } = await ask(seat, path)
      if (!isText(headers)) continue
      const what = statusCode === 200 ? '200' : `${statusCode} ${JSON.parse(body).detail}`
      told.set(what, [...(told.get(what) ?? []), path])
      for (const canary of ['城建', '安置房', ...CANARIES])
        expect([path, body.includes(canary)]).toEqual([path, false])
    }
    const open = told.get('200')!
    expect(open).toContain('/quality')
    for (const family of [
      '/rings',
      '/lots',
      '/bidders',
      '/search',
      '/paths',
      '/shared-values',
      '/facts',
      '/overview',
    ])
      expect(open.filter((path) => path.startsWith(family))).toEqual([])
    expect(told.get('404 There is nothing here for this seat')!.length).toBeGreaterThan(40)
  }
})

it('those who act by case, a government office and administrators of it see no case without a grant', async () => {
  for (const seat of ['O-jc/handler', 'O-fy/handler', 'O-xc/handler', 'O-cz/F/handler', 'O-dc/viewer']) {
    for (const path of [
      `/rings/${BOTH}`,
      '/rings',
      '/lots/H001',
      '/bidders',
      `/rings/${BOTH}/graph`,
      '/search?q=TEST',
    ])
      expect([seat, path, (await ask(seat, path)).statusCode]).toEqual([seat, path, 404])
  }
})

describe('a bureau of housing', () => {
  it('sees of a ring its own lots and who bid there, the rest in numbers; level and score of the whole', async () => {
    const whole = (await ask(POLICE, `/rings/${BOTH}`)).json()
    const own = (await ask(HOUSING, `/rings/${BOTH}`)).json()
    expect(whole.lots).toEqual(['H001', 'H002', 'JT001', 'JT002', 'JT003'])
    expect(whole.other).toBeUndefined()
    expect(own.lots).toEqual(['H001', 'H002'])
    expect(own.members.map((member: { bidderId: string }) => member.bidderId)).toEqual([
      'TEST-A',
      'TEST-B',
      'TEST-C',
    ])
    expect(own.other).toMatchObject({ lots: 3, members: 1 })
    expect([own.level, own.score]).toEqual([whole.level, whole.score])
    expect(own.members[0].bids).toBe(2)
    const note = (await ask(HOUSING, `/rings/${BOTH}/explanation?lang=zh`)).json().text.replace(/\s/g, '')
    expect(note).toContain('另有标段3个、成员1家')
    expect((await ask(HOUSING, `/rings/${BOTH}/account?lang=zh`)).json().sentence).toContain('另有标段 3 个')
    expect(own.amountFen).toBeLessThan(whole.amountFen)
    for (const { lots, detail } of own.evidence) {
      expect(lots.every((lot: string) => lot.startsWith('H'))).toBe(true)
      expect(detail === null || !JSON.stringify(detail).includes('JT0')).toBe(true)
    }
  })

  it('and the bureau of transport see together every lot of it, each the own', async () => {
    const [own, theirs] = await Promise.all(
      [HOUSING, TRANSPORT].map(async (seat) => (await ask(seat, `/rings/${BOTH}`)).json()),
    )
    expect([...own.lots, ...theirs.lots].sort()).toEqual(['H001', 'H002', 'JT001', 'JT002', 'JT003'])
    expect(theirs.other).toMatchObject({ lots: 2, members: 0 })
  })

  it('counts in its lists what it sees, also where it asks for what it does not', async () => {
    const totals = async (seat: string, query: string) =>
      (await ask(seat, `/rings?level=red,yellow,green&count=exact${query}`)).json().total
    expect(await totals(POLICE, '')).toBe(2)
    expect(await totals(HOUSING, '')).toBe(1)
    expect(await totals(TRANSPORT, '')).toBe(2)
    expect(await totals(HOUSING, '&bidder=TEST-D')).toBe(0)
    expect(await totals(HOUSING, '&lot=JT001')).toBe(0)
    const lots = (await ask(HOUSING, '/lots?limit=200')).json()
    expect(lots.data).toHaveLength(29)
    expect((await ask(HOUSING, '/lots?sort=day')).json().total).toBe(29)
    expect(new Set(lots.data.map(({ industry }: { industry: string }) => industry))).toEqual(
      new Set(['housing']),
    )
    expect(lots.data.some(({ id }: { id: string }) => id === 'H901')).toBe(false)
  })

  it('is answered about what is out of sight as about what there is not', async () => {
    const same = async (here: string, nowhere: string): Promise<void> => {
      const [seen, unknown] = await Promise.all([ask(HOUSING, here), ask(HOUSING, nowhere)])
      const told = ({ body, statusCode }: typeof seen, path: string): unknown => {
        const id = path.split('/')[2]!
        return [statusCode, { ...JSON.parse(body.replaceAll(id, 'ID')), instance: '' }]
      }
      expect(told(seen, here)).toEqual(told(unknown, nowhere))
      expect(seen.statusCode).toBe(404)
    }
    for (const part of ['', '/graph', '/evidence', '/explanation', '/account', '/bids', '/law', '/history'])
      await same(`/rings/${ALONE}${part}`, `/rings/R-999999${part}`)
    await same('/lots/JT001', '/lots/JT999')
    await same('/lots/JT001/bids', '/lots/JT999/bids')
    // of its industry, in another county
    await same('/lots/H901', '/lots/H999')
    for (const part of ['', '/bids', '/neighbourhood'])
      await same(`/bidders/TEST-P${part}`, `/bidders/TEST-0${part}`)
  })

  it('finds nothing of transport alone in whatever it reads', async () => {
    let answered = 0
    for (const path of readable()) {
      const { statusCode, body, headers } = await ask(HOUSING, path)
      expect([path, statusCode < 500]).toEqual([path, true])
      if (statusCode !== 200 || !isText(headers)) continue
      answered++
      const said = saidBy(path, body)
      for (const canary of CANARIES)
        expect([path, canary, said.includes(canary)]).toEqual([path, canary, false])
    }
    expect(answered).toBeGreaterThan(35)
    const whole = await ask(POLICE, `/rings/${ALONE}`)
    expect(CANARIES.filter((canary) => whole.body.includes(canary)).length).toBeGreaterThan(3)
  })

  it('sees of a bidder the values that another shares on its own lots', async () => {
    const values = async (seat: string, id: string) =>
      (await ask(seat, `/bidders/${id}/values?limit=200`)).json().data ?? 'none'
    const own = await values(HOUSING, 'TEST-A')
    const whole = await values(POLICE, 'TEST-A')
    const lock = ({ kind }: { kind: string }): boolean => kind === 'lock'
    expect(own.find(lock)).toMatchObject({ text: 'GL-88231907', holders: 3, uses: 2 })
    expect(whole.find(lock)).toMatchObject({ text: 'GL-88231907', holders: 4, uses: 5 })
    expect(await values(HOUSING, 'TEST-P')).toBe('none')
  })

  it('has pairs, screens and a check of a lot told of its own lots', async () => {
    const pairs = (await ask(HOUSING, '/pairs?limit=200')).json()
    const met = pairs.data.find(({ a, b }: { a: string; b: string }) => a === 'TEST-A' && b === 'TEST-B')
    const whole = (await ask(POLICE, '/pairs?bidder=TEST-A&limit=200')).json().data
    expect(met.joint).toBeLessThan(whole.find(({ b }: { b: string }) => b === 'TEST-B').joint)
    expect((await ask(HOUSING, '/pairs?bidder=TEST-P')).statusCode).toBe(404)
    expect((await ask(HOUSING, '/lots/H001/screens')).json()).toMatchObject({ lotId: 'H001' })
    expect((await ask(HOUSING, '/lots/JT001/screens')).statusCode).toBe(404)
    const lot = { lot_id: 'H777', title: '新标段', industry: 'housing', region_code: '330922' }
    const bids = ['A', 'E', 'P'].map((letter) => ({
      lot_id: 'H777',
      bidder_id: firm(letter),
      bidder_name: '某公司',
      amount: '900000.00',
      lock_no: letter === 'E' ? 'GL-55667788' : `GL-1000000${letter.charCodeAt(0) % 10}`,
    }))
    const check = async (seat: string) => {
      const headers = { 'x-act-as': seat }
      const answer = await bureaus.app.inject({
        ...{ method: 'POST', url: '/api/v1/lots/check', headers, payload: { lot, bids } },
      })
      expect(answer.statusCode).toBe(200)
      return answer
        .json()
        .flags.map(({ rule, members }: { rule: string; members: string[] }) => [rule, ...members])
    }
    // E has the lock that P held on transport's lots alone
    expect(await check(POLICE)).toEqual([['DOC-01', 'TEST-E', 'TEST-P']])
    expect(await check(HOUSING)).toEqual([])
  })

  it('takes a package of its part of a ring, which verifies by itself', async () => {
    const headers = { 'x-act-as': HOUSING }
    const url = `/api/v1/rings/${BOTH}/package?withoutRows=1`
    const answer = await bureaus.app.inject({ method: 'POST', url, headers })
    expect(answer.statusCode).toBe(200)
    let read = 0
    const nowhere = async (name: string, bytes: Buffer): Promise<void> => {
      if (/\.(docx|xlsx|zip)$/.test(name))
        for (const [part, inner] of await unzipped(bytes)) await nowhere(`${name}/${part}`, inner)
      else
        for (const canary of CANARIES)
          expect([name, canary, bytes.includes(canary)]).toEqual([name, canary, false])
      read++
    }
    await nowhere('package.zip', answer.rawPayload)
    expect(read).toBeGreaterThan(20)
    expect((await verifyPackage(answer.rawPayload)).ok).toBe(true)
  })

  it('sees a value that many hold with those who hold it on its own lots', async () => {
    const whole = await bureaus.store.engine.market()
    const sight = { industries: ['housing'], regions: ['330922'], key: '' }
    const part = partOf(whole, lotsInSight(whole, sight))
    const limited = { settings: { evidence: { hubLimit: 3, hubSample: 2 } } } as never
    const found = await hubsWithin(bureaus.store.engine, whole, part)(limited, viewOf('police', false))
    const lock = found.find(({ kind }) => kind === 'lock')
    expect(lock).toMatchObject({ holders: 3, sample: ['TEST-A', 'TEST-B'] })
    expect(JSON.stringify(found)).not.toContain('TEST-D')
    expect((await ask(HOUSING, '/shared-values/hubs')).statusCode).toBe(200)
  })

  it('walks the graph on its own lots alone', async () => {
    const expand = (body: object) =>
      bureaus.app.inject({
        method: 'POST',
        url: '/api/v1/graph/expand',
        headers: { 'x-act-as': HOUSING },
        payload: body,
      })
    const { statusCode, body } = await expand({ seeds: ['bidder:TEST-A'], steps: 2 })
    expect(statusCode).toBe(200)
    expect(body).toContain('TEST-B')
    for (const canary of CANARIES) expect([canary, body.includes(canary)]).toEqual([canary, false])
    expect((await expand({ seeds: ['bidder:TEST-D'] })).statusCode).toBe(404)
  })
})

/** How the phone and the deposit account of the ring are shown. */
const shownTo = async (headers: Record<string, string>, unmask = false) => {
  const { statusCode, json } = await ask(undefined, `/rings/${BOTH}${unmask ? '?unmask=1' : ''}`, headers)
  const evidence: { kind: string; value: string }[] = statusCode === 200 ? json().evidence : []
  const of = (kind: string) => evidence.find((item) => item.kind === kind)?.value
  return [statusCode, of('phone'), of('deposit-account')]
}
const [MASKED, CLEAR] = [
  ['138****1234', '****4567'],
  ['13805701234', '6222020000000014567'],
]
const PURPOSE = { 'x-purpose': encodeURIComponent('核对线索来源') }
const forItem = (ref: string) => ({ 'x-purpose': encodeURIComponent(`ref=${ref};why=核对线索来源`) })

/** A lead of the ring, which an office handles through one of its seats. */
const leadOf = (office: string, user: string): string => {
  const desk = deskOf(bureaus.store.casebook)
  const at = clock().toISOString()
  const lead = makeLead({ desk }, at, {
    origin: { kind: 'ring', ring: BOTH, at },
    lots: [],
    members: [{ id: 'TEST-A', name: '甲' }],
  })
  desk.work.transact(() => {
    desk.work.changeItem({ ...lead, host: office, state: 'checking' })
    desk.work.addPerson(lead.id, { user, part: 'handler' }, at)
  })
  return lead.id
}

it('one ring is masked for each capacity as the matrix has it', async () => {
  const as = (seat: string) => ({ 'x-act-as': seat })
  expect(await shownTo(as(POLICE))).toEqual([200, ...MASKED])
  expect(await shownTo(as(HOUSING))).toEqual([200, MASKED[0], '***'])
  expect(await shownTo(as('O-sj/handler'))).toEqual([200, ...MASKED])
  expect(await shownTo(as('O-xt/handler'))).toEqual([200, MASKED[0], '***'])
  expect((await shownTo({ ...as('O-sj/handler'), ...PURPOSE }, true))[0]).toBe(403)
})

describe('in clear sees', () => {
  const inClear = (seat: string, ref: string) => shownTo({ 'x-act-as': seat, ...forItem(ref) }, true)

  it('whoever handles the case: persons, and money too in a lead of the police', async () => {
    const own = leadOf('O-ga', POLICE)
    expect(await inClear(POLICE, own)).toEqual([200, ...CLEAR])
    expect(bureaus.reads.findLast(({ unmasked }) => unmasked)).toMatchObject({
      ...{ subject: POLICE, office: 'O-ga', position: 'handler' },
      ...{ purpose: '核对线索来源', ref: own, clear: { phone: 1, 'deposit-account': 1 } },
    })
    expect(await inClear(HOUSING, leadOf('O-zj', HOUSING))).toEqual([200, CLEAR[0], '***'])
    expect(await inClear(POLICE, leadOf('O-zj', POLICE))).toEqual([200, CLEAR[0], MASKED[1]])
  })

  it('nobody by words alone, by another’s case, by one that there is not, by one that is closed', async () => {
    const [own, others] = [leadOf('O-ga', POLICE), leadOf('O-zj', HOUSING)]
    const refused = async (headers: Record<string, string>) => {
      const answer = await ask(POLICE, `/rings/${BOTH}?unmask=1`, headers)
      return [answer.statusCode, answer.json().code, answer.json().detail.replaceAll(/LD-\d+-\d+/g, 'LD')]
    }
    const stranger = await refused(forItem(others))
    expect(stranger).toEqual([403, 'purpose_rejected', expect.stringContaining('does not handle')])
    expect(await refused(forItem('LD-2026-999999'))).toEqual(stranger)
    expect(await refused(PURPOSE)).toEqual([403, 'purpose_rejected', expect.stringContaining('ref=')])
    const { work } = bureaus.store.casebook
    work.transact(() => work.changeItem({ ...work.item(own)!, state: 'closed' }))
    expect(await refused(forItem(own))).toEqual([403, 'purpose_rejected', expect.stringContaining('closed')])
  })

  it('nobody what the case is not about, nor lists of everything', async () => {
    const own = forItem(leadOf('O-ga', POLICE))
    const status = async (path: string) => (await ask(POLICE, path, own)).statusCode
    expect(await status('/bidders/TEST-A?unmask=1')).toBe(200)
    for (const path of [`/rings/${ALONE}`, '/bidders/TEST-B', '/lots/H001/bids', '/search?q=TEST', '/facts'])
      expect([path, await status(`${path}${path.includes('?') ? '&' : '?'}unmask=1`)]).toEqual([path, 403])
  })

  it('nobody more than so much in a day', async () => {
    const { accounts } = bureaus.store.casebook
    const seat = 'O-ga/handler@li'
    const own = leadOf('O-ga', seat)
    accounts.countClear(seat, '2026-03-01', 498)
    expect((await inClear(seat, own))[0]).toBe(200)
    expect((await inClear(seat, own))[0]).toBe(403)
    expect(accounts.clearAbove(50, '2026-03-01')).toEqual([{ user: seat, day: '2026-03-01', shown: 500 }])
  })
})

describe('a later run', () => {
  it('is what a bureau sees from then on, of a ring that it has read before; the older run stays as it was', async () => {
    const { casebook } = bureaus.store
    const scoreOf = async (query: string) => (await ask(HOUSING, `/rings/${BOTH}${query}`)).json().score
    const before = await scoreOf('')
    const [run, record] = [casebook.lastRun()!, casebook.ring(BOTH)!]
    const later = { ...record, run: 'RUN-000099', ring: { ...record.ring, score: before + 7 } }
    casebook.saveRun({ ...run, id: 'RUN-000099' }, [later], casebook.identities(), [])
    expect(await scoreOf('')).toBe(before + 7)
    expect(await scoreOf('')).toBe(before + 7)
    expect(await scoreOf(`?run=${run.id}`)).toBe(before)
    // which run is the last one is asked every half second
    await new Promise((done) => setTimeout(done, 600))
  })
})

describe('once there are users', () => {
  it('a user of housing sees byte for byte what the seat saw, and a key of audit its own maskings', async () => {
    const tried = await ask(HOUSING, `/rings/${BOTH}`)
    const users = usersOf(bureaus)
    await users.begin()
    await users.make('wang', 'O-zj', 'O-zj/R')
    await users.make('qian', 'O-jy', 'O-jy/X')
    const [wang, qian] = [await users.logIn('wang'), await users.logIn('qian')]
    expect((await ask(undefined, `/rings/${BOTH}`, { cookie: wang })).body).toBe(tried.body)
    expect((await ask(undefined, '/lots/JT001', { cookie: wang })).statusCode).toBe(404)
    expect((await ask(undefined, `/rings/${BOTH}`, { cookie: qian })).statusCode).toBe(404)
    expect((await ask(undefined, '/quality', { cookie: qian })).statusCode).toBe(200)
    expect((await ask(HOUSING, '/rings')).statusCode).toBe(403)
    expect(bureaus.reads.some(({ why, subject }) => why === 'not_found' && subject.startsWith('U-'))).toBe(
      true,
    )
    const { secret } = createKey(bureaus.store.casebook, '审计局', 'audit', clock())
    await new Promise((done) => setTimeout(done, 600))
    expect(await shownTo({ authorization: `Bearer ${secret}`, ...PURPOSE })).toEqual([200, ...MASKED])
    expect(bureaus.reads.at(-1)).toMatchObject({ role: 'audit', purpose: '核对线索来源' })
    const police = createKey(bureaus.store.casebook, '公安局', 'police', clock()).secret
    await new Promise((done) => setTimeout(done, 600))
    expect((await shownTo({ authorization: `Bearer ${police}`, ...PURPOSE }, true))[0]).toBe(403)
  })
})
