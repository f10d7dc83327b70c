import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PHONE } from './literal-engine.js'
import { openService, type TestService } from './support.js'

let service: TestService
beforeAll(async () => {
  service = await openService()
})
afterAll(() => service.close())
const post = async (path: string, payload: object) => {
  const answer = await service.app.inject({ method: 'POST', url: `/api/v1/graph/${path}`, payload })
  return { status: answer.statusCode, text: answer.body, ...answer.json() }
}

describe('the market walked step by step', () => {
  it('tells what lies around a firm, personal values masked wherever they stand', async () => {
    const around = await post('expand', { seeds: ['bidder:A'], steps: 2 })
    expect([around.status, around.seeds[0].label]).toEqual([200, 'A桥建设有限公司'])
    expect(around.nodes.length).toBeGreaterThan(1)
    expect(around.text).not.toContain(PHONE)
    const ids = new Set([...around.seeds, ...around.nodes].map(({ id }: { id: string }) => id))
    for (const { from, to } of around.edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true])
  })
  it('goes on from a value of an answer, and adds nothing that is present', async () => {
    const { nodes } = await post('expand', { seeds: ['bidder:A'] })
    const value = nodes.find(({ type }: { type: string }) => type === 'value')
    const next = await post('expand', { seeds: [value.id], present: ['bidder:A'] })
    expect(next.nodes.map(({ id }: { id: string }) => id)).not.toContain('bidder:A')
    expect(next.nodes.length).toBe(value.degree - 1)
  })
  it('connects firms by what they share', async () => {
    const { nodes, edges } = await post('between', { nodes: ['bidder:A', 'bidder:B'], kinds: ['lock'] })
    expect(nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['lock'])
    expect(edges).toHaveLength(2)
  })
  it('refuses what is not there, too much at once, and kinds that are none', async () => {
    expect((await post('expand', { seeds: ['bidder:nobody'] })).status).toBe(404)
    expect((await post('expand', { seeds: ['bidder:A'], limit: 201 })).status).toBe(400)
    expect((await post('expand', { seeds: ['bidder:A'], kinds: ['nonsense'] })).status).toBe(400)
    expect((await post('between', { nodes: ['bidder:A'] })).status).toBe(400)
  })
  it('records whom was asked about, and of a value as written its kind alone', async () => {
    await post('expand', { seeds: [`phone:${PHONE}`, 'bidder:A'] })
    expect(service.reads.at(-1)).toMatchObject({ what: 'graph expansion', id: 'phone bidder:A' })
  })
})
