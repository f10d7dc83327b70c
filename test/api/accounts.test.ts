import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf } from '../../src/handling/desk.js'
import { PASSWORD } from '../accounts/support.js'
import { makeLead } from '../handling/support.js'
import { openService, type TestService } from './support.js'
import { type Users, usersOf } from './users-support.js'

let service: TestService
let users: Users
/** A lead of coordination and one of the commission, before there are users. */
let open = ''
beforeAll(async () => {
  service = await openService()
  open = makeLead({ desk: deskOf(service.store.casebook) }, '2026-02-13T01:00:00.000Z').id
})
afterAll(() => service.close())

interface Given {
  cookie?: string
  seat?: string
  body?: object
}
const send = async (method: 'GET' | 'POST' | 'DELETE', path: string, given: Given = {}) => {
  const { cookie, seat, body } = given
  const answer = await service.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...(cookie && { cookie }), ...(seat && { 'x-act-as': seat }) },
    ...(body && { payload: body }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() }
}

describe('a case', () => {
  const INSPECTION = 'O-xc/handler'
  const wanted = (more: object = {}) => ({
    ...{ kind: 'case', item: open, office: 'O-xc', toDay: '2026-05-01', basis: '巡察函〔2026〕3号' },
    ...more,
  })

  it('is opened to an office that acts by case by two leaders, seen there alone, and ended at once', async () => {
    expect((await send('GET', `/items/${open}`, { seat: INSPECTION })).status).toBe(404)
    const asked = await send('POST', '/grants', { seat: 'O-xt/leader', body: wanted() })
    expect([asked.status, asked.body.state, asked.body.acts]).toEqual([201, 'asked', ['withdraw']])
    const acts = `/grants/${asked.body.id}/acts`
    expect((await send('POST', acts, { seat: 'O-xt/leader', body: { act: 'approve' } })).status).toBe(403)
    expect((await send('POST', acts, { seat: 'O-zj/leader', body: { act: 'approve' } })).status).toBe(404)
    expect((await send('GET', `/items/${open}`, { seat: INSPECTION })).status).toBe(404)
    expect((await send('POST', acts, { seat: 'O-jw/leader', body: { act: 'approve' } })).status).toBe(200)
    expect((await send('GET', `/items/${open}`, { seat: INSPECTION })).status).toBe(200)
    expect((await send('GET', `/items/${open}`, { seat: 'O-fy/handler' })).status).toBe(404)
    expect((await send('GET', '/rings/R-000001', { seat: INSPECTION })).status).toBe(404)
    expect((await send('POST', acts, { seat: 'O-xt/leader', body: { act: 'end' } })).body.grant.state).toBe(
      'ended',
    )
    expect((await send('GET', `/items/${open}`, { seat: INSPECTION })).status).toBe(404)
  })

  it('is opened for ninety days at most, to no office that reads leads anyway, by no handler', async () => {
    const refused = async (seat: string, more: object) => {
      const { status, body } = await send('POST', '/grants', { seat, body: wanted(more) })
      return [status, body.code]
    }
    expect(await refused('O-xt/leader', { toDay: '2026-12-31' })).toEqual([400, 'invalid_input'])
    expect(await refused('O-xt/leader', { office: 'O-zj' })).toEqual([400, 'invalid_input'])
    expect(await refused('O-xt/handler', {})).toEqual([403, 'forbidden'])
    expect(await refused('O-zj/leader', {})).toEqual([404, 'not_found'])
  })
})

