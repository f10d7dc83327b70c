import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import { zipEntries } from '../../src/formats/zip-entries.js'
import { deskOf } from '../../src/handling/desk.js'
import { foundCopy } from '../../src/releases/released-zip.js'
import { TICKS } from '../../src/releases/step-release.js'
import { checkedLead, LI, makeLead } from '../handling/support.js'
import { LEAVING, OWN_LIST, OWN_PAPER, STAYING } from '../support/leaving.js'
import { clock } from './support.js'
import { type Bureaus, openBureaus } from './two-bureaus.js'
import { type Users, usersOf } from './users-support.js'

const RING = 'R-000001'
const EXPORT = `/rings/${RING}/export?format=json`
let bureaus: Bureaus
let users: Users
let before: number
let transfer: string
let lead: string
let paper: Awaited<ReturnType<Bureaus['app']['inject']>>
const cookies: Record<string, string> = {}
beforeAll(async () => {
  bureaus = await openBureaus()
  before = (await bureaus.app.inject({ url: `/api/v1${EXPORT}` })).statusCode
  const { casebook } = bureaus.store
  const desk = deskOf(casebook)
  const parent = checkedLead({ casebook, desk, close: () => undefined }, clock().toISOString(), 'confirmed')
  const tried = { 'x-act-as': LI }
  lead = parent
  const made = await bureaus.app.inject({
    ...{ method: 'POST', url: '/api/v1/items', headers: tried, payload: { kind: 'TP', parent } },
  })
  transfer = made.json().id
  paper = await bureaus.app.inject({ url: `/api/v1/items/${transfer}/document.docx`, headers: tried })
  users = usersOf(bureaus)
  await users.begin()
  for (const [login, office, position] of [
    ['hu', 'O-ga/P', 'handler'],
    ['li', 'O-ga/P', 'leader'],
    ['xu', 'O-xt/C', 'leader'],
    ['wang', 'O-zj/R', 'handler'],
  ] as const) {
    await users.make(login, office.split('/')[0]!, office, position)
    cookies[login] = await users.logIn(login)
  }
}, 60_000)
afterAll(() => bureaus.close())

type Operation = { responses?: Record<string, { content?: Record<string, unknown> }> }

/** An answer that is a file: of another form than JSON, or under an address that says so. */
const isFile = (path: string, { responses = {} }: Operation): boolean => {
  const types = Object.entries(responses).flatMap(([status, { content = {} }]) =>
    status.startsWith('2') ? Object.keys(content) : [],
  )
  const isOther = types.some((type) => !/^(application\/json|text\/event-stream)$/.test(type))
  return isOther ? !types.includes('text/event-stream') : path.endsWith('/file')
}

const numberOf = (id: string): number => Number(id.slice(-6))

const ask = (
  login: string,
  path: string,
  {
    body,
    headers = {},
    method = body ? 'POST' : 'GET',
  }: { body?: object; headers?: object; method?: string } = {},
) =>
  bureaus.app.inject({
    method: method as 'GET',
    url: `/api/v1${path}`,
    headers: { cookie: cookies[login]!, ...headers },
    ...(body && { payload: body }),
  })

const drafted = async (over: object = {}) =>
  ask('hu', '/releases', { body: { path: EXPORT, reason: '移送有关单位核查', addressee: 'O-zj', ...over } })

const decide = async (
  login: string,
  { id, file }: { id: string; file: { sha256: string } },
  over: object = {},
) => {
  const body = { act: 'confirm', sha256: file.sha256, ticks: TICKS, ...over }
  const answer = await ask(login, `/releases/${id}/acts`, { body })
  return [answer.statusCode, answer.json().code ?? answer.json().state]
}

it('where nobody logs in, files are had as they are', () => expect(before).toBe(200))

