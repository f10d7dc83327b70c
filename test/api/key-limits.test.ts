import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeKey } from '../../src/access/key-desk.js'
import { demandUsable } from '../../src/access/key-limits.js'
import type { KeyLimits } from '../../src/casebook/casebook.js'
import { clock, openService, type TestService } from './support.js'
import { CANARIES, openBureaus } from './two-bureaus.js'
import { type Users, usersOf } from './users-support.js'

let service: TestService
beforeEach(async () => {
  service = await openService()
})
afterEach(() => service.close())

const made = (limits: KeyLimits, role?: string): string =>
  makeKey(service.store.casebook, { name: '市平台', role, limits }, undefined, clock()).secret

const ask = async (secret: string, path: string, from = '127.0.0.1') => {
  const { statusCode, body } = await service.app.inject({
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${secret}` },
    remoteAddress: from,
  })
  return { status: statusCode, body, json: body === '' ? null : JSON.parse(body) }
}

describe('a key of a program', () => {
  it('sees what its capacity sees, cut to the industries it was given', async () => {
    const bureaus = await openBureaus()
    try {
      const keyFor = (limits: KeyLimits) =>
        makeKey(bureaus.store.casebook, { name: '市平台', limits }, undefined, clock()).secret
      const [police, transport, housing, exchange] = [
        ...[keyFor({ capacity: 'O-ga/P' }), keyFor({ capacity: 'O-jt/R', industries: ['transport'] })],
        ...[keyFor({ capacity: 'O-zj/R' }), keyFor({ capacity: 'O-jy/X' })],
      ]
      const seen = async (secret: string, path = '/rings?level=red,yellow,green') => {
        const headers = { authorization: `Bearer ${secret}` }
        return bureaus.app.inject({ url: `/api/v1${path}`, headers })
      }
      const idsOf = async (secret: string) =>
        (await seen(secret)).json().data.map(({ id }: { id: string }) => id)
      expect(await idsOf(police!)).toEqual(['R-000001', 'R-000002'])
      expect(await idsOf(transport!)).toEqual(['R-000001', 'R-000002'])
      expect(await idsOf(housing!)).toEqual(['R-000001'])
      for (const path of ['/rings/R-000001', '/lots', '/bidders', '/search?q=TEST'])
        for (const canary of CANARIES)
          expect([path, canary, (await seen(housing!, path)).body.includes(canary)]).toEqual([
            path,
            canary,
            false,
          ])
      expect((await seen(housing!, '/rings/R-000002')).statusCode).toBe(404)
      expect((await seen(exchange!)).statusCode).toBe(404)
    } finally {
      await bureaus.close()
    }
    for (const limits of [
      { capacity: 'O-zj/R', industries: ['transport'] },
      { industries: ['housing'] },
      { capacity: 'O-zj/Z' },
    ])
      expect(() => made(limits)).toThrow(/capacity/)
  }, 30_000)

  it('is shown the classes of fields that are frozen in it, and nothing of others', async () => {
    const own = [made({}, 'police'), made({ fields: ['open', 'work', 'contact'] }, 'police')]
    const secret = made({ fields: ['open'] }, 'police')
    const [whole, frozen] = await Promise.all(own.map((one) => ask(one, '/rings/R-000001')))
    const values = ({ json }: Awaited<ReturnType<typeof ask>>): [string, string][] =>
      json.evidence.flatMap(({ kind, value }: { kind: string; value: string }) =>
        value === null ? [] : [[kind, value]],
      )
    expect(Object.fromEntries(values(whole!)).lock).not.toBe('***')
    for (const [kind, value] of values(frozen!))
      expect([kind, value === '***']).toEqual([kind, !['phone', 'email'].includes(kind)])
    expect((await ask(secret, '/rings')).status).toBe(404)
    expect((await ask(secret, '/me')).status).toBe(200)
  })

  it('is over after its last day, and good on it', async () => {
    const secret = made({ untilDay: '2026-03-01' }, 'police')
    expect((await ask(secret, '/rings')).status).toBe(200)
    const late = new Date('2026-03-01T16:00:00.000Z')
    const [key] = service.store.casebook.keys()
    expect(() => demandUsable(key!, '127.0.0.1', late)).toThrow('its last day has passed')
    expect(() => made({ untilDay: '2026-02-28' }, 'police')).toThrow('before today')
  })

  it('is used from its own addresses alone, in either notation', async () => {
    const secret = made({ addresses: ['10.1.0.0/16', '2001:db8::/32'] }, 'police')
    for (const [from, status] of [
      ['10.1.2.3', 200],
      ['::ffff:10.1.2.3', 200],
      ['2001:db8::1', 200],
      ['10.2.0.1', 403],
      ['2001:db9::1', 403],
    ] as const)
      expect([from, (await ask(secret, '/rings', from)).status]).toEqual([from, status])
    for (const address of ['10.1', '10.1.0.0/33', 'host', '10.1.0.0/16/2'])
      expect(() => made({ addresses: [address] }, 'police')).toThrow('no address')
  })

  it('has its standing purpose in the record of each call, unless a call states another', async () => {
    const secret = made({ capacity: 'O-zj/R', purpose: '省平台每日比对' })
    await ask(secret, '/rings')
    await service.app.inject({
      url: '/api/v1/rings',
      headers: { authorization: `Bearer ${secret}`, 'x-purpose': encodeURIComponent('专项核对') },
    })
    expect(service.reads.slice(-2).map(({ purpose, office }) => [purpose, office])).toEqual([
      ['省平台每日比对', 'O-zj'],
      ['专项核对', 'O-zj'],
    ])
  })

  it('acts on nothing, and takes no part in releases', async () => {
    const secret = made({ capacity: 'O-xt/C' })
    const post = (path: string, payload: object) =>
      service.app.inject({
        ...{ method: 'POST', url: `/api/v1${path}`, payload },
        headers: { authorization: `Bearer ${secret}` },
      })
    const release = { path: '/rings/R-000001/export?format=csv', reason: '移送有关单位', addressee: 'O-ga' }
    expect((await post('/releases', release)).statusCode).toBe(403)
    expect((await post('/keys', { name: 'x', role: 'police' })).statusCode).toBe(403)
  })
})

describe('keys once there are users', () => {
  let users: Users
  const as = async (login: string, path: string, payload?: object) => {
    const { statusCode, body } = await service.app.inject({
      ...{ method: payload ? 'POST' : 'GET', url: `/api/v1${path}` },
      headers: { cookie: await users.logIn(login) },
      ...(payload && { payload }),
    })
    return { status: statusCode, json: JSON.parse(body) }
  }

  it('are made by the security administrator, and good once another, a leader, has approved them', async () => {
    users = usersOf(service)
    await users.begin()
    await users.activate('secadmin')
    await users.make('lead', 'O-zj', 'O-zj/R', 'leader')
    await users.make('other', 'O-jt', 'O-jt/R', 'leader')
    const wanted = { name: '市平台', capacity: 'O-zj/R', industries: ['housing'], untilDay: '2027-01-01' }
    expect((await as('lead', '/keys', wanted)).status).toBe(403)
    const { json: key, status } = await as('secadmin', '/keys', wanted)
    expect([status, key.state]).toEqual([201, 'waiting'])
    expect(await ask(key.secret, '/rings')).toMatchObject({ status: 401 })
    const acts = `/keys/${key.id}/acts`
    expect((await as('secadmin', acts, { act: 'approve' })).status).toBe(403)
    expect((await as('other', acts, { act: 'approve' })).status).toBe(404)
    expect((await as('lead', '/keys')).json.data).toMatchObject([{ id: key.id, acts: ['approve'] }])
    expect((await as('lead', acts, { act: 'approve' })).json).toMatchObject({ state: 'good', acts: [] })
    await new Promise((done) => setTimeout(done, 600))
    expect((await ask(key.secret, '/rings')).status).toBe(200)
    expect((await ask(key.secret, '/rings/R-000001/export?format=csv')).json.code).toBe('not_released')
    expect((await as('secadmin', acts, { act: 'revoke' })).json.state).toBe('revoked')
    await new Promise((done) => setTimeout(done, 600))
    expect((await ask(key.secret, '/rings')).status).toBe(401)
  }, 30_000)
})
