import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayFrom } from '../../src/calendar/day.js'
import { dayText } from '../../src/domain/day.js'
import { inboxOf } from '../../src/handling/list.js'
import { owedIn, planDue } from '../../src/handling/plan-due.js'
import { readReference } from '../../src/handling/reference.js'
import { sweepClocks } from '../../src/handling/sweep.js'
import { LETTER_TYPES } from '../../src/reports/letters/registry.js'
import {
  act,
  checkedLead,
  idOf,
  LI,
  make,
  missingOf,
  openDesk,
  REASON,
  seat,
  stateOf,
  type TestDesk,
} from './support.js'

const AUGUST = '2026-08-05T02:00:00.000Z'
const at = (day: string, time = '10:00'): string => new Date(`${day}T${time}:00+08:00`).toISOString()

let test: TestDesk
beforeAll(() => {
  test = openDesk()
})
afterAll(() => test.close())

const clock = (id: string, term: string) => test.desk.work.clocksOf(id).findLast((one) => one.term === term)!
const sweep = (day: string, time?: string) => sweepClocks(test.desk, new Date(at(day, time)))
const ordersOf = (id: string) => test.desk.work.childrenOf(id).filter(({ kind }) => kind === 'SO')

const SUBJECT = '住建领域投标保证金缴纳和电子锁管理存在漏洞'

/** A letter of a court to O-zj, served on the fifth of August. */
const served = (): string => {
  const wanted = { kind: 'LT', input: { type: 'judicial-suggestion', office: 'O-zj', text: SUBJECT } }
  const id = idOf(make(test, AUGUST, 'O-fy/handler', wanted))
  act(test, AUGUST, 'O-fy/leader', id, 'check', { opinion: '同意发出' })
  act(test, AUGUST, 'O-fy/clerk', id, 'issue', { number: `嵊法建〔2026〕${id.slice(-1)}号` })
  act(test, AUGUST, 'O-fy/clerk', id, 'serve', { day: '2026-08-05', text: '直接送达，县住建局某签收' })
  return id
}

describe('a letter', () => {
  it('names its type, office and subject; who wrote it does not check it', () => {
    expect(missingOf(make(test, AUGUST, 'O-ga/handler', { kind: 'LT' }))).toEqual([
      '/type',
      '/office',
      '/text',
    ])
    expect(missingOf(make(test, AUGUST, 'O-dc/handler', { kind: 'LT' }))).toBe('forbidden')
    const wanted = { kind: 'LT', input: { type: 'police-letter', office: 'O-zj', text: SUBJECT } }
    const id = idOf(make(test, AUGUST, 'O-ga/handler', wanted))
    expect(missingOf(act(test, AUGUST, 'O-zj/leader', id, 'check', { opinion: '同意' }))).toBe('forbidden')
    expect(test.desk.work.item(id)!.body).toMatchObject({
      title: { zh: `公安提示函（县住建局）：${SUBJECT}` },
      term: 'LETTER-POLICE',
    })
  })

  it('of a court served on 2026-08-05 is due on 2026-10-05, 10-08 by the lenient reading; amber, red, an order', () => {
    const id = served()
    expect(test.desk.work.item(id)).toMatchObject({ state: 'served', host: 'O-zj', issuer: 'O-fy' })
    expect(clock(id, 'LETTER-JUD')).toMatchObject({ dueDay: '2026-10-05', lenientDay: '2026-10-08' })
    sweep('2026-09-25')
    expect(clock(id, 'LETTER-JUD').light).toBe('amber')
    sweep('2026-10-06', '00:05')
    expect(clock(id, 'LETTER-JUD').light).toBe('red')
    sweep('2026-10-09')
    expect(ordersOf(id)).toEqual([])
    sweep('2026-10-12')
    sweep('2026-10-12')
    expect(ordersOf(id)).toMatchObject([
      {
        state: 'draft',
        issuer: 'O-xt',
        body: { addressee: 'O-zj', term: 'LETTER-JUD', dueDay: '2026-10-05' },
      },
    ])
    const reply = { day: '2026-10-12', text: '已完成整改，整改报告附后' }
    expect(stateOf(act(test, at('2026-10-12'), 'O-fy/clerk', id, 'reply', reply))).toBe('replied')
    expect(clock(id, 'LETTER-JUD').result).toBe('late')
    expect(stateOf(act(test, at('2026-10-12'), 'O-fy/handler', id, 'accept', { opinion: '采纳' }))).toBe(
      'closed',
    )
  })

  it('typed in late is in time where the reply came in time; what is insisted on runs again', () => {
    const id = served()
    const reply = { day: '2026-10-05', text: '已完成整改，整改报告附后' }
    expect(missingOf(act(test, at('2026-10-05'), 'O-jt/leader', id, 'reply', reply))).toBe('forbidden')
    expect(missingOf(act(test, at('2026-10-01'), 'O-zj/leader', id, 'reply', reply))).toEqual(['/day'])
    act(test, at('2026-10-09'), 'O-fy/clerk', id, 'reply', reply)
    expect(clock(id, 'LETTER-JUD').result).toBe('met')
    act(test, at('2026-10-09'), 'O-fy/handler', id, 'insist', { reason: REASON })
    expect(clock(id, 'LETTER-JUD')).toMatchObject({ dueDay: '2026-12-09', result: 'running' })
    act(test, at('2026-10-09'), 'O-fy/leader', id, 'lift', { reason: REASON })
    expect(clock(id, 'LETTER-JUD').result).toBe('void')
  })

  it('has its type, and its name, from the registry from which its document is drafted', () => {
    for (const { type, name } of readReference().letters)
      expect(LETTER_TYPES.find(({ code }) => code === type)?.name).toEqual(name)
  })
})

