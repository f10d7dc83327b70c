import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { definitionOf } from '../../src/handling/desk.js'
import { sweepClocks } from '../../src/handling/sweep.js'
import { targetsOf } from '../../src/workflow/definition.js'
import { DEFINITIONS } from '../../src/workflow/definitions/index.js'
import { ASSIGNED, act, CONCLUSION, LI, makeLead, openDesk, REASON, type TestDesk } from './support.js'

/** Sequences of acts; more of them, and others, by bench/handling/run.mjs. */
const RUNS = Number(process.env.MODEL_RUNS ?? 20)
const SEED = Number(process.env.MODEL_SEED ?? 19)
const SEATS = [
  'O-xt/dispatcher',
  'O-xt/reviewer',
  'O-xt/leader',
  'O-zj/clerk',
  'O-zj/leader',
  LI,
  'O-jt/leader',
  'O-jt/handler@zhao',
  'O-jw/reviewer',
]
const JT = ['O-jt/handler@zhao', 'O-jt/handler@qian']

let test: TestDesk
let lines: string[]
/**
 * Leads of so many sequences lie in one case book: clocks of earlier ones run on, and sweeps come upon them.
 */
const TOGETHER = 10
beforeAll(() => {
  test = openDesk()
  lines = test.desk.lines.map(({ id }) => id)
})
afterAll(() => test.close())

/** What comes with an act for it to have a chance. */
const inputOf = (name: string, help: boolean): object => {
  const handlers = help
    ? { handlers: JT, recusal: Object.fromEntries(JT.map((one) => [one, 'none'])) }
    : ASSIGNED
  const known: Record<string, object> = {
    route: { host: 'O-zj', cohandlers: ['O-jt'] },
    redirect: { host: 'O-zj', cohandlers: ['O-jt'] },
    impose: help ? { reason: REASON } : { host: 'O-zj', reason: REASON },
    return: { code: 'duplicate', reason: REASON },
    assign: handlers,
    accept: handlers,
    note: { text: REASON },
    mark: { lines, verdict: 'conform', why: '已核对原件' },
    'ask-help': { office: 'O-jt', text: REASON },
    'ask-time': { days: 3, reason: REASON },
    'ask-suspension': { code: 'judicial', until: '2026-12-31', reason: REASON },
    'ask-void': { code: 'test', reason: REASON },
    propose: { disposal: ['excluded'], excluded: 'explained', conclusion: CONCLUSION },
    approve: { opinion: '同意' },
    review: { opinion: '同意' },
    confirm: { opinion: '同意' },
    answer: { text: REASON },
    pass: { text: REASON },
    fail: { text: REASON },
    reopen: { number: '2026-1', reason: REASON },
    sign: {},
    'look-back': {},
    take: {},
    grant: {},
    undo: {},
  }
  return known[name] ?? { reason: REASON }
}

const NAMES = [...new Set(DEFINITIONS.flatMap(({ acts }) => acts.map(({ id }) => id)))]

/** Events of items are listed transitions, each with its entry for the log; clocks end met, late or void. */
const holds = (id: string): void => {
  const { work } = test.desk
  const item = work.item(id)!
  const events = work.workEvents(id)
  const definition = definitionOf(item.kind, item.definition)
  const waiting = new Set(work.outbox().map(({ uid }) => uid))
  const listed = (name: string, from: string): readonly string[] =>
    definition.acts
      .filter((one) => one.id === name && one.from.includes(from))
      .flatMap((one) => targetsOf(one, from))
  for (const [i, event] of events.entries()) {
    expect(waiting.has(event.uid)).toBe(true)
    if (i > 0) expect(event.fromState).toBe(events[i - 1]!.toState)
    const ways = listed(event.act, event.fromState)
    if (event.act === 'undo')
      expect(event.toState).toBe(events.find(({ uid }) => uid === event.undoes)!.fromState)
    else if (ways.length > 0) expect(ways).toContain(event.toState)
    else if (i > 0) expect([event.act, event.toState]).toEqual([event.act, event.fromState])
  }
  expect(events.at(-1)!.toState).toBe(item.state)
  expect(events.at(-1)!.version).toBe(item.version)
  const running = work.clocksOf(id).filter(({ result }) => result === 'running')
  if (item.state === 'merged' || item.state === 'void') expect(running).toEqual([])
  if (item.state === 'closed') expect(running.every(({ term }) => term === 'LOOKBACK')).toBe(true)
  expect(new Set(running.map(({ term }) => term)).size).toBe(running.length)
}

it(`keeps to its definitions over ${RUNS} random sequences of acts`, () => {
  const reached = new Set<string>()
  let sequences = 0
  const one = fc.record({
    seat: fc.constantFrom(...SEATS),
    name: fc.constantFrom(...NAMES, 'undo', 'forward', 'forward', 'forward', 'forward', 'forward', 'forward'),
    child: fc.nat(3),
    hours: fc.constantFrom(0, 0, 1, 30, 400),
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 20, maxLength: 60 }), (all) => {
      if (++sequences % TOGETHER === 0) {
        test.close()
        test = openDesk()
      }
      let now = Date.parse('2026-02-13T01:00:00.000Z')
      const lead = makeLead(test, new Date(now).toISOString(), { members: [] }).id
      const open = (): string[] => [lead, ...test.desk.work.childrenOf(lead).map(({ id }) => id)]
      for (const { seat, name, child, hours } of all) {
        now += hours * 3_600_000
        const at = new Date(now).toISOString()
        const ids = open()
        const id = child === 0 || name === 'forward' ? lead : ids[child % ids.length]!
        if (name === 'forward') forward(at, lead)
        else act(test, at, seat, id, name, inputOf(name, id !== lead))
        if (hours > 30) sweepClocks(test.desk, new Date(now))
        for (const item of open()) reached.add(test.desk.work.item(item)!.state)
      }
      for (const id of open()) holds(id)
      test.desk.work.transact(() => test.desk.work.takeOut(test.desk.work.outbox().map(({ uid }) => uid)))
    }),
    { numRuns: RUNS, seed: SEED },
  )
  expect([...reached]).toEqual(expect.arrayContaining(['routed', 'checking', 'proposed']))
})

/** The act that leads on, by whoever does it, so that random walks come to the end. */
const forward = (at: string, id: string): void => {
  const next: Record<string, [seat: string, name: string]> = {
    new: ['O-xt/dispatcher', 'route'],
    routed: ['O-zj/clerk', 'sign'],
    returned: ['O-xt/leader', 'impose'],
    signed: ['O-zj/leader', 'assign'],
    suspended: ['O-zj/leader', 'resume'],
    proposed: ['O-zj/leader', 'approve'],
    'fed-back': ['O-xt/reviewer', 'review'],
    'second-review': ['O-jw/reviewer', 'confirm'],
    closed: ['O-xt/reviewer', 'look-back'],
    'look-back': ['O-xt/reviewer', 'pass'],
  }
  const { state } = test.desk.work.item(id)!
  if (state === 'checking') {
    act(test, at, LI, id, 'mark', { lines, verdict: 'conform', why: '已核对原件' })
    act(test, at, LI, id, 'mark', { rule: 'TEST-01', verdict: 'refuted', why: '已核对原件' })
    act(test, at, LI, id, 'propose', inputOf('propose', false))
  }
  const [seat, name] = next[state] ?? []
  if (seat && name) act(test, at, seat, id, name, inputOf(name, false))
}