it('a bureau prints the paper of its own transfer, made of what it sees', () => {
  expect([paper.statusCode, paper.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})

describe('where people log in', () => {
  it('no file leaves without a release, by any address that has files', async () => {
    const files = Object.entries(bureaus.app.swagger().paths ?? {}).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Operation>).flatMap(([method, operation]) =>
        path.startsWith('/api/v1') && isFile(path, operation)
          ? [`${method.toUpperCase()} ${path.slice('/api/v1'.length)}`]
          : [],
      ),
    )
    expect(files.sort()).toEqual([...Object.keys(LEAVING), ...STAYING].sort())
    const asks = Object.entries(LEAVING).map(([route, { query = '', body }]) => {
      const [method, path] = route.split(' ') as [string, string]
      const items = path.endsWith('document.docx') ? transfer : lead
      const ids = { rings: RING, leads: lead, items, reports: 'REP-000001' } as Record<string, string>
      const id = ids[path.split('/')[1]!] ?? 'X-2026-000001'
      return {
        route,
        method,
        path: path.replace('{id}', id).replace('{attachment}', 'AT-000001') + query,
        body,
      }
    })
    const stated = ['', '现场核查', 'ref=LD-2026-999999;why=现场核查']
    for (const [i, { route, method, path, body }] of asks.entries()) {
      const why = route === OWN_LIST ? '' : stated[i % stated.length]!
      const headers = why === '' ? {} : { 'x-purpose': encodeURIComponent(why) }
      const login = route === OWN_PAPER ? 'wang' : 'hu'
      const answer = await ask(login, path, { method, ...(body && { body }), headers })
      expect([route, answer.statusCode, answer.json().code]).toEqual([route, 403, 'not_released'])
    }
  })

  it('what is only looked at says on its page that it is a draft', async () => {
    const { body, statusCode } = await ask('hu', `/letters/police-notice/preview?ring=${RING}&lang=zh`)
    expect([statusCode, body.includes('草稿·不得外发')]).toEqual([200, true])
  })

  it('nor does a key of a program have a file', async () => {
    const { secret } = createKey(bureaus.store.casebook, '公安', 'police', clock())
    await new Promise((done) => setTimeout(done, 600))
    const headers = { authorization: `Bearer ${secret}` }
    expect((await bureaus.app.inject({ url: `/api/v1${EXPORT}`, headers })).statusCode).toBe(403)
    expect((await bureaus.app.inject({ url: '/api/v1/releases', headers })).statusCode).toBe(403)
  })

  it('a list of the own work and the sheet of an own lead are drafts for the own office', async () => {
    const stating = (text: string) => ({ headers: { 'x-purpose': encodeURIComponent(text) } })
    const list = await ask('hu', '/items.xlsx?kind=LD', stating('例会对照'))
    expect(list.statusCode).toBe(200)
    expect(decodeURIComponent(String(list.headers['content-disposition']))).toContain('草稿·不得外发')
    const { work } = bureaus.store.casebook
    const { id } = bureaus.store.casebook.accounts.userByLogin('hu')!
    const sheet = (why: string) => ask('hu', `/leads/${lead}/sheet.docx`, stating(why))
    expect((await sheet('现场核查')).json().code).toBe('not_released')
    expect((await sheet(`ref=${lead};why=现场核查`)).json().code).toBe('not_released')
    const item = work.item(lead)!
    work.transact(() => {
      work.changeItem({ ...item, host: 'O-ga', state: 'checking' })
      work.addPerson(lead, { user: id, part: 'handler' }, clock().toISOString())
    })
    const taken = await sheet(`ref=${lead};why=现场核查`)
    expect(taken.statusCode).toBe(200)
    const head = zipEntries(taken.rawPayload).find(({ name }) => name.endsWith('header-release.xml'))
    expect(Buffer.from(head!.bytes).toString()).toContain('草稿·不得外发')
    expect(decodeURIComponent(String(taken.headers['content-disposition']))).toContain('草稿·不得外发')
  })

  it('the exact bytes are kept, decided by two others, and taken once a copy', async () => {
    const answer = await drafted()
    expect(answer.statusCode).toBe(201)
    const release = answer.json()
    expect(release).toMatchObject({
      kind: 'named',
      state: 'drafted',
      persons: 2,
      next: ['leader·O-ga', 'principal·O-ga'],
      acts: ['withdraw'],
    })
    expect(await decide('hu', release)).toEqual([403, 'forbidden'])
    expect(await decide('xu', release)).toEqual([403, 'forbidden'])
    expect((await ask('hu', `/releases/${release.id}/file`, { method: 'POST' })).json().code).toBe(
      'not_released',
    )
    const looked = await ask('li', `/releases/${release.id}/content`)
    const sha256 = createHash('sha256').update(looked.rawPayload).digest('hex')
    expect(sha256).toBe(release.file.sha256)
    expect(await decide('li', release, { ticks: [] })).toEqual([409, 'precondition_missing'])
    expect(await decide('li', release, { sha256: 'f'.repeat(64) })).toEqual([412, 'stale'])
    expect(await decide('li', release)).toEqual([200, 'drafted'])
    expect(await decide('li', release)).toEqual([403, 'forbidden'])
    expect(await decide('xu', release)).toEqual([200, 'released'])
    expect((await ask('hu', `/releases/${release.id}/file`, { method: 'HEAD' })).statusCode).toBe(405)
    const copy = await ask('hu', `/releases/${release.id}/file`, { method: 'POST' })
    const found = foundCopy(copy.rawPayload)!
    expect([found.ok, Buffer.from(found.file.bytes).equals(looked.rawPayload)]).toEqual([true, true])
    expect(found.note).toMatchObject({
      release: release.id,
      copy: 1,
      copies: 1,
      addressee: release.addressee,
    })
    expect(copy.headers['x-release']).toContain(`${release.id}; copy=1; of=1`)
    expect((await ask('hu', `/releases/${release.id}/file`, { method: 'POST' })).json().code).toBe(
      'not_released',
    )
    expect(looked.body).toContain(`${release.id} 移送有关单位核查`)
  })

  it('each copy of a workbook says which it is, and who took it', async () => {
    const path = `/rings/${RING}/export?format=xlsx`
    const release = (await drafted({ path, copies: 2 })).json()
    await decide('li', release)
    await decide('xu', release)
    const { id: user } = (await ask('hu', '/me')).json()
    for (const copy of [1, 2]) {
      const taken = await ask('hu', `/releases/${release.id}/file`, {
        ...{ method: 'POST', headers: { 'accept-language': 'zh' } },
      })
      const first = zipEntries(taken.rawPayload).find(({ name }) => name.endsWith('sheet-release.xml'))
      const text = Buffer.from(first!.bytes).toString()
      for (const said of ['内部资料 · 线索不等于认定', `${release.id} · 第 ${copy} 份，共 2 份`, user])
        expect([copy, text.includes(said)]).toEqual([copy, true])
    }
  })

  it('one that is not theirs is to others as one that there is not', async () => {
    const { id } = (await drafted()).json()
    const told = async (one: string) => {
      const answer = await ask('wang', `/releases/${one}`)
      return [answer.statusCode, answer.json().detail.replace(one, 'RL')]
    }
    expect(await told(id)).toEqual(await told('RL-2026-999999'))
    expect((await ask('wang', '/releases')).json().data).toEqual([])
    expect((await ask('xu', '/releases?limit=1')).json().data[0]).toMatchObject({ id, author: 'O-ga' })
    expect(await decide('hu', (await ask('hu', `/releases/${id}`)).json(), { act: 'withdraw' })).toEqual([
      200,
      'withdrawn',
    ])
  })

  it('what is no file that could leave, or not there, makes no release', async () => {
    expect((await drafted({ path: '/me' })).statusCode).toBe(400)
    expect((await drafted({ path: '/rings/R-999999/export?format=json' })).statusCode).toBe(404)
    expect((await drafted({ path: '/../admin' })).statusCode).toBe(400)
    expect((await drafted({ path: '/jobs/JOB-000001/events' })).statusCode).toBe(400)
    const mine = { body: { path: '/me', reason: '移送有关单位核查', addressee: 'x' } }
    expect(
      (await ask('hu', '/releases', { ...mine, headers: { 'x-release-draft': 'guess' } })).statusCode,
    ).toBe(400)
  })

  it('whoever handles the case has a masked draft for the own office', async () => {
    const desk = deskOf(bureaus.store.casebook)
    const at = clock().toISOString()
    const lead = makeLead({ desk }, at, { origin: { kind: 'ring', ring: RING, at }, lots: [] })
    const user = (await ask('hu', '/me')).json().id
    desk.work.transact(() => desk.work.addPerson(lead.id, { user, part: 'handler' }, at))
    const headers = { 'x-purpose': encodeURIComponent(`ref=${lead.id};why=案前研判`) }
    const answer = await ask('hu', EXPORT, { headers })
    expect(answer.statusCode).toBe(200)
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('草稿·不得外发')
    expect(answer.body).not.toContain('13805701234')
    expect((await ask('li', EXPORT, { headers })).statusCode).toBe(403)
    expect((await ask('hu', `${EXPORT}&unmask=1`, { headers })).statusCode).toBe(403)
  })

  it('is drafted, decided and taken with its entry in the audit log, or not at all', async () => {
    const { releases, work } = bureaus.store.casebook
    for (const login of ['hu', 'li', 'xu']) cookies[login] = await users.logIn(login)
    const failing = async (request: () => Promise<{ statusCode: number }>) => {
      const { putOut } = work
      work.putOut = () => {
        throw new Error('The disk is full')
      }
      const { statusCode } = await request()
      work.putOut = putOut
      return statusCode
    }
    const all = () => releases.releases({ limit: 100 }).map((one) => [one, releases.releaseSteps(one.id)])
    const before = all()
    expect([await failing(() => drafted()), all()]).toEqual([500, before])
    expect((await drafted({ path: '/rings/R-999999/export?format=csv' })).statusCode).toBe(404)
    const release = (await drafted({ path: `/leads/${lead}/sheet.docx` })).json()
    // what was not kept has taken no number
    expect(numberOf(release.id)).toBe(numberOf(releases.releases({ limit: 2 })[1]!.id) + 1)
    const waiting = all()
    const body = { act: 'confirm', sha256: release.file.sha256, ticks: TICKS }
    const confirm = () => ask('li', `/releases/${release.id}/acts`, { body })
    expect([await failing(confirm), all()]).toEqual([500, waiting])
    await confirm()
    await decide('xu', release)
    const take = () => ask('hu', `/releases/${release.id}/file`, { method: 'POST' })
    const released = all()
    expect([await failing(take), all()]).toEqual([500, released])
    expect([(await take()).statusCode, releases.release(release.id)!.taken]).toEqual([200, 1])
  })

  it('two that are drafted at once have two numbers, and each file its own', async () => {
    const { releases } = bureaus.store.casebook
    const both = await Promise.all([drafted(), drafted()])
    const ids = both.map((one) => one.json().id as string)
    expect(both.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(String(releases.releaseFile(id))).toContain(`${id} 移送有关单位核查`)
  })
})