describe('a problem', () => {
  it('is closed only after another than the unit verified it', () => {
    const lead = checkedLead(test, AUGUST, 'confirmed')
    const input = { code: '3', office: 'O-zj', text: '两家企业共用投标设备，监管未发现' }
    const id = idOf(make(test, AUGUST, 'O-sj/handler', { kind: 'PB', parent: lead, input }))
    expect(clock(id, 'RECTIFY').dueDay).toBe('2026-09-04')
    const plan = { text: '建立投标设备比对机制并通报企业', until: '2026-08-20' }
    act(test, AUGUST, 'O-zj/leader', id, 'plan', plan)
    expect(clock(id, 'RECTIFY')).toMatchObject({ dueDay: '2026-08-20', result: 'running' })
    expect(missingOf(act(test, AUGUST, 'O-zj/clerk', id, 'submit'))).toEqual(['/text'])
    act(test, AUGUST, 'O-zj/clerk', id, 'submit', { text: '制度文件和通报材料已上传' })
    expect(clock(id, 'RECTIFY').result).toBe('met')
    expect(missingOf(act(test, AUGUST, 'O-zj/reviewer', id, 'verify', { opinion: '同意' }))).toBe('forbidden')
    act(test, AUGUST, 'O-sj/reviewer', id, 'send-back', { reason: REASON })
    expect(clock(id, 'REDO').result).toBe('running')
    act(test, AUGUST, 'O-zj/clerk', id, 'submit', { text: '补充了企业整改回执' })
    const done = act(test, AUGUST, 'O-sj/reviewer', id, 'verify', { opinion: '同意销号' })
    expect(done).toMatchObject({ ok: true, item: { state: 'closed' } })
    expect(test.desk.work.workEvents(lead).at(-1)).toMatchObject({ act: 'child-changed' })
    expect(test.desk.work.clocksOf(id).filter(({ result }) => result === 'running')).toEqual([])
    expect(stateOf(act(test, AUGUST, 'O-jw/reviewer', id, 'reopen', { reason: REASON }))).toBe('open')
  })
})

