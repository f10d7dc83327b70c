import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import { FROM } from '../accounts/support.js'
import { clock, openService, type TestService } from './support.js'
import { type Users, usersOf } from './users-support.js'

let service: TestService
let users: Users
beforeAll(async () => {
  service = await openService()
  users = usersOf(service)
})
afterAll(() => service.close())

const post = (path: string, payload: unknown, headers: Record<string, string> = {}) =>
  service.app.inject({ method: 'POST', url: `/api/v1${path}`, payload: payload as object, headers })
const get = (path: string, cookie = '', headers: Record<string, string> = {}) =>
  service.app.inject({ url: `/api/v1${path}`, headers: { ...(cookie && { cookie }), ...headers } })

describe('before there are users', () => {
  it('the service answers to the local analyst, and nobody logs in by name', async () => {
    expect((await get('/me')).json()).toMatchObject({ id: 'local', seat: null })
    expect((await post('/login', { login: 'a', password: 'b' })).statusCode).toBe(409)
  })
})

describe('once there are users', () => {
  beforeAll(async () => {
    await users.begin()
    await users.make('wang', 'O-zj', 'O-zj/R')
    await users.make('qian', 'O-jy', 'O-jy/X')
  })

  it('local mode has ended: 401 without session or key', async () => {
    const { statusCode, body } = await get('/rings')
    expect([statusCode, body]).toEqual([401, expect.stringContaining('Log in')])
  })

  it('a user sees what the capacity may, under the own name, and a key still works', async () => {
    const wang = await users.logIn('wang')
    const me = (await get('/me', wang)).json()
    expect(me).toMatchObject({
      name: '王工',
      role: 'regulator',
      seat: { office: 'O-zj', capacity: 'O-zj/R', position: 'handler' },
    })
    expect(Date.parse(me.expires)).toBeGreaterThan(Date.UTC(2026, 2, 1))
    expect((await get('/rings', wang)).statusCode).toBe(200)
    expect((await get('/rings', await users.logIn('qian'))).statusCode).toBe(404)
    const { secret } = createKey(service.store.casebook, 'desk', 'police', clock())
    await new Promise((done) => setTimeout(done, 600))
    expect((await get('/rings', '', { authorization: `Bearer ${secret}` })).statusCode).toBe(200)
    expect(service.acts.some(({ act, who }) => act === 'login' && who.user === me.id)).toBe(true)
  })

  it('a session is for its browser, refuses other sites, and ends at the log-out', async () => {
    const cookie = await users.logIn('wang')
    expect((await get('/me', cookie, { 'user-agent': 'another' })).statusCode).toBe(401)
    const foreign = { cookie, origin: 'https://elsewhere.example' }
    expect(
      (await service.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: foreign })).statusCode,
    ).toBe(403)
    expect(
      (await post('/login', { login: 'wang', password: 'x' }, { 'sec-fetch-site': 'cross-site' })).statusCode,
    ).toBe(403)
    const out = await service.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie } })
    expect(out.statusCode).toBe(204)
    expect((await get('/me', cookie)).statusCode).toBe(401)
  })

  it('the first step answers alike for a known and an unknown name, the second 401 for both', async () => {
    const first = await Promise.all(
      ['wang', 'nobody'].map((login) => post('/login', { login, password: 'wrong' })),
    )
    expect(first.map(({ statusCode, headers }) => [statusCode, headers['content-length']])).toEqual([
      [200, first[0]!.headers['content-length']],
      [200, first[0]!.headers['content-length']],
    ])
    const second = await Promise.all(
      first.map((one) => post('/login/code', { ticket: one.json().ticket, code: '123456' })),
    )
    const told = second.map((one) => [one.statusCode, one.json().detail])
    expect(told).toEqual([[401, expect.stringContaining('locked')], told[0]])
    const refused = service.reads.filter(({ what, way }) => what === 'login' && way === 'deny')
    expect(refused.length).toBeGreaterThanOrEqual(2)
  })

  it('a form is refused, JSON alone is taken', async () => {
    const answer = await service.app.inject({
      method: 'POST',
      url: '/api/v1/login',
      payload: 'login=wang&password=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(answer.statusCode).toBe(415)
  })

  it('a weak password is refused with the reason', async () => {
    const answer = await post('/activation', { login: 'wang', oneTimeCode: 'A', password: 'Shengsi@2025' })
    expect(answer.statusCode).toBe(401)
  })

  it('an address has twenty attempts a minute', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => post('/login', { login: `n${i}`, password: 'x' })),
    )
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    expect(refused.length).toBeGreaterThanOrEqual(5)
    expect(FROM.ip).toBe('127.0.0.1')
  })
})
