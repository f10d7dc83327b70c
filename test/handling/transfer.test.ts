import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepClocks } from '../../src/handling/sweep.js'
import {
  ASSIGNED,
  act,
  CONCLUSION,
  checkedLead,
  ENCLOSURES,
  idOf,
  LI,
  make,
  missingOf,
  openDesk,
  REASON,
  REPORT,
  stateOf,
  type TestDesk,
} from './support.js'

/** Thursday, 10:00 in Shanghai. */
const THURSDAY = '2026-03-05T02:00:00.000Z'
const FRIDAY = '2026-03-06T02:00:00.000Z'
const MONDAY = '2026-03-09T02:00:00.000Z'

let test: TestDesk
beforeAll(() => {
  test = openDesk()
})
afterAll(() => test.close())

const clock = (id: string, term: string) => test.desk.work.clocksOf(id).findLast((one) => one.term === term)!

let numbers = 0
const number = (): string => `嵊移〔2026〕${++numbers}号`

const drafted = (): { lead: string; transfer: string } => {
  const lead = checkedLead(test, THURSDAY, 'confirmed')
  return { lead, transfer: idOf(make(test, THURSDAY, LI, { kind: 'TP', parent: lead })) }
}

const approved = () => {
  const both = drafted()
  act(test, THURSDAY, LI, both.transfer, 'report', { ...ASSIGNED_TWO, conclusion: REPORT })
  act(test, THURSDAY, 'O-zj/principal', both.transfer, 'approve', { opinion: '同意移送' })
  return both
}

const ASSIGNED_TWO = { handlers: ASSIGNED.handlers }

const received = (at: string) => {
  const both = approved()
  act(test, THURSDAY, 'O-zj/clerk', both.transfer, 'send', { enclosures: ENCLOSURES, number: number() })
  act(test, at, 'O-ga/clerk', both.transfer, 'receipt', { text: '县公安局内勤某签收' })
  return both
}