describe('an order', () => {
  it('is issued by the leader, answered within five working days, escalated to discipline, lifted', () => {
    const wanted = { kind: 'SO', input: { office: 'O-jt', text: '请抓紧报送上半年工作情况' } }
    const id = idOf(make(test, AUGUST, 'O-xt/reviewer', wanted))
    const issue = { level: 'county', number: '嵊督〔2026〕1号' }
    expect(missingOf(act(test, AUGUST, 'O-xt/reviewer', id, 'issue', issue))).toBe('forbidden')
    act(test, AUGUST, 'O-xt/leader', id, 'issue', issue)
    expect(clock(id, 'ORDER')).toMatchObject({ dueDay: '2026-08-12', result: 'running' })
    sweep('2026-08-20')
    expect(ordersOf(id)).toEqual([])
    act(test, AUGUST, 'O-xt/leader', id, 'escalate', { reason: REASON })
    expect(test.desk.work.parties(id).filter(({ part }) => part === 'copied')).toMatchObject([
      { office: 'O-jw' },
    ])
    act(test, AUGUST, 'O-jt/leader', id, 'answer', { text: '已于今日报送' })
    expect(stateOf(act(test, AUGUST, 'O-xt/reviewer', id, 'lift', { opinion: '已报送' }))).toBe('lifted')
  })
})

/** Typed from the plan by hand, apart from the file of the program. */
const typed = readFileSync(new URL('../fixtures/responsibilities.csv', import.meta.url), 'utf8')

describe('the matrix of responsibilities and the rules of reports', () => {
  it('are those of the plan: 11 measures, 34 offices, each with its day', () => {
    const { responsibilities } = readReference()
    const lines = responsibilities.map(({ id, leads, dueDay }) => `${id},${dueDay},${leads.join(' ')}`)
    expect(lines).toEqual(typed.trim().split('\n').slice(1))
    expect(responsibilities.flatMap(({ leads }) => leads)).toHaveLength(34)
  })

  it('give each office its tasks and reports of the year, once, and none that was over before', () => {
    expect(owedIn(test.desk, 2024)).toEqual([])
    const begun = openDesk()
    expect(planDue(begun.desk, new Date(at('2026-01-05'))).made).toBe(34 + 10 + 10 + 4 + 2 + 6 + 5)
    expect(planDue(begun.desk, new Date(at('2026-01-05')))).toEqual({ made: 0, reminded: 0 })
    const now = new Date(at('2026-01-05'))
    const mine = seat(begun, 'O-hj/clerk', at('2026-01-05'))
    const visible = () => ({ sql: '1', values: [] })
    const waiting = inboxOf(begun.desk, { seat: mine, visible, now })
    expect(waiting.map(({ key, count }) => [key, count])).toEqual([
      ['reports-due', 4],
      ['tasks-due', 3],
    ])
    begun.close()
    const late = openDesk()
    planDue(late.desk, new Date(at('2026-11-29')))
    const kinds = late.desk.work.items({ kind: 'RI' }, { sort: 'due', skip: 0, limit: 100 })
    expect(new Set(kinds.map(({ body }) => (body as { rule: string }).rule))).toEqual(
      new Set(['CAMPAIGN', 'SPOT20']),
    )
    late.close()
  })

  it('call a report of January to mind in December of the year before', () => {
    const own = openDesk()
    const rule = own.desk.reportRules.find(({ code }) => code === 'HALF')!
    const early = { ...rule, code: 'EARLY', windows: [{ name: 'Y', due: '01-08' }] }
    const desk = { ...own.desk, reportRules: [...own.desk.reportRules, early] }
    const made = () =>
      own.desk.work
        .items({ kind: 'RI' }, { sort: 'due', skip: 0, limit: 100 })
        .filter(({ body }) => (body as { rule: string }).rule === 'EARLY')
    planDue(desk, new Date(at('2026-12-18')))
    expect(made()).toEqual([])
    for (let day = dayFrom('2026-12-19'); day <= dayFrom('2027-01-08'); day++)
      planDue(desk, new Date(at(dayText(day))))
    expect(made()).toHaveLength(10)
    const reminded = own.desk.work.workEvents(made()[0]!.id).filter(({ act: name }) => name === 'reminded')
    expect(reminded.map(({ input }) => (input as { left: number }).left)).toEqual([10, 5, 2, 0])
    own.close()
  })

  it('call a report to mind at 10, 5, 2 and 0 working days; at 00:05 of the next day it is missing', () => {
    const own = openDesk()
    planDue(own.desk, new Date(at('2026-01-05')))
    const half = () =>
      own.desk.work
        .items({ kind: 'RI' }, { sort: 'due', skip: 0, limit: 100 })
        .filter(({ body }) => (body as { rule: string }).rule === 'HALF')
    const police = half().find(({ host }) => host === 'O-ga')!.id
    const days = ['2026-05-25', '2026-05-26', '2026-06-01', '2026-06-04', '2026-06-05', '2026-06-08']
    for (const day of [...days, ...days]) planDue(own.desk, new Date(at(day)))
    const reminded = own.desk.work.workEvents(police).filter(({ act: name }) => name === 'reminded')
    expect(reminded.map(({ input }) => (input as { left: number }).left)).toEqual([10, 5, 2, 0])
    act(own, at('2026-06-05'), 'O-ga/clerk', police, 'submit', { text: '半年度工作推进情况报告' })
    sweepClocks(own.desk, new Date(at('2026-06-09', '00:05')))
    const missing = half().filter(({ state }) => state === 'missing')
    expect(missing).toHaveLength(9)
    expect(missing.map(({ host }) => host)).not.toContain('O-ga')
    const late = missing[0]!
    act(own, at('2026-06-10'), `${late.host}/clerk`, late.id, 'submit', {
      text: '补报半年度工作推进情况报告',
    })
    expect(own.desk.work.clocksOf(late.id)).toMatchObject([{ result: 'late' }])
    expect(stateOf(act(own, at('2026-06-10'), 'O-xt/reviewer', late.id, 'accept'))).toBe('accepted')
    own.close()
  })
})

