import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { WorkItem } from '../../src/casebook/work/items.js'
import { definitionOf } from '../../src/handling/desk.js'
import { PAPER_KINDS } from '../../src/handling/paper.js'
import { sweepClocks } from '../../src/handling/sweep.js'
import { type Act, targetsOf, type Who } from '../../src/workflow/definition.js'
import { actsFrom } from '../../src/workflow/step.js'
import {
  ASSIGNED,
  act,
  CONCLUSION,
  checkedLead,
  ENCLOSURES,
  LI,
  make,
  openDesk,
  REASON,
  type TestDesk,
} from './support.js'

/** Sequences of acts over all kinds of items; more of them, and others, by bench/handling/run.mjs. */
const RUNS = Number(process.env.MODEL_RUNS ?? 8)
const SEED = Number(process.env.MODEL_SEED ?? 20)
const OFFICE_OF: Record<string, string> = { C: 'O-xt', D: 'O-jw', J: 'O-jc', P: 'O-ga', G: 'O-dc', R: 'O-zj' }
const ANYONE = ['O-xt/reviewer', 'O-ga/leader', 'O-zj/leader', 'O-jt/clerk', LI, 'O-jw/leader', 'O-zw/clerk']

/** One a sequence: what is over in one is not swept in the next. */
let test: TestDesk

/** A seat that the act is for. */
const seatFor = ({ row, capacity, position }: Who, item: WorkItem): string => {
  const parent = item.parent === null ? undefined : test.desk.work.item(item.parent)
  if (row === 'worker' || row === 'parent-worker') return LI
  const office = { host: item.host, issuer: item.issuer, 'parent-host': parent?.host }[row as string]
  return `${office ?? OFFICE_OF[capacity[0]!] ?? 'O-xt'}/${position.at(-1)}`
}

let numbers = 0

/** All that may come with an act, in a form that has a chance. */
const inputFor = ({ input, id }: Pick<Act, 'input' | 'id'>, { kind, host }: WorkItem, at: string): object => {
  const day = at.slice(0, 10)
  const police = ['O-ga/handler@sun', 'O-ga/handler@zhou']
  const handlers =
    host === 'O-ga' ? police : kind === 'CH' ? ['O-jt/handler@z', 'O-jt/handler@q'] : ASSIGNED.handlers
  const lines = test.desk.lines.map((line) => line.id)
  const values: Record<string, unknown> = {
    host: id === 'handover' ? 'O-jt' : 'O-zj',
    second: 'O-jw/leader',
    cohandlers: ['O-jt'],
    office: kind === 'TP' ? 'O-ga' : 'O-jt',
    ...{ reason: REASON, text: REASON, opinion: '同意', authority: '县住建局', conclusion: CONCLUSION },
    code: { close: 'substantiated', 'ask-void': 'test', 'ask-suspension': 'judicial' }[id] ?? 'duplicate',
    handlers,
    recusal: Object.fromEntries(handlers.map((one) => [one, 'none'])),
    marks: [
      { lines, verdict: 'conform', why: '已核对' },
      { rule: '*', verdict: 'confirmed', why: '已核对' },
    ],
    days: kind === 'TP' ? 10 : 3,
    until: new Date(Date.parse(at) + 20 * 86_400_000).toISOString().slice(0, 10),
    disposal: ['administrative'],
    kind: 'administrative',
    number: `文 ${++numbers}`,
    day,
    level: 'county',
    colour: id === 'recolour' ? 'red' : 'green',
    enclosures: ENCLOSURES,
  }
  return Object.fromEntries(input.flatMap((field) => (field in values ? [[field, values[field]]] : [])))
}

/** Everything that came of a lead, it included. */
const family = (id: string): WorkItem[] => {
  const item = test.desk.work.item(id)!
  return [item, ...test.desk.work.childrenOf(id).flatMap((child) => family(child.id))]
}