describe('a transfer to the police', () => {
  it('is drafted of a confirmed fact on a tender, once a lead, by who checks it', () => {
    const refuted = checkedLead(test, THURSDAY, 'refuted')
    expect(missingOf(make(test, THURSDAY, LI, { kind: 'TP', parent: refuted }))).toEqual(['/facts'])
    const auctions = {
      lots: [{ ...LOT, domain: 'mineral-right', method: 'auction' }],
      industries: ['housing'],
    }
    const auction = checkedLead(test, THURSDAY, 'confirmed', auctions)
    expect(missingOf(make(test, THURSDAY, LI, { kind: 'TP', parent: auction }))).toEqual(['/parent'])
    const { lead } = drafted()
    expect(missingOf(make(test, THURSDAY, LI, { kind: 'TP', parent: lead }))).toEqual(['/parent'])
    expect(missingOf(make(test, THURSDAY, 'O-jt/handler', { kind: 'TP', parent: lead }))).toBe('forbidden')
  })

  it('is reported by two, approved by the principal alone, and says all that is missing at once', () => {
    const { transfer } = drafted()
    expect(missingOf(act(test, THURSDAY, LI, transfer, 'report'))).toEqual(['/handlers', '/conclusion'])
    const report = { ...ASSIGNED_TWO, conclusion: REPORT }
    expect(stateOf(act(test, THURSDAY, LI, transfer, 'report', report))).toBe('reported')
    expect(clock(transfer, 'XFER-DECIDE')).toMatchObject({ dueDay: '2026-03-08', lenientDay: '2026-03-09' })
    const opinion = { opinion: '同意移送' }
    expect(missingOf(act(test, THURSDAY, 'O-zj/leader', transfer, 'approve', opinion))).toBe('forbidden')
    expect(stateOf(act(test, THURSDAY, 'O-zj/principal', transfer, 'approve', opinion))).toBe('approved')
    expect(missingOf(act(test, THURSDAY, 'O-zj/clerk', transfer, 'send'))).toEqual([
      ...['1', '2', '3', '4', '5'].map((no) => `/enclosures/${no}`),
      '/number',
    ])
  })

  it('approved at 10:00 and sent at 10:01 of the next day is late, and red from 10:00', () => {
    const { transfer } = approved()
    expect(clock(transfer, 'XFER-SEND').dueAt).toBe(FRIDAY)
    sweepClocks(test.desk, new Date(Date.parse(FRIDAY) + 1))
    expect(clock(transfer, 'XFER-SEND').light).toBe('red')
    const sent = { enclosures: ENCLOSURES, number: number() }
    const late = new Date(Date.parse(FRIDAY) + 60_000).toISOString()
    expect(stateOf(act(test, late, 'O-zj/clerk', transfer, 'send', sent))).toBe('sent')
    expect(clock(transfer, 'XFER-SEND').result).toBe('late')
  })

  it('is the lead’s approval too, where the lead was proposed for it', () => {
    const { lead, transfer } = drafted()
    const disposal = { disposal: ['police'], conclusion: CONCLUSION }
    act(test, THURSDAY, LI, lead, 'propose', disposal)
    const opinion = { opinion: '同意移送' }
    expect(missingOf(act(test, THURSDAY, 'O-zj/principal', lead, 'approve', opinion))).toEqual(['/children'])
    act(test, THURSDAY, LI, transfer, 'report', { ...ASSIGNED_TWO, conclusion: REPORT })
    act(test, THURSDAY, 'O-zj/principal', transfer, 'approve', opinion)
    expect(test.desk.work.item(lead)).toMatchObject({ state: 'fed-back' })
    expect(test.desk.work.workEvents(lead).at(-1)).toMatchObject({ act: 'approve', user: 'O-zj/principal' })
  })

  it('received on Friday is decided on by Monday; filed, the lead has a result and is under investigation', () => {
    const { lead, transfer } = received(FRIDAY)
    expect(clock(transfer, 'XFER-FILE')).toMatchObject({ dueDay: '2026-03-09', result: 'running' })
    const filing = { number: number(), day: '2026-03-09' }
    expect(missingOf(act(test, MONDAY, 'O-zj/leader', transfer, 'file', filing))).toBe('forbidden')
    expect(stateOf(act(test, MONDAY, 'O-ga/leader', transfer, 'file', filing))).toBe('filed')
    expect(clock(transfer, 'XFER-HANDOVER').dueDay).toBe('2026-03-12')
    expect(test.desk.work.item(lead)).toMatchObject({
      investigating: true,
      progress: { results: [{ kind: 'police', number: filing.number, authority: '县公安局' }] },
    })
    const police = ['O-ga/handler@sun', 'O-ga/handler@zhou']
    const recusal = Object.fromEntries(police.map((one) => [one, 'none']))
    act(test, MONDAY, 'O-ga/leader', transfer, 'assign', { handlers: police, recusal })
    act(test, MONDAY, 'O-ga/leader', transfer, 'warrant', { number: number(), day: '2026-03-09' })
    expect(test.desk.work.item(transfer)!.progress).toMatchObject({ warrant: `嵊移〔2026〕${numbers}号` })
    expect(test.desk.work.persons(transfer).map(({ user }) => user)).toEqual(police)
    act(test, MONDAY, 'O-zj/clerk', transfer, 'hand-over', { text: '电脑一台、投标文件十二册' })
    act(test, MONDAY, 'O-ga/clerk', transfer, 'take-over', { text: '县公安局内勤某签收' })
    expect(clock(transfer, 'XFER-HANDOVER').result).toBe('met')
  })

  it('not filed is reconsidered by another person, then supervised by the procuratorate, who may order it', () => {
    const { transfer } = received(FRIDAY)
    const why = { number: number(), reason: '现有证据不足以证明有犯罪事实', text: '案卷材料一并退回' }
    expect(stateOf(act(test, MONDAY, 'O-ga/leader', transfer, 'not-file', why))).toBe('not-filed')
    expect(clock(transfer, 'XFER-RECONSIDER').dueDay).toBe('2026-03-12')
    act(test, MONDAY, 'O-zj/leader', transfer, 'reconsider', { reason: REASON })
    expect(missingOf(act(test, MONDAY, 'O-ga/leader', transfer, 'uphold', { reason: REASON }))).toBe(
      'separation_of_duties',
    )
    act(test, MONDAY, 'O-ga/leader@er', transfer, 'uphold', { reason: REASON })
    expect(clock(transfer, 'XFER-SUPERVISE').dueDay).toBe('2026-03-12')
    act(test, MONDAY, 'O-zj/leader', transfer, 'ask-supervision', { reason: REASON })
    expect(test.desk.work.grantsOf(transfer)).toMatchObject([{ office: 'O-jc', object: 'transfer' }])
    const order = { number: number() }
    expect(missingOf(act(test, MONDAY, 'O-jc/leader', transfer, 'must-file', order))).toEqual([''])
    act(test, MONDAY, 'O-ga/leader', transfer, 'reasons', { reason: REASON })
    act(test, MONDAY, 'O-jc/leader', transfer, 'must-file', order)
    expect(clock(transfer, 'XFER-MUSTFILE').dueDay).toBe('2026-03-24')
    const filing = { number: number(), day: '2026-03-09' }
    expect(stateOf(act(test, MONDAY, 'O-ga/leader', transfer, 'file', filing))).toBe('filed')
    expect(clock(transfer, 'XFER-MUSTFILE').result).toBe('met')
  })

  it('of another police office is forwarded within 24 hours; not filed in the end, the office decides', () => {
    const { transfer } = approved()
    act(test, THURSDAY, 'O-zj/clerk', transfer, 'send', { enclosures: ENCLOSURES, number: number() })
    act(test, FRIDAY, 'O-ga/clerk', transfer, 'receipt-other', { text: '县公安局内勤某签收' })
    expect(clock(transfer, 'XFER-FORWARD').dueAt).toBe('2026-03-07T02:00:00.000Z')
    const away = { authority: '岱山县公安局', reason: '主要犯罪地在岱山县境内的标段' }
    expect(stateOf(act(test, FRIDAY, 'O-ga/leader', transfer, 'forward', away))).toBe('forwarded')

    const other = received(FRIDAY)
    const why = { number: number(), reason: '情节轻微不需要追究刑事责任', text: '案卷材料一并退回' }
    act(test, MONDAY, 'O-ga/leader', other.transfer, 'not-file', why)
    act(test, MONDAY, 'O-zj/leader', other.transfer, 'settle', { reason: REASON })
    expect(clock(other.transfer, 'PENALTY')).toMatchObject({ dueDay: '2026-06-07', result: 'running' })
    const decision = { authority: '县住建局', number: number(), day: '2026-03-09' }
    expect(stateOf(act(test, MONDAY, LI, other.transfer, 'decide', decision))).toBe('decided')
    const { results } = test.desk.work.item(other.lead)!.progress as { results: { kind: string }[] }
    expect(results.map(({ kind }) => kind)).toEqual(['police', 'administrative'])
  })

  it('may be looked at for ten or thirty days where clues must be verified, once, by a document', () => {
    const { transfer } = received(FRIDAY)
    const more = { days: 30, reason: REASON, number: number() }
    expect(missingOf(act(test, FRIDAY, 'O-ga/leader', transfer, 'take-time', { ...more, days: 20 }))).toEqual(
      ['/days'],
    )
    act(test, FRIDAY, 'O-ga/leader', transfer, 'take-time', more)
    expect(clock(transfer, 'XFER-FILE').dueDay).toBe('2026-04-05')
    expect(
      missingOf(act(test, FRIDAY, 'O-ga/leader', transfer, 'take-time', { ...more, number: number() })),
    ).toEqual([''])
  })
})

const LOT = {
  id: 'L9',
  title: '',
  project: null,
  industry: 'housing',
  region: '330922',
  day: '2026-01-05',
}
