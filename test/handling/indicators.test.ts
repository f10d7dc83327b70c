import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IndicatorKey, indicatorItems, indicatorsOf } from '../../src/handling/indicators.js'
import { keepUp } from '../../src/handling/keep-up.js'
import { CHECKS, LEADS_OF, recount } from './recount.js'
import {
  ASSIGNED,
  act,
  CONCLUSION,
  ENCLOSURES,
  idOf,
  make,
  makeLead,
  openDesk,
  REASON,
  REPORT,
  type TestDesk,
} from './support.js'

const LEADS = 200
const SPAN = { firstDay: '2026-01-01', lastDay: '2026-12-31' }
const END = new Date('2026-12-31T15:00:00.000Z')
const DAY_MS = 86_400_000
const every = () => ({ sql: '1', values: [] })

let test: TestDesk
/** What the script did, counted as it went. */
const did = {
  routed: 0,
  returned: 0,
  lateSigns: 0,
  substantiated: 0,
  excluded: 0,
  lateSends: 0,
  sends: 0,
  loops: 0,
}

/** n days after 10:00 of the fifth of January, a Monday. */
const dayOf = (n: number): string =>
  new Date(Date.parse('2026-01-05T02:00:00.000Z') + n * DAY_MS).toISOString()

const OPINION = { opinion: '同意' }

/** One lead from its making to its archive, each in its own way by its number. */
const walk = (i: number): void => {
  const [monday, office] = [7 * (i % 40), i % 2 === 0 ? 'O-zj' : 'O-jt']
  const handlers = office === 'O-zj' ? ASSIGNED.handlers : ['O-jt/handler@zhao', 'O-jt/handler@qian']
  const [first] = handlers as [string]
  const ring = i % 20 === 3 || i % 20 === 4 ? `R-${900_000 + Math.floor(i / 20)}` : `R-${i}`
  const found = {
    origin: { kind: 'ring' as const, ring, at: dayOf(monday) },
    members: [],
    policeGround: false,
  }
  const lead = makeLead(test, dayOf(monday), { ...found, colour: i % 3 === 0 ? 'red' : 'yellow' }).id
  const done = (n: number, seat: string, name: string, input: object = {}): void => {
    const result = act(test, dayOf(monday + n), seat, lead, name, input)
    if (!result.ok) throw new Error(`${i} ${name}: ${JSON.stringify(result.refusal)}`)
  }
  done(0, 'O-xt/dispatcher', 'route', { host: office, reason: REASON, cohandlers: [] })
  did.routed++
  if (i % 11 === 5) {
    done(0, `${office}/leader`, 'return', { code: 'duplicate', reason: REASON })
    did.returned++
    return
  }
  const signed = i % 7 === 0 ? 3 : 1
  // in the week of the National Day the first working day is the eighth of October
  if (signed === 3 && !dayOf(monday).startsWith('2026-10-05')) did.lateSigns++
  done(signed, `${office}/clerk`, 'sign')
  if (i % 13 === 9) return
  const recusal = Object.fromEntries(handlers.map((one) => [one, 'none']))
  done(signed, `${office}/leader`, 'assign', { handlers, recusal })
  const isTrue = i % 20 !== 3 && i % 5 !== 2
  const lines = test.desk.lines.map(({ id }) => id)
  const why = '已核对原件'
  const facts = { rule: '*', verdict: isTrue ? 'confirmed' : 'refuted', why }
  done(signed, first, 'mark', { marks: [{ lines, verdict: 'conform', why }, facts] })
  const isPolice = isTrue && i % 10 === 0
  if (isPolice) transfer(i, { lead, office, first, handlers, at: monday + signed })
  const way = isPolice ? ['police'] : ['administrative']
  const disposal = isTrue ? { disposal: way } : { disposal: ['excluded'], excluded: 'explained' }
  const fed = signed + (i % 9 === 4 ? 60 : 5)
  done(fed, first, 'propose', { ...disposal, conclusion: CONCLUSION })
  done(fed, `${office}/${isPolice ? 'principal' : 'leader'}`, 'approve', OPINION)
  done(fed, 'O-xt/reviewer', 'review', OPINION)
  if (!isTrue) {
    if (i % 3 === 0) done(fed, 'O-jw/reviewer', 'confirm', OPINION)
    did.excluded++
    return
  }
  const isLoop = !isPolice && i % 4 === 0
  if (isLoop) mend(lead, office, monday + fed)
  const result = { number: `罚 ${i}`, authority: '县住建局', day: dayOf(monday + fed).slice(0, 10) }
  if (!isPolice) done(fed, `${office}/clerk`, 'register', { kind: 'administrative', ...result })
  done(fed, `${office}/leader`, 'close', { code: i % 6 === 0 ? 'partly' : 'substantiated' })
  did.substantiated++
  if (!isLoop) return
  done(fed, 'O-xt/reviewer', 'look-back')
  done(fed, 'O-xt/reviewer', 'pass', { text: '整改到位' })
  did.loops++
}

