import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { growLead } from '../../src/handling/grow-lead.js'
import type { LeadBody } from '../../src/handling/lead.js'
import type { Performed } from '../../src/handling/perform.js'
import { perform } from '../../src/handling/perform.js'
import { personsOf } from '../../src/handling/persons.js'
import { sweepClocks } from '../../src/handling/sweep.js'
import {
  ASSIGNED,
  act,
  CONCLUSION,
  found,
  LI,
  makeLead,
  missingOf,
  openDesk,
  REASON,
  seat,
  type TestDesk,
} from './support.js'

const ROUTED_AT = '2026-02-13T01:00:00.000Z'

let test: TestDesk
beforeAll(() => {
  test = openDesk()
})
afterAll(() => test.close())

const refusal = (done: Performed) => (done.ok ? 'ok' : done.refusal.code)
const stateOf = (done: Performed) => (done.ok ? done.item.state : done.refusal)

/** A lead that is being checked since the 13th of February. */
const checked = (over = {}): string => {
  const { id } = makeLead(test, ROUTED_AT, over)
  act(test, ROUTED_AT, 'O-xt/dispatcher', id, 'route', { host: 'O-zj', cohandlers: ['O-jt'] })
  act(test, ROUTED_AT, 'O-zj/clerk', id, 'sign')
  expect(stateOf(act(test, ROUTED_AT, 'O-zj/leader', id, 'assign', ASSIGNED))).toBe('checking')
  return id
}

const markAll = (id: string, verdict: string): void => {
  const lines = test.desk.lines.map((line) => line.id)
  act(test, ROUTED_AT, LI, id, 'mark', { lines, verdict: 'conform', why: '已核对原件' })
  act(test, ROUTED_AT, LI, id, 'mark', { rule: 'TEST-01', verdict, why: '已核对原件' })
}

const clockOf = (id: string, term: string) =>
  test.desk.work.clocksOf(id).findLast((clock) => clock.term === term)!

describe('a red lead', () => {
  it('signed for on 2026-02-13 is due on 2026-03-05, and red from 00:00 of the next day, once', () => {
    const id = checked()
    expect(clockOf(id, 'CHECK')).toMatchObject({ dueDay: '2026-03-05', result: 'running' })
    sweepClocks(test.desk, new Date('2026-03-05T15:59:59.000Z'))
    expect(clockOf(id, 'CHECK').light).toBe('amber')
    const midnight = new Date('2026-03-05T16:00:00.001Z')
    expect(sweepClocks(test.desk, midnight).overdue).toBeGreaterThan(0)
    expect(clockOf(id, 'CHECK').light).toBe('red')
    expect(sweepClocks(test.desk, midnight)).toMatchObject({ changed: 0, overdue: 0 })
    expect(test.desk.work.workEvents(id).filter(({ act }) => act === 'overdue')).toHaveLength(1)
  })

  it('excluded goes from proposal to archive by four persons of three offices, and is green then', () => {
    const id = checked()
    markAll(id, 'refuted')
    const disposal = { disposal: ['excluded'], excluded: 'public-terminal', conclusion: CONCLUSION }
    expect(stateOf(act(test, ROUTED_AT, LI, id, 'propose', disposal))).toBe('proposed')
    const opinion = { opinion: '同意' }
    expect(refusal(act(test, ROUTED_AT, 'O-jt/leader', id, 'approve', opinion))).toBe('forbidden')
    expect(stateOf(act(test, ROUTED_AT, 'O-zj/leader', id, 'approve', opinion))).toBe('fed-back')
    expect(stateOf(act(test, ROUTED_AT, 'O-xt/reviewer', id, 'review', opinion))).toBe('second-review')
    expect(refusal(act(test, ROUTED_AT, 'O-xt/reviewer', id, 'confirm', opinion))).toBe('forbidden')
    const done = act(test, ROUTED_AT, 'O-jw/reviewer', id, 'confirm', opinion)
    expect(done).toMatchObject({ ok: true, item: { state: 'closed', colour: 'green' } })
    expect(test.desk.work.colourEvents('lead', id).at(-1)).toMatchObject({
      before: 'red',
      after: 'green',
      user: LI,
      secondUser: 'O-jw/reviewer',
    })
    expect(clockOf(id, 'LOOKBACK')).toMatchObject({ dueDay: '2026-08-13', result: 'running' })
    const runs = test.desk.work.clocksOf(id).filter(({ result }) => result === 'running')
    expect(runs.map(({ term }) => term)).toEqual(['LOOKBACK'])
  })

  it('is not excluded once a statutory fact was confirmed, nor tracked to its end without a result', () => {
    const id = checked()
    markAll(id, 'confirmed')
    const disposal = { disposal: ['excluded'], excluded: 'public-terminal', conclusion: CONCLUSION }
    expect(act(test, ROUTED_AT, LI, id, 'propose', disposal)).toMatchObject({
      refusal: { code: 'precondition_missing', missing: [{ pointer: '/disposal' }] },
    })
    act(test, ROUTED_AT, LI, id, 'propose', { disposal: ['administrative'], conclusion: CONCLUSION })
    const opinion = { opinion: '同意' }
    act(test, ROUTED_AT, 'O-zj/leader', id, 'approve', opinion)
    expect(stateOf(act(test, ROUTED_AT, 'O-xt/reviewer', id, 'review', opinion))).toBe('tracking')
    expect(act(test, ROUTED_AT, 'O-zj/leader', id, 'close', { code: 'substantiated' })).toMatchObject({
      refusal: { missing: [{ pointer: '/results/administrative' }] },
    })
    const result = {
      kind: 'administrative',
      number: '嵊建罚〔2026〕1号',
      authority: '县住建局',
      day: '2026-02-13',
    }
    act(test, ROUTED_AT, 'O-zj/clerk', id, 'register', result)
    expect(act(test, ROUTED_AT, 'O-zj/clerk', id, 'register', result)).toMatchObject({
      refusal: { missing: [{ pointer: '/number' }] },
    })
    expect(act(test, ROUTED_AT, 'O-zj/leader', id, 'close', { code: 'substantiated' })).toMatchObject({
      item: { state: 'closed', closeReason: 'substantiated' },
    })
    expect(refusal(act(test, ROUTED_AT, 'O-xt/reviewer', id, 'look-back'))).toBe('ok')
  })
})

