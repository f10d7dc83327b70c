import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TICKS } from '../../src/releases/step-release.js'
import { PASSWORD } from '../accounts/support.js'
import { clock, openService, type TestService } from './support.js'
import { type Users, usersOf } from './users-support.js'

let service: TestService
let users: Users
beforeAll(async () => {
  service = await openService()
  users = usersOf(service)
  await users.begin()
  await users.make('hu', 'O-ga', 'O-ga/P')
  await users.make('li', 'O-ga', 'O-ga/P', 'leader')
})
afterAll(() => service.close())

const send = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { cookie, body, from = '127.0.0.1' }: { cookie: string; body?: object; from?: string },
) =>
  service.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { cookie },
    remoteAddress: from,
    ...(body && { payload: body }),
  })

/** Lets as many minutes go by, as the clock of the service counts them. */
const wait = (minutes: number): void => {
  for (let i = 0; i < minutes * 60; i++) clock()
}
const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers['set-cookie']).split(';')[0]!

describe('a fresh code', () => {
  it('is taken before a release is confirmed, and gives the session a new token', async () => {
    const author = await users.logIn('hu')
    const body = { path: '/rings/R-000001/export?format=json', reason: '移送有关单位核查', addressee: 'O-zj' }
    const release = (await send('POST', '/releases', { cookie: author, body })).json()
    const cookie = await users.logIn('li')
    wait(6)
    const confirm = { act: 'confirm', sha256: release.file.sha256, ticks: TICKS }
    const path = `/releases/${release.id}/acts`
    const refused = await send('POST', path, { cookie, body: confirm })
    expect([refused.statusCode, refused.json().code]).toEqual([401, 'reauthenticate'])
    expect(service.reads.at(-1)).toMatchObject({ way: 'deny', why: 'reauthenticate' })
    const wrong = await send('POST', '/session/proof', { cookie, body: { code: '000000' } })
    expect([wrong.statusCode, wrong.json().code]).toEqual([401, 'unauthorised'])
    const proof = await send('POST', '/session/proof', { cookie, body: { code: users.codeOf('li') } })
    expect(proof.statusCode).toBe(204)
    const renewed = cookieOf(proof)
    expect((await send('GET', '/me', { cookie })).statusCode).toBe(401)
    expect((await send('POST', path, { cookie: renewed, body: confirm })).statusCode).toBe(200)
  })

  it('is good once, and five wrong ones lock the account', async () => {
    const cookie = await users.logIn('hu')
    const code = users.codeOf('hu')
    const proof = await send('POST', '/session/proof', { cookie, body: { code } })
    const next = cookieOf(proof)
    expect((await send('POST', '/session/proof', { cookie: next, body: { code } })).statusCode).toBe(401)
    const wrong = { cookie: next, body: { code: '000000' } }
    for (let i = 0; i < 4; i++) await send('POST', '/session/proof', wrong)
    const right = { cookie: next, body: { code: users.codeOf('hu') } }
    expect((await send('POST', '/session/proof', right)).statusCode).toBe(401)
    wait(31)
  })

  it('is asked of a session that comes from another address, which may still end', async () => {
    const cookie = await users.logIn('li')
    const from = '10.1.2.3'
    const moved = await send('GET', '/rings', { cookie, from })
    expect([moved.statusCode, moved.json().code]).toEqual([401, 'reauthenticate'])
    const proof = await send('POST', '/session/proof', { cookie, from, body: { code: users.codeOf('li') } })
    expect((await send('GET', '/rings', { cookie: cookieOf(proof), from })).statusCode).toBe(200)
    expect((await send('DELETE', '/session', { cookie: cookieOf(proof) })).statusCode).toBe(204)
  })

  it('does not make a session last longer', async () => {
    const cookie = await users.logIn('li')
    const { accounts } = service.store.casebook
    const ends = (): string[] => accounts.liveSessions().map(({ user, endsAt }) => `${user} ${endsAt}`)
    const before = ends()
    const code = users.codeOf('li')
    expect((await send('POST', '/session/proof', { cookie, body: { code } })).statusCode).toBe(204)
    expect(ends()).toEqual(before)
  })
})

describe('the own account', () => {
  it('changes its seat to another of its own, and to no other', async () => {
    users.grant('li', { capacity: 'O-ga/P', position: 'reviewer' })
    const cookie = await users.logIn('li')
    const { seats } = (await send('GET', '/me', { cookie })).json()
    expect(seats.map((one: { position: string }) => one.position)).toEqual(['leader', 'reviewer'])
    const to = (position: string) =>
      send('PUT', '/session/seat', { cookie, body: { capacity: 'O-ga/P', position } })
    expect((await to('principal')).statusCode).toBe(404)
    const changed = await to('reviewer')
    expect(changed.statusCode).toBe(204)
    const me = (await send('GET', '/me', { cookie: cookieOf(changed) })).json()
    expect(me.seat.position).toBe('reviewer')
    expect((await send('GET', '/me', { cookie })).statusCode).toBe(401)
  })

  it('changes its password by the present one; not to one of the last five, nor a weak one', async () => {
    const next = 'Wm4!harbour-Quill'
    const cookie = await users.logIn('li')
    const put = (present: string, to: string) =>
      send('PUT', '/me/password', { cookie, body: { present, next: to } })
    expect((await put('wrong', next)).statusCode).toBe(401)
    expect((await put(PASSWORD, 'Shengsi@2025')).statusCode).toBe(422)
    expect((await put(PASSWORD, PASSWORD)).statusCode).toBe(422)
    expect((await put(PASSWORD, next)).statusCode).toBe(204)
    expect((await put(next, PASSWORD)).statusCode).toBe(422)
    await expect(users.logIn('li')).rejects.toThrow()
    wait(6)
    const late = await put(next, 'Bz8?meadow-Thrush')
    expect([late.statusCode, late.json().code]).toEqual([401, 'reauthenticate'])
  })
})
