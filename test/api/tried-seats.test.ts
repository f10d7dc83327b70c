import { afterAll, beforeAll, expect, it } from 'vitest'
import { createKey } from '../../src/access/keys.js'
import { clock, openService, type TestService } from './support.js'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())

const ask = (url: string, seat: string | undefined, more: object = {}) =>
  service.app.inject({ url, headers: { ...(seat !== undefined && { 'x-act-as': seat }) }, ...more })

it('in local mode a request tries the seat that it names', async () => {
  const me = (await ask('/api/v1/me', 'O-zj/handler')).json()
  expect(me).toMatchObject({
    id: 'O-zj/handler',
    role: 'regulator',
    seat: { office: 'O-zj', capacity: 'O-zj/R', position: 'handler' },
  })
  expect((await ask('/api/v1/me', undefined)).json()).toMatchObject({
    id: 'local',
    role: 'local',
    seat: null,
  })
})

it('a seat of the trading centre does not see the rings', async () => {
  expect((await ask('/api/v1/rings', 'O-jy/viewer')).statusCode).toBe(404)
  expect((await ask('/api/v1/quality', 'O-jy/viewer')).statusCode).toBe(200)
})

it('what was read in a tried seat is recorded under it', async () => {
  await ask('/api/v1/rings', 'O-ga/handler')
  expect(service.reads.at(-1)).toMatchObject({ subject: 'O-ga/handler', role: 'police' })
})

it('a seat that there is not is answered with those there are', async () => {
  const { statusCode, body } = await ask('/api/v1/me', 'O-nobody/handler')
  expect([statusCode, JSON.parse(body).detail]).toEqual([400, expect.stringContaining('O-zj')])
})

it('nobody tries a seat from another machine', async () => {
  const { statusCode } = await ask('/api/v1/me', 'O-zj/handler', { remoteAddress: '192.0.2.7' })
  expect(statusCode).toBe(403)
})

it('once there are keys, no seat is tried', async () => {
  const keyed = await openService()
  const { secret } = createKey(keyed.store.casebook, '公安', 'police', clock())
  const headers = { authorization: `Bearer ${secret}`, 'x-act-as': 'O-jw/leader' }
  const { statusCode, body } = await keyed.app.inject({ url: '/api/v1/me', headers })
  await keyed.close()
  expect([statusCode, JSON.parse(body).code]).toEqual([403, 'forbidden'])
})