it('a key project stands before others of its colour, and its disposal names the impact', () => {
  const project = { project: 'P9', programme: '千项万亿', fromDay: '2026-01-01', toDay: null, by: 'O-fg' }
  test.desk.work.putKeyProject(project)
  const lots = [
    {
      id: 'L9',
      title: '',
      project: 'P9',
      industry: 'housing',
      domain: 'tender',
      method: 'open',
      region: '330922',
      day: null,
    },
  ]
  const id = checked({ lots, industries: ['housing'] })
  const [first] = test.desk.work.items(
    { kind: 'LD', states: ['checking'] },
    { sort: 'colour', skip: 0, limit: 1 },
  )
  expect(first).toMatchObject({ id, care: true })
  markAll(id, 'refuted')
  const disposal = { disposal: ['excluded'], excluded: 'explained', conclusion: CONCLUSION }
  expect(act(test, ROUTED_AT, LI, id, 'propose', disposal)).toMatchObject({
    refusal: { missing: [{ pointer: '/impact' }] },
  })
  expect(
    stateOf(act(test, ROUTED_AT, LI, id, 'propose', { ...disposal, impact: '对项目建设进度没有不利影响' })),
  ).toBe('proposed')
})

describe('help and consents', () => {
  it('another office is asked, accepts, answers; the lead waits for it', () => {
    const id = checked()
    markAll(id, 'refuted')
    act(test, ROUTED_AT, LI, id, 'ask-help', {
      office: 'O-jt',
      text: '请核查交通标段的投标文件',
      lots: ['L3'],
    })
    const [help] = test.desk.work.childrenOf(id)
    const disposal = { disposal: ['excluded'], excluded: 'explained', conclusion: CONCLUSION }
    expect(act(test, ROUTED_AT, LI, id, 'propose', disposal)).toMatchObject({
      refusal: { missing: [{ pointer: `/children/${help!.id}` }] },
    })
    const people = ['O-jt/handler@zhao', 'O-jt/handler@qian']
    const recusal = Object.fromEntries(people.map((one) => [one, 'none']))
    act(test, ROUTED_AT, 'O-jt/leader', help!.id, 'accept', { handlers: people, recusal })
    const answer = { text: '未见异常' }
    expect(refusal(act(test, ROUTED_AT, LI, help!.id, 'answer', answer))).toBe('forbidden')
    expect(stateOf(act(test, ROUTED_AT, people[0]!, help!.id, 'answer', answer))).toBe('answered')
    expect(stateOf(act(test, ROUTED_AT, LI, help!.id, 'take'))).toBe('settled')
    expect(stateOf(act(test, ROUTED_AT, LI, id, 'propose', disposal))).toBe('proposed')
  })

  it('more time is granted once, for a red lead by the leader alone', () => {
    const id = checked()
    act(test, ROUTED_AT, LI, id, 'ask-time', { days: 5, reason: REASON })
    const [asked] = test.desk.work.childrenOf(id)
    expect(act(test, ROUTED_AT, 'O-xt/reviewer', asked!.id, 'grant')).toMatchObject({
      refusal: { code: 'precondition_missing' },
    })
    act(test, ROUTED_AT, 'O-xt/leader', asked!.id, 'grant')
    expect(clockOf(id, 'CHECK')).toMatchObject({ dueDay: '2026-03-12' })
    expect(refusal(act(test, ROUTED_AT, LI, id, 'ask-time', { days: 5, reason: REASON }))).toBe(
      'precondition_missing',
    )
  })

  it('a suspension stops the clock, and its days do not count', () => {
    const id = checked()
    const why = { code: 'appraisal', until: '2026-03-31', reason: REASON }
    act(test, ROUTED_AT, 'O-zj/leader', id, 'ask-suspension', why)
    act(test, ROUTED_AT, 'O-xt/leader', test.desk.work.childrenOf(id)[0]!.id, 'grant')
    expect(test.desk.work.item(id)).toMatchObject({ state: 'suspended', dueAt: null })
    act(test, '2026-02-26T01:00:00.000Z', 'O-zj/leader', id, 'resume', { reason: REASON })
    // 14, 24, 25 and 26 February were working days
    expect(clockOf(id, 'CHECK')).toMatchObject({ dueDay: '2026-03-11', pausedAt: null })
  })
})

