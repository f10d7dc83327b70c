import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Subject } from '../../src/access/subject.js'
import { RELEASE_KINDS, type ReleaseRecord, type ReleaseStep } from '../../src/casebook/releases.js'
import { CAPACITY_KINDS, POSITIONS } from '../../src/domain/seat.js'
import { decidersOf, isDecider } from '../../src/releases/deciders.js'
import { actsOn, seesRelease, stepRelease, TICKS } from '../../src/releases/step-release.js'

const NOW = new Date('2026-03-02T01:00:00Z')
const release = (over: Partial<ReleaseRecord> = {}): ReleaseRecord => ({
  ...{
    id: 'RL-2026-000001',
    kind: 'named',
    state: 'drafted',
    office: 'O-zj',
    author: 'U-1',
    capacity: 'R',
  },
  ...{
    reason: '移送',
    addressee: 'O-ga',
    copies: 1,
    madeAt: '2026-03-01T01:00:00Z',
    untilAt: null,
    taken: 0,
  },
  file: { name: 'a.zip', mediaType: 'application/zip', bytes: 3, sha256: 'ab', madeBy: 'GET /x' },
  ...over,
})
const seat = (
  user: string,
  office: string,
  kind: Subject['kind'],
  position: Subject['position'],
): Subject => ({
  ...{ user, office, kind, position, capacity: `${office}/${kind}`, industries: [], regions: [] },
})
const stepped = (by: Subject): ReleaseStep => ({
  ...{ act: 'confirm', user: by.user!, office: by.office, position: by.position, at: '', note: '' },
})
const WHOLE = { act: 'confirm' as const, sha256: 'ab', ticks: TICKS, note: '' }

describe('a release', () => {
  const leader = seat('U-2', 'O-zj', 'R', 'leader')
  const second = seat('U-3', 'O-xt', 'C', 'leader')

  it('leaves after its persons in their order, and may be taken for seven days', () => {
    expect(stepRelease(release(), [], second, WHOLE, NOW)).toMatchObject({ code: 'forbidden' })
    expect(stepRelease(release(), [], leader, WHOLE, NOW)).toMatchObject({
      ok: true,
      to: { state: 'drafted' },
    })
    expect(stepRelease(release(), [stepped(leader)], second, WHOLE, NOW)).toEqual({
      ...{ ok: true, n: 2 },
      to: { state: 'released', untilAt: '2026-03-09T01:00:00.000Z' },
    })
  })

  it('is confirmed with all four ticks, of the bytes that were looked at, and refused with a reason', () => {
    const confirm = (over: object) => stepRelease(release(), [], leader, { ...WHOLE, ...over }, NOW)
    expect(confirm({ ticks: ['grounded'] })).toMatchObject({ missing: ['sparing', 'impact', 'suspected'] })
    expect(confirm({ sha256: 'cd' })).toMatchObject({ code: 'stale' })
    expect(confirm({ act: 'refuse' })).toMatchObject({ missing: ['note'] })
    expect(confirm({ act: 'refuse', note: '表述过重' })).toMatchObject({ to: { state: 'refused' } })
  })

  it('of the public takes three persons, and of the commission no other office’s', () => {
    expect(decidersOf(release({ kind: 'public' }))).toHaveLength(3)
    const own = decidersOf(release({ office: 'O-jw', capacity: 'D' }))
    expect(own.every((one) => !isDecider(one, second, { office: 'O-jw' }))).toBe(true)
  })

  it('is never decided twice by one person, nor by its author, whatever seats they take', () => {
    const subject = fc.record({
      user: fc.constantFrom('U-1', 'U-2', 'U-3', 'U-4'),
      office: fc.constantFrom('O-zj', 'O-xt', 'O-jw'),
      kind: fc.constantFrom(...CAPACITY_KINDS),
      position: fc.constantFrom(...POSITIONS),
    })
    fc.assert(
      fc.property(fc.constantFrom(...RELEASE_KINDS), fc.array(subject, { maxLength: 60 }), (kind, those) => {
        let now = release({ kind })
        const steps: ReleaseStep[] = []
        for (const one of those) {
          const by = seat(one.user, one.office, one.kind, one.position)
          const done = stepRelease(now, steps, by, WHOLE, NOW)
          expect(actsOn(now, steps, by).includes('confirm')).toBe(done.ok)
          if (!done.ok) continue
          expect(seesRelease(now, steps, by)).toBe(true)
          steps.push(stepped(by))
          now = { ...now, ...done.to }
        }
        const users = ['U-1', ...steps.map(({ user }) => user)]
        expect(new Set(users).size).toBe(users.length)
        if (now.state === 'released') expect(steps).toHaveLength(decidersOf(now).length)
      }),
    )
  })
})
