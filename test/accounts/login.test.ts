import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unlockUser } from '../../src/accounts/admin.js'
import {
  activate,
  type Bench,
  codeOf,
  countingHasher,
  FROM,
  logIn,
  makeUser,
  openBench,
  PASSWORD,
  presentOf,
} from './support.js'

let bench: Bench
let calls: ReturnType<typeof countingHasher>['calls']
beforeEach(async () => {
  const counting = countingHasher()
  calls = counting.calls
  bench = openBench(counting.hasher)
  await makeUser(bench, 'wang', { office: 'O-zj', capacity: 'O-zj/R' })
})
afterEach(() => bench.close())

const outcome = (work: () => unknown): string => {
  try {
    work()
    return 'in'
  } catch (error) {
    return (error as Error).message
  }
}

const attempt = async (login: string, password: string, code: () => string): Promise<string> => {
  const ticket = await bench.desk.login.password(login, password)
  return outcome(() => bench.desk.login.code(ticket, code(), FROM))
}

describe('a log-in', () => {
  it('says the same of an unknown name, a wrong password, a wrong code, a locked and a disabled account', async () => {
    const right = () => codeOf(bench, 'wang')
    const told = [
      await attempt('nobody', PASSWORD, right),
      await attempt('wang', 'wrong', right),
      await attempt('wang', PASSWORD, () => '000000'),
    ]
    for (let i = 0; i < 5; i++) await attempt('wang', 'wrong', right)
    told.push(await attempt('wang', PASSWORD, right))
    bench.desk.book.setUserState(bench.desk.book.userByLogin('wang')!.id, 'disabled')
    told.push(await attempt('wang', PASSWORD, right))
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toMatch(/wrong, or the account is locked/)
  })

  it('costs one argon2 whatever the name and the state of the account', async () => {
    bench.codes.set('auditor', bench.codes.get('auditor')!)
    for (const login of ['nobody', 'wang', 'auditor', '', 'sysadmin']) {
      const before = { ...calls }
      await bench.desk.login.password(login, 'not it')
      expect([login, calls.verify - before.verify, calls.hash - before.hash]).toEqual([login, 1, 0])
    }
    for (let i = 0; i < 6; i++) await bench.desk.login.password('wang', 'wrong')
    const before = calls.verify
    await bench.desk.login.password('wang', PASSWORD)
    expect(calls.verify - before).toBe(1)
  })

  it('tells of the log-in before, of the wrong tries since, and of the session it ended', async () => {
    const first = await logIn(bench, 'wang')
    expect(first).toMatchObject({ lastLogin: null, failures: 0, ended: 0, recoveryLeft: 8 })
    await attempt('wang', 'wrong', () => '000000')
    const second = await logIn(bench, 'wang')
    expect(second).toMatchObject({ failures: 1, ended: 1 })
    expect(second.lastLogin).not.toBeNull()
    expect(bench.desk.sessions.of(first.token, FROM.agent)).toBeUndefined()
  })

  it('counts tries side by side, each of them, before it looks at any', async () => {
    const tickets = await Promise.all(
      Array.from({ length: 50 }, () => bench.desk.login.password('wang', PASSWORD)),
    )
    const passed = tickets.filter((ticket) => {
      const done = outcome(() => bench.desk.login.code(ticket, codeOf(bench, 'wang'), FROM))
      bench.pass(30_000)
      return done === 'in'
    })
    expect(passed.length).toBeLessThanOrEqual(5)
  })

  it('is locked after five wrong codes too, and opened by the security administrator', async () => {
    for (let i = 0; i < 5; i++) await attempt('wang', PASSWORD, () => '000000')
    expect(await attempt('wang', PASSWORD, () => codeOf(bench, 'wang'))).not.toBe('in')
    unlockUser(bench.desk.book, await presentOf(bench, 'secadmin'), 'wang')
    expect(await attempt('wang', PASSWORD, () => codeOf(bench, 'wang'))).toBe('in')
  })

  it('takes a ticket once and for five minutes', async () => {
    const ticket = await bench.desk.login.password('wang', PASSWORD)
    expect(outcome(() => bench.desk.login.code(ticket, '000000', FROM))).not.toBe('in')
    expect(outcome(() => bench.desk.login.code(ticket, codeOf(bench, 'wang'), FROM))).not.toBe('in')
    const late = await bench.desk.login.password('wang', PASSWORD)
    bench.pass(5 * 60_000 + 1)
    expect(outcome(() => bench.desk.login.code(late, codeOf(bench, 'wang'), FROM))).not.toBe('in')
  })
})

describe('a code', () => {
  it('passes once: of 100 uses side by side exactly one', async () => {
    const code = codeOf(bench, 'wang')
    const { book } = bench.desk
    const factor = book.factor(book.userByLogin('wang')!.id)!
    const step = Math.floor(bench.now().getTime() / 30_000)
    const taken = await Promise.all(Array.from({ length: 100 }, async () => book.takeStep(factor.id, step)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await attempt('wang', PASSWORD, () => code)).not.toBe('in')
  })

  it('of one step before or after now passes, of two does not', async () => {
    const old = codeOf(bench, 'wang')
    bench.pass(60_000)
    expect(await attempt('wang', PASSWORD, () => old)).not.toBe('in')
    const recent = codeOf(bench, 'wang')
    bench.pass(30_000)
    expect(await attempt('wang', PASSWORD, () => recent)).toBe('in')
  })

  it('of paper passes once, however it is typed', async () => {
    const [first, second] = await activate(bench, 'auditor')
    expect(await attempt('auditor', PASSWORD, () => first!.toLowerCase().replaceAll('-', ' '))).toBe('in')
    expect(await attempt('auditor', PASSWORD, () => first!)).not.toBe('in')
    expect(await attempt('auditor', PASSWORD, () => second!)).toBe('in')
  })
})