it('an act that is taken back leaves state, parties and clocks as they were', () => {
  const { id } = makeLead(test, ROUTED_AT)
  const before = test.desk.work.clocksOf(id)
  act(test, ROUTED_AT, 'O-xt/dispatcher', id, 'route', { host: 'O-zj', cohandlers: ['O-jt'] })
  expect(refusal(act(test, ROUTED_AT, 'O-xt/dispatcher@li', id, 'undo'))).toBe('wrong_state')
  expect(stateOf(act(test, ROUTED_AT, 'O-xt/dispatcher', id, 'undo'))).toBe('new')
  expect(test.desk.work.item(id)).toMatchObject({ host: null, version: 3 })
  expect(test.desk.work.parties(id).filter(({ toAt }) => toAt === null)).toEqual([])
  expect(test.desk.work.clocksOf(id).filter(({ result }) => result === 'running')).toEqual(before)
  expect(refusal(act(test, ROUTED_AT, 'O-xt/dispatcher', id, 'undo'))).toBe('wrong_state')
})

it('of two at once with the same version one wins, and an unknown id is not found', () => {
  const { id, version } = makeLead(test, ROUTED_AT)
  const wanted = { id, act: 'route', input: { host: 'O-zj', cohandlers: ['O-jt'] }, ifMatch: version }
  const both = ['O-xt/dispatcher@a', 'O-xt/dispatcher@b'].map((name) =>
    refusal(perform(test.desk, wanted, seat(test, name, ROUTED_AT), new Date(ROUTED_AT))),
  )
  expect(both).toEqual(['ok', 'stale'])
  const unknown = { ...wanted, id: 'LD-2026-999999' }
  expect(refusal(perform(test.desk, unknown, seat(test, 'O-xt/leader', ROUTED_AT), new Date()))).toBe(
    'not_found',
  )
})

it('a lead goes into another, with its parties and what it is about', () => {
  const [one, other] = [
    makeLead(test, ROUTED_AT),
    makeLead(test, ROUTED_AT, { members: [{ id: 'C', name: '丙' }] }),
  ]
  expect(refusal(act(test, ROUTED_AT, 'O-xt/dispatcher', one.id, 'merge', { target: one.id }))).toBe(
    'precondition_missing',
  )
  act(test, ROUTED_AT, 'O-xt/dispatcher', other.id, 'merge', { target: one.id })
  expect(test.desk.work.item(other.id)).toMatchObject({ state: 'merged', dueAt: null })
  expect(test.desk.work.links(one.id)).toContainEqual({ what: 'bidder', key: 'C' })
  expect(test.desk.work.workEvents(one.id).at(-1)).toMatchObject({ act: 'merged', input: { lead: other.id } })
  expect(stateOf(act(test, ROUTED_AT, 'O-xt/dispatcher', other.id, 'undo'))).toBe('new')
  expect(test.desk.work.links(one.id)).not.toContainEqual({ what: 'bidder', key: 'C' })
  expect(test.desk.work.links(one.id)).toContainEqual({ what: 'bidder', key: 'A' })
  expect(clockOf(other.id, 'ROUTE').result).toBe('running')
  expect(test.desk.work.workEvents(one.id).at(-1)).toMatchObject({ act: 'unmerged' })
})