describe('once there are users', () => {
  let [system, security] = ['', '']
  beforeAll(async () => {
    users = usersOf(service)
    await users.begin()
    await users.activate('sysadmin')
    await users.activate('secadmin')
    await users.make('hu', 'O-ga', 'O-ga/P', 'leader')
    system = await users.logIn('sysadmin')
    security = await users.logIn('secadmin')
  })

  const made = async (login: string) => {
    const body = { login, name: '王工', office: 'O-zj' }
    expect((await send('POST', '/users', { cookie: security, body })).status).toBe(403)
    const { status, body: issued } = await send('POST', '/users', { cookie: system, body })
    expect(status).toBe(201)
    return issued.code as string
  }
  const ask = (cookie: string, body: object) => send('POST', '/grants', { cookie, body })
  const decide = (cookie: string, id: string, act: string, note = '') =>
    send('POST', `/grants/${id}/acts`, { cookie, body: { act, note } })

  it('an account works once one asked for its position and another granted it, and not before', async () => {
    const oneTimeCode = await made('wang')
    const activate = () =>
      send('POST', '/activation', { body: { login: 'wang', oneTimeCode, password: PASSWORD } })
    expect((await activate()).status).toBe(409)
    const position = {
      kind: 'position',
      user: 'wang',
      capacity: 'O-zj/R',
      position: 'handler',
      basis: '任命1号',
    }
    expect((await ask(security, position)).status).toBe(403)
    const preview = await send('POST', '/access/preview/seats', {
      cookie: security,
      body: { user: 'wang', add: { capacity: 'O-zj/R', position: 'handler' } },
    })
    expect(preview.body).toMatchObject({ before: [], after: ['housing@330922'] })
    expect(preview.body.changes).toContainEqual({
      ...{ table: 'resource', name: 'ring', before: '–', after: 'touch', effect: 'gains' },
    })
    const { body: request } = await ask(system, position)
    expect((await ask(system, position)).status).toBe(409)
    expect((await decide(system, request.id, 'approve')).status).toBe(403)
    expect((await send('GET', '/grants', { cookie: security })).body.data[0].acts).toEqual([
      'approve',
      'refuse',
    ])
    expect((await decide(security, request.id, 'approve')).status).toBe(200)
    expect((await decide(security, request.id, 'approve')).status).toBe(403)
    const { positions } = (await send('GET', '/users', { cookie: security })).body.data.at(-1)
    expect(positions[0]).toMatchObject({ position: 'handler', approvedBy: 'U-000001', grantedBy: 'U-000002' })
    expect((await activate()).status).toBe(200)
  })

  it('a lost second factor is given anew by two, and ends session, password and codes of before', async () => {
    await users.make('zhao', 'O-zj', 'O-zj/R')
    const cookie = await users.logIn('zhao')
    const { body: request } = await ask(system, { kind: 'reset', user: 'zhao', basis: '手机遗失' })
    const { body } = await decide(security, request.id, 'approve')
    expect(body.code).toMatch(/^[0-9A-Z-]{19}$/)
    expect((await send('GET', '/me', { cookie })).status).toBe(401)
    const { ticket } = (await send('POST', '/login', { body: { login: 'zhao', password: PASSWORD } })).body
    const again = await send('POST', '/login/code', { body: { ticket, code: users.codeOf('zhao') } })
    expect(again.status).toBe(401)
    const next = { login: 'zhao', oneTimeCode: body.code, password: `${PASSWORD}-2` }
    expect((await send('POST', '/activation', { body: next })).status).toBe(200)
  })

  it('the leader of an office asks for its people and for no others, and grants nothing', async () => {
    await users.make('sun', 'O-ga', 'O-ga/P')
    const leader = await users.logIn('hu')
    const position = {
      kind: 'position',
      user: 'sun',
      capacity: 'O-ga/P',
      position: 'clerk',
      basis: '任命2号',
    }
    expect((await ask(leader, { ...position, user: 'wang' })).status).toBe(404)
    expect((await ask(leader, { ...position, user: 'hu' })).status).toBe(403)
    const { body: request } = await ask(leader, position)
    expect(request.acts).toEqual(['withdraw'])
    const refusal = await decide(security, request.id, 'refuse')
    expect([refusal.status, refusal.body.code]).toEqual([400, 'invalid_input'])
    expect((await decide(security, request.id, 'refuse', '无此编制')).body.grant.state).toBe('refused')
  })

  it('the security administrator sees and ends any session, others the own one', async () => {
    const leader = await users.logIn('hu')
    const own = (await send('GET', '/sessions', { cookie: leader })).body.data
    expect(own.map(({ user, own: mine }: { user: string; own: boolean }) => [user, mine])).toEqual([
      ['U-000004', true],
    ])
    const all = (await send('GET', '/sessions', { cookie: security })).body.data
    expect(all.length).toBeGreaterThan(1)
    const other = all.find(({ user }: { user: string }) => user === 'U-000002')
    expect((await send('DELETE', `/sessions/${other.id}`, { cookie: leader })).status).toBe(404)
    expect((await send('DELETE', `/sessions/${own[0].id}`, { cookie: security })).status).toBe(204)
    expect((await send('GET', '/me', { cookie: leader })).status).toBe(401)
  })

  it('a locked account is out at once, and nobody locks the own one', async () => {
    const cookie = await users.logIn('sun')
    const list = (await send('GET', '/users', { cookie: security })).body.data
    const named = (login: string) => list.find((user: { login: string }) => user.login === login)
    expect(named('secadmin').acts).toEqual([])
    expect((await send('GET', '/users', { cookie })).body.data).toHaveLength(1)
    const lock = await send('POST', `/users/${named('sun').id}/acts`, {
      ...{ cookie: security, body: { act: 'lock' } },
    })
    expect([lock.body.state, lock.body.acts]).toEqual(['locked', ['unlock']])
    expect((await send('GET', '/me', { cookie })).status).toBe(401)
  })

  const acts = (cookie: string): [string, string, 'POST' | 'DELETE', object | undefined, string?][] => [
    ['createUser', '/users', 'POST', { login: 'qian', name: '钱工', office: 'O-zj' }, system],
    ['actOnUser', '/users/U-000004/acts', 'POST', { act: 'unlock' }],
    ['askGrant', '/grants', 'POST', { kind: 'reset', user: 'U-000004', basis: '手机遗失' }, system],
    ['createKey', '/keys', 'POST', { name: '市平台', role: 'regulator' }],
    ['proveSession', '/session/proof', 'POST', { code: users.codeOf('hu') }, cookie],
    ['logout', '/session', 'DELETE', undefined, cookie],
  ]

  it('what cannot be entered in the audit log is not done', async () => {
    const { work, accounts, ...casebook } = service.store.casebook
    const held = () => [
      ...[accounts.users(), accounts.allPositions(), accounts.grantRequests(), casebook.keys()],
      accounts.liveSessions().map(({ hash }) => hash),
    ]
    const leader = await users.logIn('hu')
    const before = held()
    const { putOut } = work
    work.putOut = () => {
      throw new Error('The disk is full')
    }
    for (const [act, path, method, body, cookie = security] of acts(leader)) {
      const { status } = await send(method, path, { cookie, ...(body && { body }) })
      expect([act, status, held()]).toEqual([act, 500, before])
    }
    const { ticket } = (await send('POST', '/login', { body: { login: 'hu', password: PASSWORD } })).body
    const login = await send('POST', '/login/code', { body: { ticket, code: users.codeOf('hu') } })
    work.putOut = putOut
    expect([login.status, held()]).toEqual([500, before])
  })

  it('each act leaves one entry, of what it made; what is refused or fails leaves one that says so', async () => {
    security = await users.logIn('secadmin')
    system = await users.logIn('sysadmin')
    const [done, asked] = [service.acts.length, service.reads.length]
    for (const [, path, method, body, cookie = security] of acts('').slice(0, 4))
      expect((await send(method, path, { cookie, ...(body && { body }) })).status).toBeLessThan(300)
    const left = service.acts.slice(done)
    expect(left.map(({ act, id, who, outcome }) => [act, id?.slice(0, 2), who.user, outcome])).toEqual([
      ['createUser', 'U-', 'U-000001', 'allowed'],
      ['actOnUser', 'U-', 'U-000002', 'allowed'],
      ['askGrant', 'GR', 'U-000001', 'allowed'],
      ['createKey', left[3]!.id!.slice(0, 2), 'U-000002', 'allowed'],
    ])
    expect(service.store.casebook.keys().map(({ id }) => id)).toContain(left[3]!.id)
    expect(service.reads.slice(asked)).toEqual([])
    const again = { login: 'qian', name: '钱工', office: 'O-zj' }
    expect((await send('POST', '/users', { cookie: system, body: again })).status).toBe(409)
    expect((await send('POST', '/users', { cookie: security, body: again })).status).toBe(403)
    expect(service.reads.slice(asked).map(({ way, outcome, why }) => [way, outcome, why])).toEqual([
      ['act', 'failed', 'conflict'],
      ['deny', 'denied', 'forbidden'],
    ])
    expect([service.acts.length - done, service.store.casebook.work.outbox()]).toEqual([4, []])
  })

  it('the matrix is told to anybody with every route, and a draft of it says who gains', async () => {
    const cookie = await users.logIn('hu')
    const { body } = await send('GET', '/access/matrix', { cookie })
    expect(body.routes.length).toBeGreaterThan(100)
    const rings = body.routes.find(({ path }: { path: string }) => path === '/api/v1/rings')
    expect(rings.cells).toMatchObject({ P: 'there', X: 'absent', Se: 'absent' })
    const csv = body.csv.replace(/^ring,.*$/m, (line: string) => line.replace(/,–,granted/, ',all,granted'))
    expect(csv).not.toBe(body.csv)
    const { changes } = (await send('POST', '/access/preview', { cookie, body: { csv } })).body
    expect(changes).toEqual([
      {
        ...{ table: 'resource', name: 'ring', standing: 'X', before: '–', after: 'all', effect: 'gains' },
        offices: expect.arrayContaining(['县政务服务办']),
      },
    ])
  })
})
