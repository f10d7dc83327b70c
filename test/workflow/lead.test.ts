import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_FACTS } from '../../src/handling/gather.js'
import { digestOf, NOWHERE, targetsOf } from '../../src/workflow/definition.js'
import { DEFINITIONS } from '../../src/workflow/definitions/index.js'
import { LEAD } from '../../src/workflow/definitions/lead.js'
import type { Facts } from '../../src/workflow/facts.js'
import { type Asked, actsFor, type Item, type Subject, step } from '../../src/workflow/step.js'
import { undoable } from '../../src/workflow/undo.js'

const FACTS: Facts = {
  ...NO_FACTS,
  hosts: ['O-zj', 'O-jt'],
  owed: [],
  routed: 'O-zj',
  returns: 0,
  returnOver: false,
  people: ['a', 'b'],
  openLines: [],
  openFacts: [],
  openHelp: [],
  isKnown: true,
  extended: false,
  daysLeft: 5,
  isAsked: false,
  keyProject: false,
  isRed: true,
  confirmed: 1,
  statutory: false,
  policeGround: false,
  disposal: ['excluded'],
  results: [],
  numberTaken: false,
  targetOpen: true,
  targetSuspended: false,
  openAsked: [],
  formerHandler: false,
  newFacts: false,
  position: 'leader',
}
const NEW: Item = { state: 'new', version: 1, host: null }
const CHECKING: Item = { state: 'checking', version: 1, host: 'O-zj', workers: ['h'] }
const DISPATCHER: Subject = { user: 'x', office: 'O-xt', kind: 'C', position: 'dispatcher' }
const LEADER: Subject = { user: 'y', office: 'O-zj', kind: 'R', position: 'leader' }
const HANDLER: Subject = { user: 'h', office: 'O-zj', kind: 'R', position: 'handler' }
const REASON = '不属于本单位行业监管范围的事项'
const CONCLUSION =
  '经核查有关企业共用同一台公用电脑制作投标文件，已有租赁合同与监控记录相互印证，报价接近系采用同一计价软件所致，未发现串通投标行为'

const ask = (act: string, input = {}, ifMatch: number | undefined = 1): Asked => ({ act, input, ifMatch })
const missingOf = (item: Item, subject: Subject, asked: Asked, facts: Partial<Facts>) => {
  const result = step(LEAD, item, subject, asked, { ...FACTS, ...facts })
  return !result.ok && result.code === 'precondition_missing'
    ? result.missing.map(({ pointer }) => pointer)
    : result
}

describe('an act on a lead', () => {
  it('by the routing row needs no reason, by any other office one', () => {
    expect(step(LEAD, NEW, DISPATCHER, ask('route', { host: 'O-zj' }), FACTS)).toMatchObject({
      ok: true,
      next: { state: 'routed', version: 2, host: 'O-zj' },
      starts: ['SIGN'],
    })
    const other = ask('route', { host: 'O-jt', reason: '……。。！！，，、、' })
    expect(missingOf(NEW, DISPATCHER, other, {})).toEqual(['/reason'])
  })

  it('says all that is missing at once', () => {
    const signed = { state: 'signed', version: 1, host: 'O-zj' }
    expect(missingOf(signed, LEADER, ask('return'), { returns: 2, returnOver: true })).toEqual([
      '/code',
      '',
      '',
      '/reason',
    ])
  })

  it('is refused in the order version, state, who, duties, input, missing', () => {
    const code = (subject: Subject, asked: Asked, item = NEW) => {
      const result = step(LEAD, item, subject, asked, FACTS)
      return result.ok ? 'ok' : result.code
    }
    expect(code(LEADER, { act: 'sign', input: {}, ifMatch: undefined })).toBe('if_match_required')
    expect(code(LEADER, ask('sign', {}, 7))).toBe('stale')
    expect(code(LEADER, ask('sign'))).toBe('wrong_state')
    expect(code(LEADER, ask('route'))).toBe('forbidden')
    const proposed = { state: 'proposed', version: 1, host: 'O-zj', doers: { propose: 'y' } }
    expect(code(LEADER, ask('approve', { host: 'O-zj' }), proposed)).toBe('separation_of_duties')
    expect(code({ ...LEADER, user: 'z' }, ask('approve', { host: 'O-zj' }), proposed)).toBe('invalid_input')
    expect(code(DISPATCHER, ask('route'))).toBe('precondition_missing')
  })

  it('by another office than the host is forbidden, and not offered', () => {
    const routed = { state: 'routed', version: 1, host: 'O-jt' }
    expect(step(LEAD, routed, LEADER, ask('sign'), FACTS)).toMatchObject({ code: 'forbidden' })
    expect(actsFor(LEAD, routed, LEADER, FACTS).map(({ act }) => act.id)).toEqual([])
  })
})