it('a lead is handed over on a reform day by two leaders, and its clocks run on', () => {
  const lead = checkedLead(test, AUGUST, 'confirmed')
  const before = clock(lead, 'CHECK')
  const over = { host: 'O-jt', reason: REASON }
  expect(missingOf(act(test, AUGUST, 'O-xt/leader', lead, 'handover', over))).toEqual(['/second'])
  const same = { ...over, second: 'O-xt/leader' }
  expect(missingOf(act(test, AUGUST, 'O-xt/leader', lead, 'handover', same))).toEqual(['/second'])
  const done = act(test, AUGUST, 'O-xt/leader', lead, 'handover', { ...over, second: 'O-jw/leader' })
  expect(done).toMatchObject({ item: { host: 'O-jt', state: 'checking' } })
  expect(clock(lead, 'CHECK')).toEqual(before)
  expect(missingOf(act(test, AUGUST, LI, lead, 'note', { text: REASON }))).toBe('forbidden')
})

it('open papers about a lead go over with it; what the former office is asked for as itself stays', () => {
  const lead = checkedLead(test, AUGUST, 'confirmed')
  const { work } = test.desk
  const paper = (kind: string, input: object, who = LI): string =>
    idOf(make(test, AUGUST, who, { kind, parent: lead, input }))
  const transfer = paper('TP', { text: '两家企业涉嫌串通投标' })
  const letter = paper('LT', { type: 'police-letter', office: 'O-jy', text: '请完善开标场所设备管理' })
  const own = paper('PB', { code: '5', office: 'O-zj', text: '监管部门未发现共用设备问题' })
  const theirs = paper('PB', { code: '5', office: 'O-jy', text: '场所设备管理存在漏洞' })
  const order = paper('SO', { office: 'O-zj', text: '请抓紧核查并按期反馈' }, 'O-xt/reviewer')
  const closed = paper('LT', { type: 'police-letter', office: 'O-jy', text: '请完善开标场所设备管理' })
  work.transact(() => work.changeItem({ ...work.item(closed)!, state: 'lifted', closedAt: AUGUST }))
  const told = (id: string) => {
    const { host, issuer } = work.item(id)!
    const parties = work.parties(id).filter(({ toAt }) => toAt === null)
    return [host, issuer, parties.map(({ office, part }) => `${office} ${part}`).sort()]
  }
  const [wasOwn, wasClosed] = [told(own), told(closed)]
  const input = { host: 'O-jt', reason: REASON, second: 'O-jw/leader' }
  expect(stateOf(act(test, AUGUST, 'O-xt/leader', lead, 'handover', input))).toBe('checking')
  for (const id of [transfer, letter])
    expect([id, ...told(id)]).toEqual([id, 'O-jt', 'O-jt', ['O-jt host', 'O-jt issuer']])
  expect(told(own)).toEqual(['O-zj', 'O-jt', ['O-jt issuer', 'O-zj addressee', 'O-zj host']])
  expect([wasOwn[0], told(theirs)]).toEqual([
    'O-zj',
    ['O-jy', 'O-jt', ['O-jt issuer', 'O-jy addressee', 'O-jy host']],
  ])
  expect(work.item(order)!.body).toMatchObject({ addressee: 'O-jt' })
  expect(told(closed)).toEqual(wasClosed)
  expect(work.workEvents(letter).at(-1)).toMatchObject({
    ...{ act: 'went-over', user: 'O-xt/leader' },
    input: { lead, from: 'O-zj', to: 'O-jt' },
  })
  expect(missingOf(act(test, AUGUST, 'O-zj/leader', letter, 'check', { opinion: '同意' }))).toBe('forbidden')
  expect(stateOf(act(test, AUGUST, 'O-jt/leader', letter, 'check', { opinion: '同意' }))).toBe('checked')
})