const transfer = (
  i: number,
  {
    lead,
    office,
    first,
    handlers,
    at,
  }: { lead: string; office: string; first: string; handlers: string[]; at: number },
): void => {
  const id = idOf(make(test, dayOf(at), first, { kind: 'TP', parent: lead }))
  const on = (n: number, seat: string, name: string, input: object): void =>
    void act(test, dayOf(at + n), seat, id, name, input)
  on(0, first, 'report', { handlers, conclusion: REPORT })
  on(0, `${office}/principal`, 'approve', OPINION)
  const isLate = i % 20 === 0
  on(isLate ? 2 : 1, `${office}/clerk`, 'send', { enclosures: ENCLOSURES, number: `移 ${i}` })
  on(2, 'O-ga/clerk', 'receipt', { text: '某签收' })
  on(3, 'O-ga/leader', 'file', { number: `立 ${i}`, day: dayOf(at + 3).slice(0, 10) })
  did.sends++
  if (isLate) did.lateSends++
}

/** A problem of the office and a letter to it, both settled. */
const mend = (lead: string, office: string, at: number): void => {
  const made = (seat: string, kind: string, input: object): string =>
    idOf(make(test, dayOf(at), seat, { kind, parent: lead, input: { office, ...input } }))
  const problem = made('O-sj/handler', 'PB', { code: '3', text: '监管中未发现共用投标设备' })
  const letter = made('O-ga/handler', 'LT', { type: 'police-letter', text: '投标设备比对机制缺失的提示' })
  const on = (seat: string, id: string, name: string, input: object): void =>
    void act(test, dayOf(at), seat, id, name, input)
  on(`${office}/leader`, problem, 'plan', { text: REASON, until: dayOf(at + 20).slice(0, 10) })
  on(`${office}/clerk`, problem, 'submit', { text: '整改材料' })
  on('O-sj/reviewer', problem, 'verify', OPINION)
  on('O-ga/leader', letter, 'check', OPINION)
  on('O-ga/clerk', letter, 'issue', { number: `公提 ${letter}` })
  on('O-ga/clerk', letter, 'serve', { day: dayOf(at).slice(0, 10), text: '直接送达' })
  on(`${office}/clerk`, letter, 'reply', { day: dayOf(at).slice(0, 10), text: '已整改' })
}

beforeAll(() => {
  test = openDesk()
  for (let i = 0; i < LEADS; i++) walk(i)
  keepUp(test.desk, END)
}, 120_000)
afterAll(() => test.close())

const shown = (office?: string) => {
  const all = indicatorsOf(test.desk, SPAN, { office, visible: every, now: END })
  return new Map(all.map((one) => [one.key, one]))
}

