import { afterAll, beforeAll, expect, it } from 'vitest'
import { lightAt } from '../../src/handling/clock-work.js'
import { sweepClocks } from '../../src/handling/sweep.js'
import { ASSIGNED, act, makeLead, openDesk, type TestDesk } from './support.js'

let test: TestDesk
beforeAll(() => {
  test = openDesk()
})
afterAll(() => test.close())

it('a sweep notes every light that changed, whatever the term and the day, and then nothing', () => {
  const { desk } = test
  const starts = ['2026-01-30T01:00:00.000Z', '2026-02-12T09:30:00.000Z', '2026-02-13T07:59:00.000Z']
  const leads: string[] = []
  starts.forEach((at, i) => {
    const { id } = makeLead(test, at)
    leads.push(id)
    if (i === 0) return
    act(test, at, 'O-xt/dispatcher', id, 'route', { host: 'O-zj', reason: '经研究由该单位承办更为合适' })
    act(test, at, 'O-zj/clerk', id, 'sign')
    if (i === 2) act(test, at, 'O-zj/leader', id, 'assign', ASSIGNED)
  })
  let changed = 0
  for (let hours = 0; hours < 24 * 60; hours += 7) {
    const now = new Date(Date.parse('2026-02-13T08:00:00.000Z') + hours * 3_600_000)
    const running = leads
      .flatMap((id) => desk.work.clocksOf(id))
      .filter(({ result, pausedAt }) => result === 'running' && pausedAt === null)
    const differ = running.filter((clock) => lightAt(desk, clock, now) !== clock.light)
    expect(sweepClocks(desk, now).changed).toBe(differ.length)
    expect(sweepClocks(desk, now).changed).toBe(0)
    changed += differ.length
  }
  expect(changed).toBeGreaterThan(4)
})