describe('a merger of leads with running clocks', () => {
  const LATER = '2026-03-02T01:00:00.000Z'
  const DISPATCH = 'O-xt/dispatcher'
  const running = (id: string) =>
    test.desk.work
      .clocksOf(id)
      .filter(({ result }) => result === 'running')
      .map(({ term, dueDay }) => [term, dueDay])
  const merge = (from: string, into: string, name = DISPATCH, at = LATER) =>
    act(test, at, name, from, 'merge', { target: into })

  it('keeps the earlier deadline wherever the lead stands, counts it once, says so, and gives it back', () => {
    const early = checked()
    const late = makeLead(test, LATER).id
    expect(running(early)).toEqual([['CHECK', '2026-03-05']])
    expect(stateOf(merge(early, late))).toBe('merged')
    expect(running(early)).toEqual([])
    expect(clockOf(early, 'CHECK').result).toBe('void')
    expect(running(late)).toEqual([
      ['ROUTE', '2026-03-03'],
      ['CHECK', '2026-03-05'],
    ])
    expect(test.desk.work.workEvents(late).at(-1)!.input).toMatchObject({
      lead: early,
      clocks: [{ term: 'CHECK', dueDay: '2026-03-05', formerDay: null }],
    })
    // signing starts a check of ten working days, which would end later
    act(test, LATER, DISPATCH, late, 'route', { host: 'O-zj', cohandlers: ['O-jt'], reason: REASON })
    act(test, LATER, 'O-zj/clerk', late, 'sign')
    expect(running(late)).toContainEqual(['CHECK', '2026-03-05'])
    expect(running(late).filter(([term]) => term === 'CHECK')).toHaveLength(1)
    expect(stateOf(act(test, LATER, DISPATCH, early, 'undo'))).toBe('checking')
    expect(running(early)).toEqual([['CHECK', '2026-03-05']])
  })

  it('goes on with the earlier of two checks, extended once at most, and each has its own after an undo', () => {
    const [early, late] = [checked(), makeLead(test, LATER).id]
    act(test, LATER, DISPATCH, late, 'route', { host: 'O-zj', cohandlers: ['O-jt'], reason: REASON })
    act(test, LATER, 'O-zj/clerk', late, 'sign')
    act(test, LATER, 'O-zj/leader', late, 'assign', ASSIGNED)
    const own = running(late)
    const asked = act(test, LATER, LI, early, 'ask-time', { days: 2, reason: REASON })
    expect(refusal(asked)).toBe('ok')
    expect(missingOf(merge(early, late))).toEqual([expect.stringMatching(/^\/children\/EX-/)])
    const [ex] = test.desk.work.childrenOf(early)
    act(test, LATER, 'O-xt/leader', ex!.id, 'grant', { opinion: '同意延期' })
    const extended = running(early)
    expect(extended).toEqual([['CHECK', '2026-03-09']])
    merge(early, late)
    expect(running(late)).toEqual(extended)
    expect(missingOf(act(test, LATER, LI, late, 'ask-time', { days: 5, reason: REASON }))).toEqual([''])
    act(test, LATER, DISPATCH, early, 'undo')
    expect([running(early), running(late)]).toEqual([extended, own])
    expect(test.desk.work.item(late)).toMatchObject({ progress: { extended: false } })
    // the other way round the earlier one is there already
    merge(late, early)
    expect([running(early), running(late)]).toEqual([extended, []])
  })

  it('ends what the other is past, and counts what ended before the undo for the clock that comes back', () => {
    const [fresh, done] = [makeLead(test, LATER).id, checked()]
    merge(fresh, done)
    expect(clockOf(fresh, 'ROUTE').result).toBe('met')
    expect(running(done)).toEqual([['CHECK', '2026-03-05']])
    const [a, b] = [makeLead(test, ROUTED_AT).id, makeLead(test, LATER).id]
    merge(a, b)
    // overdue since the 14th of February
    expect(running(b)).toEqual([['ROUTE', '2026-02-14']])
    act(test, LATER, DISPATCH, b, 'route', { host: 'O-zj', cohandlers: ['O-jt'], reason: REASON })
    expect(test.desk.work.clocksOf(b).map(({ term, result }) => [term, result])).toEqual([
      ['ROUTE', 'void'],
      ['ROUTE', 'late'],
      ['SIGN', 'running'],
    ])
    act(test, LATER, DISPATCH, a, 'undo')
    expect(test.desk.work.clocksOf(b).map(({ term, result }) => [term, result])).toEqual([
      ['ROUTE', 'met'],
      ['ROUTE', 'void'],
      ['SIGN', 'running'],
    ])
    expect(running(a)).toEqual([['ROUTE', '2026-02-14']])
  })

  it('takes help, letters, orders, recusals and the graver colour along, and back', () => {
    const red = checked()
    const yellow = makeLead(test, ROUTED_AT, { colour: 'yellow', level: 'yellow' }).id
    const { work } = test.desk
    act(test, ROUTED_AT, LI, red, 'ask-help', { office: 'O-ga', text: REASON })
    work.transact(() =>
      work.addPerson(red, { user: 'O-zj/handler@kin', part: 'declared-recusal' }, ROUTED_AT),
    )
    sweepClocks(test.desk, new Date('2026-03-11T01:00:00.000Z'))
    const kinds = (id: string) => work.childrenOf(id).map(({ kind }) => kind)
    expect(kinds(red)).toEqual(['CH', 'SO'])
    const at = '2026-03-11T01:00:00.000Z'
    merge(red, yellow, DISPATCH, at)
    expect(kinds(yellow)).toEqual(['CH', 'SO'])
    expect(work.item(yellow)).toMatchObject({ colour: 'red', rank: 3 })
    expect(work.persons(yellow)).toMatchObject([{ user: 'O-zj/handler@kin', part: 'declared-recusal' }])
    expect(work.parties(yellow)).toContainEqual(
      expect.objectContaining({ office: 'O-ga', part: 'cohandler' }),
    )
    // one order presses for the check, though its clock runs on elsewhere
    sweepClocks(test.desk, new Date('2026-03-12T01:00:00.000Z'))
    expect(kinds(yellow)).toEqual(['CH', 'SO'])
    act(test, at, DISPATCH, red, 'undo')
    expect([kinds(red), kinds(yellow)]).toEqual([['CH', 'SO'], []])
    expect(work.item(yellow)).toMatchObject({ colour: 'yellow' })
    expect(work.persons(yellow).every(({ toAt }) => toAt !== null)).toBe(true)
  })

  it('takes facts with their verdicts, members and persons along, and gives them back', () => {
    const [one, other] = [checked(), checked()]
    const { desk } = test
    const { work } = desk
    const person = { id: '00000000000000aa', kind: 'person' as const, value: '3****4' }
    const [first, second] = found().facts
    const body = work.item(other)!.body as LeadBody
    const facts = [
      { ...first!, persons: [person] },
      { ...second!, id: 'fact-2' },
      { ...first!, id: 'fact-3', persons: [person] },
    ]
    work.transact(() =>
      work.changeBody(other, { ...body, facts, members: [{ id: 'Z', name: '己' }], policeGround: true }),
    )
    const mark = (lead: string, facts: string[], verdict: string) =>
      act(test, ROUTED_AT, LI, lead, 'mark', { facts, verdict, why: '已核对原件' })
    mark(one, ['fact-0'], 'refuted')
    mark(other, ['fact-0', 'fact-3'], 'confirmed')
    const held = (id: string) => {
      const { facts: of, members, policeGround, tookIn } = work.item(id)!.body as LeadBody
      return {
        facts: of.map((fact) => [
          fact.id,
          work.verdicts(id).find((row) => row.what === 'fact' && row.id === fact.id)?.verdict,
        ]),
        ...{
          members: members.map((row) => row.id),
          policeGround,
          tookIn,
          persons: personsOf(desk, work.item(id)!),
        },
      }
    }
    const [before, otherBefore] = [held(one), held(other)]
    merge(other, one)
    expect(held(one)).toEqual({
      facts: [
        ['fact-0', 'refuted'],
        ['fact-1', undefined],
        ['fact-2', undefined],
        ['fact-3', 'confirmed'],
      ],
      ...{ members: ['A', 'B', 'Z'], policeGround: true, tookIn: [other] },
      persons: [{ ...person, colour: 'red', since: ROUTED_AT, facts: ['fact-3'] }],
    })
    // what was confirmed there is not excluded here
    markAll(one, 'refuted')
    const disposal = { disposal: ['excluded'], excluded: 'public-terminal', conclusion: CONCLUSION }
    expect(missingOf(act(test, ROUTED_AT, LI, one, 'propose', disposal))).toEqual(['/disposal'])
    const late = act(test, LATER, LI, other, 'note', { text: REASON })
    expect(late).toMatchObject({ refusal: { code: 'wrong_state', into: one } })
    act(test, LATER, DISPATCH, other, 'undo')
    expect(held(one)).toEqual({
      ...before,
      facts: [
        ['fact-0', 'refuted'],
        ['fact-1', 'refuted'],
      ],
    })
    expect(held(other)).toEqual(otherBefore)
  })

  it('goes neither into a lead that stands still nor into one of another office, and not back from a third', () => {
    const [one, other, third] = [checked(), makeLead(test, LATER).id, makeLead(test, LATER).id]
    const { work } = test.desk
    // a leader gets no sight of another office's lead, restricted or not, by merging into it
    expect(missingOf(merge(one, other, 'O-zj/leader'))).toEqual(['/target'])
    const kept = makeLead(test, LATER).id
    work.transact(() => work.changeItem({ ...work.item(kept)!, restricted: true }))
    expect(missingOf(merge(other, kept))).toEqual(['/target'])
    act(test, LATER, 'O-zj/leader', one, 'ask-suspension', {
      code: 'judicial',
      until: '2026-05-01',
      reason: REASON,
    })
    const [ex] = work.childrenOf(one)
    act(test, LATER, 'O-xt/leader', ex!.id, 'grant', { opinion: '同意中止' })
    expect(work.item(one)!.state).toBe('suspended')
    expect(missingOf(merge(other, one))).toEqual(['/target'])
    merge(other, third)
    const fourth = makeLead(test, LATER).id
    merge(third, fourth)
    expect(missingOf(act(test, LATER, DISPATCH, other, 'undo'))).toEqual(['/target'])
  })

  it('knows the firms of both rings when later runs tell of one at a time', () => {
    const ring = (name: string, member: string) => ({
      origin: { kind: 'ring' as const, ring: name, at: LATER },
      members: [{ id: member, name: member }],
      lots: [{ ...found().lots[0]!, id: `L-${member}` }],
    })
    const [one, other] = [
      makeLead(test, LATER, ring('R-101', 'X')).id,
      makeLead(test, LATER, ring('R-102', 'Y')).id,
    ]
    merge(other, one)
    const { desk } = test
    const grow = (name: string, member: string) =>
      desk.work.transact(() => growLead(desk, desk.work.item(one)!, found(ring(name, member)), LATER))
    expect([grow('R-102', 'Y'), grow('R-101', 'X'), grow('R-102', 'Y')]).toEqual([false, false, false])
    const { members, lots } = desk.work.item(one)!.body as {
      members: { id: string }[]
      lots: { id: string }[]
    }
    expect([members.map(({ id }) => id), lots.map(({ id }) => id)]).toEqual([
      ['X', 'Y'],
      ['L-X', 'L-Y'],
    ])
  })
})