/** Working days of clocks, counted over the days that another program calls working days. */
const daysRecounted = (office: string | undefined): { check: number; overdue: number } => {
  const db = new Libsql(join(test.casebook.dir, 'casebook.sqlite'), { readonly: true })
  db.exec('CREATE TEMP TABLE working (day TEXT PRIMARY KEY)')
  const add = db.prepare('INSERT INTO working VALUES (?)')
  for (const line of readFileSync(new URL('../fixtures/working-days.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')) {
    const [year, days] = line.split(',') as [string, string]
    for (const [i, is] of [...days].entries())
      if (is === '1') add.run(new Date(Date.UTC(Number(year), 0, 1 + i)).toISOString().slice(0, 10))
  }
  const sum = (from: string, to: string, rows: string): number =>
    (
      db
        .prepare(
          `SELECT coalesce(sum((SELECT count(*) FROM working d WHERE d.day > ${from} AND d.day <= ${to})), 0) n ${rows}`,
        )
        .get({ office: office ?? '%' }) as { n: number }
    ).n
  const over = `FROM work_item w, clock k WHERE k.item = w.id AND ${LEADS_OF} AND k.term IN ('SIGN', 'CHECK', 'REDO')
    AND substr(k.due_at, 1, 10) BETWEEN '2026-01-01' AND '2026-12-31'
    AND (k.result IN ('met', 'late') OR k.result = 'running' AND k.paused_at IS NULL)`
  const found = {
    check: sum("date(k.started_at, '+8 hours')", "date(k.stopped_at, '+8 hours')", CHECKS),
    overdue: sum('k.due_day', "date(coalesce(k.stopped_at, '2026-12-31T15:00:00.000Z'), '+8 hours')", over),
  }
  db.close()
  return found
}

describe(`of a scripted year of ${LEADS} leads`, () => {
  it.each([undefined, 'O-zj', 'O-jt'])('numbers of %s equal a recount in SQL', (office) => {
    const own = shown(office)
    for (const [key, [n, of]] of Object.entries(recount(test.casebook.dir, office)))
      expect([office, key, own.get(key as IndicatorKey)]).toMatchObject([office, key, { n, of }])
  })

  it.each([undefined, 'O-zj', 'O-jt'])(
    'working days of %s equal those of another calendar, counted in SQL',
    (office) => {
      const own = shown(office)
      const { check, overdue } = daysRecounted(office)
      const mean = own.get('check-days')!
      expect([mean.n > 10, mean.value]).toEqual([true, Math.round((10 * check) / mean.n)])
      expect(own.get('overdue-days')!.value).toBe(10 * overdue)
      expect(overdue).toBeGreaterThan(10)
    },
  )

  it('numbers equal what the script did', () => {
    const all = shown()
    expect(all.get('return-rate')).toMatchObject({ n: did.returned, of: did.routed })
    const { n, of } = all.get('sign-rate')!
    expect(of! - n).toBe(did.lateSigns)
    expect(all.get('substantiated-rate')!.n).toBe(did.substantiated)
    expect(all.get('transfer-24h')).toMatchObject({ n: did.sends - did.lateSends, of: did.sends })
    expect(all.get('loop-rate')).toMatchObject({ n: did.loops, of: did.substantiated })
    expect(did.loops).toBeGreaterThan(10)
  })

  it('each number opens a list that holds as many', () => {
    for (const office of [undefined, 'O-jt'])
      for (const one of shown(office).values())
        for (const part of ['n', 'of'] as const) {
          const { kind, also } = indicatorItems(one.key, part, SPAN, { office, now: END })
          const total = test.desk.work.countItems({ kind, also }, '').count
          expect([one.key, part, total]).toEqual([one.key, part, (part === 'of' ? one.of : null) ?? one.n])
        }
  })

  it('an excluded lead whose ring was substantiated later is held against who excluded it', () => {
    const found = shown().get('excluded-then-substantiated')!
    const { kind, also } = indicatorItems(found.key, 'n', SPAN, { office: undefined, now: END })
    const rows = test.desk.work.items({ kind, also }, { sort: 'opened', skip: 0, limit: 50 })
    expect(found.n).toBeGreaterThan(3)
    expect(rows).toHaveLength(found.n)
    expect(new Set(rows.map(({ host }) => host))).toEqual(new Set(['O-jt']))
    for (const { progress } of rows) expect(progress).toMatchObject({ excluded: 'explained' })
  })

  it('of a span in which too little happened no share is told', () => {
    const week = { firstDay: '2026-12-28', lastDay: '2026-12-31' }
    const own = indicatorsOf(test.desk, week, { office: 'O-zj', visible: every, now: END })
    expect(own.find(({ key }) => key === 'sign-rate')).toMatchObject({ small: true, value: null })
  })
})
