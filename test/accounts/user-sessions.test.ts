import { afterEach, beforeEach, expect, it } from 'vitest'
import { revokePosition, stopUser } from '../../src/accounts/admin.js'
import { IDLE_MS, LONGEST_MS, SET_BACK_MS } from '../../src/accounts/user-sessions.js'
import { type Bench, FROM, logIn, makeUser, openBench, presentOf } from './support.js'

let bench: Bench
beforeEach(async () => {
  bench = openBench()
  await makeUser(bench, 'wang', { office: 'O-zj', capacity: 'O-zj/R' })
})
afterEach(() => bench.close())

const isThere = (token: string, agent = FROM.agent): boolean =>
  bench.desk.sessions.of(token, agent) !== undefined

it('a session ends after 30 minutes unused and after 8 hours in any case', async () => {
  const { token } = await logIn(bench, 'wang')
  for (let used = 0; used + IDLE_MS < LONGEST_MS; used += IDLE_MS) {
    expect(isThere(token)).toBe(true)
    bench.pass(IDLE_MS)
  }
  expect(isThere(token)).toBe(true)
  bench.pass(IDLE_MS)
  expect(isThere(token)).toBe(false)
  const idle = (await logIn(bench, 'wang')).token
  expect(isThere(idle)).toBe(true)
  bench.pass(IDLE_MS + 1)
  expect(isThere(idle)).toBe(false)
})

it('a clock set back makes no session longer: it goes on over a small correction and ends at a larger one', async () => {
  const { token } = await logIn(bench, 'wang')
  expect(isThere(token)).toBe(true)
  bench.pass(-SET_BACK_MS)
  expect(isThere(token)).toBe(true)
  bench.pass(-1)
  expect(isThere(token)).toBe(false)
  bench.pass(2 * SET_BACK_MS)
  expect(isThere((await logIn(bench, 'wang')).token)).toBe(true)
})

it('a session is for the browser that began it, and the case book keeps no token', async () => {
  const { token } = await logIn(bench, 'wang')
  expect([isThere(token, 'another'), isThere(token), isThere('x')]).toEqual([false, true, false])
  expect(JSON.stringify(bench.desk.book.liveSessions())).not.toContain(token)
})

it('a session ends with its position, its account and the next log-in, at once', async () => {
  const { book } = bench.desk
  const first = (await logIn(bench, 'wang')).token
  const second = (await logIn(bench, 'wang')).token
  expect([isThere(first), isThere(second)]).toEqual([false, true])
  const by = await presentOf(bench, 'secadmin')
  stopUser(book, by, 'wang', 'locked', bench.now())
  expect(isThere(second)).toBe(false)
  book.setUserState(book.userByLogin('wang')!.id, 'active')
  const third = (await logIn(bench, 'wang')).token
  revokePosition(book, by, { login: 'wang', capacity: 'O-zj/R', position: 'handler' }, bench.now())
  expect(isThere(third)).toBe(false)
  await expect(logIn(bench, 'wang')).rejects.toThrow(/wrong/)
})