it('what a later run finds anew goes into the open lead once; its colour rises and never falls', () => {
  const { id } = makeLead(test, ROUTED_AT, { colour: 'yellow', level: 'yellow' })
  const { desk } = test
  const [fact] = found().facts
  const later = found({ facts: [...found().facts, { ...fact!, id: 'fact-new' }], level: 'red' })
  const grow = (with_: typeof later) =>
    desk.work.transact(() => growLead(desk, desk.work.item(id)!, with_, ROUTED_AT))
  expect([grow(later), grow(later)]).toEqual([true, false])
  expect(desk.work.item(id)).toMatchObject({ colour: 'red', version: 2 })
  expect(desk.work.workEvents(id).at(-1)).toMatchObject({
    act: 'ring-changed',
    input: { facts: 1, to: 'red' },
  })
  expect(grow({ ...later, level: 'yellow' })).toBe(true)
  expect(desk.work.item(id)!.colour).toBe('red')
})

it('what an act does not take is refused as input', () => {
  const { id } = makeLead(test, ROUTED_AT)
  expect(refusal(act(test, ROUTED_AT, 'O-xt/dispatcher', id, 'route', { host: 7 }))).toBe('invalid_input')
  expect(refusal(act(test, ROUTED_AT, 'O-xt/dispatcher', id, 'route', { days: 3 }))).toBe('invalid_input')
})