describe('a disposal', () => {
  const propose = (input: object) => ask('propose', { conclusion: CONCLUSION, ...input })
  const excluded = propose({ disposal: ['excluded'], excluded: 'public-terminal' })

  it('waits for every line, fact and help, and names each', () => {
    const open = { id: 'B21', name: { zh: '分包', en: 'subcontracts' } }
    const all = { openLines: [open], openFacts: [open], openHelp: [{ ...open, id: 'CH-1' }] }
    expect(missingOf(CHECKING, HANDLER, excluded, all)).toEqual([
      '/sheet/lines/B21',
      '/sheet/facts/B21',
      '/children/CH-1',
    ])
  })

  it('of a key project states the impact', () => {
    expect(missingOf(CHECKING, HANDLER, excluded, { keyProject: true })).toEqual(['/impact'])
  })

  it('agrees with the verdicts', () => {
    expect(missingOf(CHECKING, HANDLER, excluded, { statutory: true })).toEqual(['/disposal'])
    const filed = propose({ disposal: ['administrative'] })
    expect(missingOf(CHECKING, HANDLER, filed, { confirmed: 0 })).toEqual(['/disposal'])
    expect(missingOf(CHECKING, HANDLER, filed, { policeGround: true })).toEqual(['/disposal'])
    const both = propose({ disposal: ['administrative', 'police'] })
    expect(step(LEAD, CHECKING, HANDLER, both, { ...FACTS, policeGround: true }).ok).toBe(true)
  })

  it('leads where it says: excluded red to a second review, else to the archive or to tracking', () => {
    const fedBack: Item = { state: 'fed-back', version: 1, host: 'O-zj' }
    const reviewer: Subject = { user: 'r', office: 'O-xt', kind: 'C', position: 'reviewer' }
    const asked = ask('review', { opinion: '同意' })
    const led = (facts: Partial<Facts>) => {
      const result = step(LEAD, fedBack, reviewer, asked, { ...FACTS, ...facts })
      return result.ok ? [result.next.state, ...result.starts] : result
    }
    expect(led({})).toEqual(['second-review', 'REVIEW2'])
    expect(led({ isRed: false })).toEqual(['closed', 'LOOKBACK'])
    expect(led({ disposal: ['rectify'] })).toEqual(['tracking'])
  })
})

it('random acts take listed transitions alone, and a stale version never wins', () => {
  const subject = fc.constantFrom<Subject>(
    DISPATCHER,
    LEADER,
    HANDLER,
    { ...DISPATCHER, position: 'leader' },
    { user: 'r', office: 'O-xt', kind: 'C', position: 'reviewer' },
    { user: 'd', office: 'O-jw', kind: 'D', position: 'reviewer' },
  )
  const act = fc.constantFrom(...LEAD.acts.map(({ id }) => id))
  const asked = fc.record({ subject, act, back: fc.constantFrom(0, 0, 0, 1) })
  const inputs: Record<string, object> = {
    host: { host: 'O-zj' },
    reason: { reason: REASON },
    code: { code: 'duplicate' },
    handlers: { handlers: ['a', 'b'], recusal: { a: 'none', b: 'none' } },
    text: { text: REASON },
    opinion: { opinion: '同意' },
    disposal: { disposal: ['excluded'], excluded: 'explained', conclusion: CONCLUSION },
    target: { target: 'LD-2' },
    number: { number: '1' },
  }
  const inputFor = (id: string): object => {
    const fields = LEAD.acts.find((one) => one.id === id)!.input
    return Object.assign({}, ...fields.map((field) => inputs[field] ?? {}))
  }
  const reached = new Set<string>()
  fc.assert(
    fc.property(fc.array(asked, { minLength: 60, maxLength: 150, size: 'max' }), (all) => {
      let item = { ...NEW, workers: ['h'] }
      for (const one of all) {
        const wanted = { act: one.act, input: inputFor(one.act), ifMatch: item.version - one.back }
        const result = step(LEAD, item, one.subject, wanted, FACTS)
        if (!result.ok) continue
        expect(one.back).toBe(0)
        expect(result.next.version).toBe(item.version + 1)
        expect(result.act.from).toContain(item.state)
        expect(targetsOf(result.act, item.state)).toContain(result.next.state)
        item = { ...item, ...result.next }
        reached.add(item.state)
      }
    }),
    { numRuns: 500, seed: 1 },
  )
  expect([...reached]).toEqual(expect.arrayContaining(['routed', 'returned', 'signed', 'checking', 'merged']))
})

it('every act leads between states of its definition, and the digest tells of any change', () => {
  for (const definition of DEFINITIONS) {
    const states = Object.keys(definition.states)
    expect(states).toContain(definition.initial)
    for (const act of definition.acts)
      for (const from of act.from)
        expect(states).toEqual(
          expect.arrayContaining([...(from === NOWHERE ? [] : [from]), ...targetsOf(act, from)]),
        )
    const other = { ...definition, acts: definition.acts.slice(1) }
    expect(digestOf(other)).not.toBe(digestOf(definition))
  }
})

it('an act is taken back by who did it within the hour, and one that is final is not', () => {
  const at = '2026-03-02T01:00:00.000Z'
  const done = { act: 'route', user: 'x', at, fromState: 'new' }
  const back = (last: typeof done, user: string, minutes: number) =>
    undoable(LEAD, last, { user }, new Date(Date.parse(at) + minutes * 60_000))?.id
  expect(back(done, 'x', 60)).toBe('route')
  expect(back(done, 'x', 61)).toBeUndefined()
  expect(back(done, 'y', 1)).toBeUndefined()
  expect(back({ ...done, act: 'impose', fromState: 'returned' }, 'x', 1)).toBeUndefined()
})

it('a lead that was returned twice is imposed, not redirected', () => {
  const returned = { state: 'returned', version: 1, host: 'O-jt' }
  const twice = { ...FACTS, returns: 2 }
  expect(step(LEAD, returned, DISPATCHER, ask('redirect', { host: 'O-zj' }), twice).ok).toBe(false)
  const chief = { ...DISPATCHER, position: 'leader' as const }
  const imposed = ask('impose', { host: 'O-zj', reason: REASON })
  expect(step(LEAD, returned, chief, imposed, twice)).toMatchObject({ ok: true, next: { state: 'routed' } })
})
