import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../src/domain/errors.js'
import { openService, type TestService } from './support.js'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())
const get = (url: string, headers = {}) => service.app.inject({ url, headers })

describe('problems', () => {
  it('answers what is not there with 404 and a problem document', async () => {
    const reply = await get('/api/v1/rings/no-such')
    expect(reply.statusCode).toBe(404)
    expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(reply.json()).toMatchObject({
      type: '/problems/not_found',
      status: 404,
      code: 'not_found',
      detail: 'There is no ring "no-such"',
    })
    expect(reply.json().instance).toMatch(/^req-/)
  })
  it('points at the field of a bad query', async () => {
    const reply = await get('/api/v1/rings?limit=-1')
    expect(reply.statusCode).toBe(400)
    expect(reply.json()).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '#/query/limit' }] })
  })
  it('names an unknown parameter, a repeated one and a wrong level', async () => {
    for (const [query, pointer] of [
      ['levle=red', '#/query/levle'],
      ['limit=1&limit=2', '#/query/limit'],
      ['level=pink', '#/query/level'],
    ]) {
      const reply = await get(`/api/v1/rings?${query}`)
      expect(reply.statusCode).toBe(400)
      expect(reply.json().errors[0].pointer).toBe(pointer)
    }
  })
  it('points into a body', async () => {
    const reply = await service.app.inject({
      method: 'POST',
      url: '/api/v1/lots/check',
      payload: { lot: {}, bids: [{ amount: { deep: 1 } }] },
    })
    expect(reply.statusCode).toBe(400)
    expect(reply.json().errors[0].pointer).toBe('#/body/bids/0/amount')
  })
  it('refuses broken JSON, a prototype key, an unknown content type and a body too large', async () => {
    const post = (payload: string, type = 'application/json') =>
      service.app.inject({
        method: 'POST',
        url: '/api/v1/lots/check',
        payload,
        headers: { 'content-type': type },
      })
    expect((await post('{')).statusCode).toBe(400)
    expect((await post('{"lot":{"__proto__":{"x":1}},"bids":[{}]}')).statusCode).toBe(400)
    expect((await post('x', 'text/csv')).json()).toMatchObject({
      status: 415,
      code: 'unsupported_media_type',
    })
    expect((await post(`{"lot":{"a":"${'x'.repeat(5 * 2 ** 20)}"}}`)).json()).toMatchObject({
      status: 413,
      code: 'too_large',
    })
  })
  it('tells nothing of an unexpected error', async () => {
    const { engine } = service.store
    const lot = engine.lot
    engine.lot = async () => {
      throw new TypeError('secret inside')
    }
    const reply = await get('/api/v1/lots/L1')
    engine.lot = async () => {
      throw new AppError('internal', 'secret inside')
    }
    const own = await get('/api/v1/lots/L1')
    engine.lot = lot
    for (const { statusCode, body } of [reply, own]) {
      expect(statusCode).toBe(500)
      expect(body).not.toContain('secret')
      expect(JSON.parse(body).code).toBe('internal')
    }
  })
  it('answers 503 while the store cannot be reached', async () => {
    const { engine } = service.store
    const lot = engine.lot
    engine.lot = async () => {
      throw new AppError('engine_unavailable', 'Cannot reach the store')
    }
    const reply = await get('/api/v1/lots/L1')
    engine.lot = lot
    expect(reply.statusCode).toBe(503)
    expect(reply.json().code).toBe('engine_unavailable')
    expect(reply.headers['retry-after']).toBe('1')
  })
  it('serves a page for every type it answers with', async () => {
    const page = await get('/problems/foreign_cursor')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('游标')
    expect((await get('/problems')).body).toContain('engine_unavailable')
    expect((await get('/problems/nonsense')).statusCode).toBe(400)
    expect((await get('/nowhere')).json()).toMatchObject({ code: 'not_found' })
  })
  it('counts requests of one asker and turns away what is too much', async () => {
    const strict = await openService({ flags: { limits: { requestsPerSecond: 2, loopDelayMs: 0 } } })
    const codes = []
    for (let i = 0; i < 4; i++) codes.push((await strict.app.inject('/livez')).statusCode)
    const last = await strict.app.inject('/livez')
    await strict.close()
    expect(codes.filter((code) => code === 200).length).toBe(2)
    expect(last.json()).toMatchObject({ status: 429, code: 'rate_limited' })
  })
})