/** Listed transitions alone, each event with its entry; clocks end met, late or void. */
const holds = (item: WorkItem): void => {
  const { work } = test.desk
  const definition = definitionOf(item.kind, item.definition)
  const events = work.workEvents(item.id)
  const waiting = new Set(work.outbox().map(({ uid }) => uid))
  for (const [i, event] of events.entries()) {
    expect(waiting.has(event.uid)).toBe(true)
    // a transfer that is forwarded is sent already
    if (i === 0 || (i === 1 && event.act === 'send' && 'before' in (event.input as object))) continue
    expect([item.id, event.act, event.fromState]).toEqual([item.id, event.act, events[i - 1]!.toState])
    const ways = definition.acts
      .filter(({ id, from }) => id === event.act && from.includes(event.fromState))
      .flatMap((one) => targetsOf(one, event.fromState))
    const allowed = ways.length > 0 ? ways : [event.fromState]
    if (event.act !== 'undo')
      expect([event.act, allowed]).toEqual([event.act, expect.arrayContaining([event.toState])])
  }
  expect([events.at(-1)!.toState, events.at(-1)!.version]).toEqual([item.state, item.version])
  const running = work.clocksOf(item.id).filter(({ result }) => result === 'running')
  if (!definition.states[item.state]!.open)
    expect(running.filter(({ term }) => term !== 'LOOKBACK')).toEqual([])
  expect(new Set(running.map(({ term }) => term)).size).toBe(running.length)
}

it(`keeps to every definition over ${RUNS} random sequences of acts on leads and papers`, () => {
  const reached = new Set<string>()
  const one = fc.record({
    which: fc.nat(),
    what: fc.nat(),
    isRight: fc.integer({ min: 0, max: 9 }),
    seat: fc.constantFrom(...ANYONE),
    kind: fc.constantFrom('TP', 'TD', 'LT', 'PB', 'SO', '', '', '', '', ''),
    hours: fc.constantFrom(0, 1, 20, 30, 100, 600),
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 30, maxLength: 70 }), (steps) => {
      test = openDesk()
      let now = Date.parse('2026-02-13T01:00:00.000Z')
      const lead = checkedLead(test, new Date(now).toISOString(), 'confirmed', { members: [] })
      for (const { which, what, isRight, seat, kind, hours } of steps) {
        now += hours * 3_600_000
        const at = new Date(now).toISOString()
        const all = family(lead)
        if (kind !== '') {
          const input = { type: 'police-letter', office: 'O-jt', code: '3', text: REASON }
          const fields = {
            TP: [],
            TD: ['office', 'text'],
            LT: ['type', 'office', 'text'],
            PB: ['code', 'office', 'text'],
            SO: ['office', 'text'],
          }
          const given = Object.fromEntries(
            fields[kind as 'TP'].map((field) => [field, input[field as keyof typeof input]]),
          )
          const maker = { TP: LI, TD: LI, LT: 'O-ga/handler', PB: 'O-sj/handler', SO: 'O-xt/reviewer' }[kind]!
          make(test, at, maker, { kind, parent: lead, input: given })
        }
        // a paper twice as often as the lead
        const item = which % 3 === 0 ? all[0]! : all[which % all.length]!
        const ways = actsFrom(definitionOf(item.kind, item.definition), item.state)
        const chosen = ways[what % Math.max(1, ways.length)]
        if (chosen)
          act(
            test,
            at,
            isRight > 0 ? seatFor(chosen.by[what % chosen.by.length]!, item) : seat,
            item.id,
            isRight === 9 ? 'undo' : chosen.id,
            inputFor(chosen, item, at),
          )
        if (hours > 30) sweepClocks(test.desk, new Date(now))
      }
      for (const item of family(lead)) {
        holds(item)
        for (const { toState } of test.desk.work.workEvents(item.id)) reached.add(`${item.kind}.${toState}`)
      }
      test.close()
    }),
    { numRuns: RUNS, seed: SEED },
  )
  for (const kind of PAPER_KINDS.filter((of) => of !== 'RI' && of !== 'TK'))
    expect([...reached].filter((state) => state.startsWith(`${kind}.`)).length).toBeGreaterThan(2)
})
