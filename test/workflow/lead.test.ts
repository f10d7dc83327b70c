import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../src/workflow/definition.js'
import { LEAD } from '../../src/workflow/definitions/lead.js'
import type { Facts } from '../../src/workflow/guards.js'
import { type Asked, actsFor, type Item, type Subject, step } from '../../src/workflow/step.js'
import { undone } from '../../src/workflow/undo.js'

const FACTS: Facts = {
  hosts: ['O-zj', 'O-jt'],
  routed: 'O-zj',
  returns: 0,
  returnOver: false,
  people: ['a', 'b'],
}
const NEW: Item = { state: 'new', version: 1, host: null }
const DISPATCHER: Subject = { user: 'x', office: 'O-xt', capacity: 'C', position: 'dispatcher' }
const LEADER: Subject = { user: 'y', office: 'O-zj', capacity: 'R', position: 'leader' }
const REASON = '不属于本单位行业监管范围的事项'

const ask = (act: string, input = {}, ifMatch: number | undefined = 1) => ({ act, input, ifMatch })

describe('an act on a lead', () => {
  it('by the routing row needs no reason, by any other office one', () => {
    expect(step(LEAD, NEW, DISPATCHER, ask('route', { host: 'O-zj' }), FACTS)).toMatchObject({
      ok: true,
      next: { state: 'routed', version: 2, host: 'O-zj' },
      starts: ['SIGN'],
    })
    const other = step(
      LEAD,
      NEW,
      DISPATCHER,
      ask('route', { host: 'O-jt', reason: '……。。！！，，、、' }),
      FACTS,
    )
    expect(other).toMatchObject({ code: 'precondition_missing', missing: [{ pointer: '/reason' }] })
  })

  it('says all that is missing at once', () => {
    const signed = { state: 'signed', version: 1, host: 'O-zj' }
    const late = { ...FACTS, returns: 2, returnOver: true }
    expect(step(LEAD, signed, LEADER, ask('return'), late)).toMatchObject({
      missing: [{ pointer: '/code' }, { pointer: '' }, { pointer: '' }, { pointer: '/reason' }],
    })
  })

  it('is refused in the order version, state, who, missing', () => {
    const code = (subject: Subject, asked: Asked) => {
      const result = step(LEAD, NEW, subject, asked, FACTS)
      return result.ok ? 'ok' : result.code
    }
    expect(code(LEADER, { act: 'sign', input: {}, ifMatch: undefined })).toBe('if_match_required')
    expect(code(LEADER, ask('sign', {}, 7))).toBe('stale')
    expect(code(LEADER, ask('sign'))).toBe('wrong_state')
    expect(code(LEADER, ask('route'))).toBe('forbidden')
    expect(code(DISPATCHER, ask('route'))).toBe('precondition_missing')
  })

  it('by another office than the host is forbidden, and not offered', () => {
    const routed = { state: 'routed', version: 1, host: 'O-jt' }
    expect(step(LEAD, routed, LEADER, ask('sign'), FACTS)).toMatchObject({ code: 'forbidden' })
    expect(actsFor(LEAD, routed, LEADER, FACTS)).toEqual([])
  })
})

it('random acts take listed transitions alone, and a stale version never wins', () => {
  const subject = fc.constantFrom(DISPATCHER, LEADER, { ...DISPATCHER, position: 'leader' as const })
  const act = fc.constantFrom(...LEAD.acts.map(({ id }) => id))
  const input = fc.record(
    {
      host: fc.constantFrom('O-zj', 'O-jt', 'O-no'),
      reason: fc.constantFrom('', REASON),
      code: fc.constantFrom('duplicate', 'x'),
      handlers: fc.constantFrom(['a'], ['a', 'a'], ['a', 'b'], ['a', 'c']),
    },
    { requiredKeys: [] },
  )
  const asked = fc.record({ subject, act, input, back: fc.constantFrom(0, 0, 0, 1) })
  const reached = new Set<string>()
  fc.assert(
    fc.property(fc.array(asked, { minLength: 40, maxLength: 120, size: 'max' }), (all) => {
      let item = NEW
      for (const one of all) {
        const result = step(LEAD, item, one.subject, { ...one, ifMatch: item.version - one.back }, FACTS)
        if (!result.ok) continue
        expect(one.back).toBe(0)
        expect(result.next.version).toBe(item.version + 1)
        const listed = LEAD.acts.filter(
          ({ id, from, to }) => id === one.act && from.includes(item.state) && to === result.next.state,
        )
        expect(listed).toHaveLength(1)
        item = result.next
        reached.add(item.state)
      }
    }),
    { numRuns: 1000, seed: 1 },
  )
  expect([...reached].sort()).toEqual(['checking', 'new', 'returned', 'routed', 'signed'])
})

it('every act leads between states of the definition, and the digest tells of any change', () => {
  const states = Object.keys(LEAD.states)
  for (const { from, to } of LEAD.acts) expect(states).toEqual(expect.arrayContaining([...from, to]))
  const other = { ...LEAD, acts: LEAD.acts.slice(1) }
  expect(digestOf(other)).not.toBe(digestOf(LEAD))
})

it('an act is taken back by who did it within the hour, and one that is final is not', () => {
  const at = '2026-03-02T01:00:00.000Z'
  const routed = { state: 'routed', version: 2, host: 'O-zj' }
  const done = { act: 'route', user: 'x', at, before: NEW }
  const back = (last: typeof done, user: string, minutes: number) =>
    undone(LEAD, routed, last, { user }, new Date(Date.parse(at) + minutes * 60_000))
  expect(back(done, 'x', 60)).toEqual({ ...NEW, version: 3 })
  expect(back(done, 'x', 61)).toBeUndefined()
  expect(back(done, 'y', 1)).toBeUndefined()
  const imposed = { ...done, act: 'impose', before: { ...routed, state: 'returned' } }
  expect(back(imposed, 'x', 1)).toBeUndefined()
})

it('a lead that was returned twice is imposed, not redirected', () => {
  const returned = { state: 'returned', version: 1, host: 'O-jt' }
  const twice = { ...FACTS, returns: 2 }
  expect(step(LEAD, returned, DISPATCHER, ask('redirect', { host: 'O-zj' }), twice).ok).toBe(false)
  const chief = { ...DISPATCHER, position: 'leader' as const }
  const imposed = ask('impose', { host: 'O-zj', reason: REASON })
  expect(step(LEAD, returned, chief, imposed, twice)).toMatchObject({ ok: true, next: { state: 'routed' } })
})
