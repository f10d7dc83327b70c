import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { bodyCache } from '../../src/api/body-cache.js'
import { readGate } from '../../src/api/read-gate.js'

const appWith = () => {
  const gate = readGate(
    () => ({ id: 'k', name: 'k', role: 'police' }),
    bodyCache(1000),
    {
      record: () => undefined,
      acts: { write: (work) => work(), drain: async () => undefined, inRoom: {} as never },
    },
    { unlocked: () => undefined, fits: () => false, demandFew: () => undefined, count: () => undefined },
  )
  const app = Fastify()
  app.addHook('onSend', async (request, reply) => gate.requireGate(request, reply))
  let made = 0
  app.get('/through', (request, reply) =>
    gate.read(request, reply, {
      what: 'thing',
      needs: 'rings',
      cacheKey: 'k',
      load: (view) => ({ made: ++made, phone: view.value('phone', '13857012345') }),
    }),
  )
  app.get('/around', async () => ({ phone: '13857012345' }))
  return app
}

describe('the gate', () => {
  it('turns a reply that went around it into an error', async () => {
    const reply = await appWith().inject('/around')
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toContain('13857012345')
  })
  it('keeps the masked answer ready and never the one in clear', async () => {
    const app = appWith()
    const clear = () => app.inject({ url: '/through?unmask=1', headers: { 'x-purpose': 'case%2012' } })
    expect((await clear()).json()).toEqual({ made: 1, phone: '13857012345' })
    const masked = (await app.inject('/through')).json()
    expect(masked.made).toBe(2)
    expect(masked.phone).not.toBe('13857012345')
    expect((await app.inject('/through')).json()).toEqual(masked)
    const again = await clear()
    expect(again.json().made).toBe(3)
    expect(again.headers['cache-control']).toBe('no-store')
  })
})

describe('the answers kept ready', () => {
  it('stay within their bytes, least recently used first out', () => {
    const cache = bodyCache<string>(80)
    for (const key of 'abcdefgh') cache.set(key, key, 10)
    cache.get('a')
    cache.set('i', 'i', 10)
    expect([...'abcdefghi'].filter((key) => cache.get(key))).toEqual([...'acdefghi'])
    expect(cache.bytes).toBe(80)
    cache.set('big', 'big', 41)
    expect(cache.get('big')).toBeUndefined()
  })
})