it('a lead closes when what belongs to it is settled', () => {
  const lead = checkedLead(test, AUGUST, 'confirmed')
  const input = { code: '5', office: 'O-zj', text: '监管部门未发现共用设备问题' }
  const problem = idOf(make(test, AUGUST, LI, { kind: 'PB', parent: lead, input }))
  const conclusion =
    '经核查两家企业共用设备编制投标文件情况属实，已责令整改并移交有关单位处理，核查过程和证据材料均已归档，两名承办人签字确认'
  act(test, AUGUST, LI, lead, 'propose', { disposal: ['rectify'], conclusion })
  act(test, AUGUST, 'O-zj/leader', lead, 'approve', { opinion: '同意' })
  act(test, AUGUST, 'O-xt/reviewer', lead, 'review', { opinion: '同意' })
  const result = { kind: 'rectify', number: '嵊建改〔2026〕1号', authority: '县住建局', day: '2026-08-05' }
  act(test, AUGUST, 'O-zj/clerk', lead, 'register', result)
  const close = { code: 'substantiated' }
  expect(missingOf(act(test, AUGUST, 'O-zj/leader', lead, 'close', close))).toEqual([`/children/${problem}`])
  act(test, AUGUST, 'O-zj/leader', problem, 'plan', { text: REASON, until: '2026-08-20' })
  act(test, AUGUST, 'O-zj/clerk', problem, 'submit', { text: '整改材料' })
  const own = { opinion: '同意' }
  expect(missingOf(act(test, AUGUST, 'O-zj/reviewer', problem, 'verify', own))).toEqual([''])
  act(test, AUGUST, 'O-xt/reviewer', problem, 'verify', own)
  expect(stateOf(act(test, AUGUST, 'O-zj/leader', lead, 'close', close))).toBe('closed')
})
