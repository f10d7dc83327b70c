import { expect, it } from 'vitest'
import { endOf, sessionsBy } from '../../src/access/sessions.js'
import { IDLE_MS, LONGEST_MS } from '../../src/accounts/user-sessions.js'

const at = (start: number) => {
  let now = start
  return { clock: () => new Date(now), pass: (ms: number) => (now += ms) }
}

it('a session ends when it is not used, and in any case after its longest time', () => {
  const { clock, pass } = at(0)
  const sessions = sessionsBy(clock)
  const token = sessions.begin('k')
  for (let used = 0; used < LONGEST_MS - IDLE_MS; used += IDLE_MS) {
    pass(IDLE_MS)
    expect(sessions.of(token)?.keyId).toBe('k')
  }
  pass(IDLE_MS)
  expect(endOf(sessions.of(token)!)).toEqual(new Date(LONGEST_MS))
  pass(1)
  expect(sessions.of(token)).toBeUndefined()
  const idle = sessions.begin('k')
  pass(IDLE_MS + 1)
  expect(sessions.of(idle)).toBeUndefined()
})

it('a key has twenty sessions at most, the oldest gives way, and a token that was not given is nobody', () => {
  const sessions = sessionsBy(() => new Date(0))
  const tokens = Array.from({ length: 21 }, () => sessions.begin('k'))
  expect(tokens.map((token) => sessions.of(token) !== undefined)).toEqual([false, ...Array(20).fill(true)])
  expect(sessions.of('x')).toBeUndefined()
  sessions.end(tokens[20]!)
  expect(sessions.of(tokens[20]!)).toBeUndefined()
})
