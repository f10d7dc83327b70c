import { describe, expect, it } from 'vitest'
import type { RingIdentity } from '../../src/domain/run.js'
import { type Recognised, recognise } from '../../src/rings/identity.js'
import { RingSettings } from '../../src/rings/settings.js'

const settings = RingSettings.parse({}).identity
const ring = (members: string) => ({ members: [...members], core: [...members] })
const known = (...given: [id: string, members: string, more?: Partial<RingIdentity>][]): RingIdentity[] =>
  given.map(([id, members, more]) => ({
    id,
    members: [...members],
    core: [...members],
    lastRun: 'RUN-000001',
    lastSeen: '2026-01-01T00:00:00.000Z',
    state: 'live',
    ...more,
  }))
const run = (old: RingIdentity[], found: string[], at = '2026-02-01T00:00:00.000Z'): Recognised =>
  recognise(old, found.map(ring), { id: 'RUN-000002', at }, settings)
const events = ({ events }: Recognised): string[] =>
  events.map(({ ring, event, other }) => [ring, event, other].filter(Boolean).join(' '))

describe('ring identities', () => {
  it('are given in canonical order on a first run', () => {
    const first = run([], ['abc', 'de'])
    expect(first.ids).toEqual(['R-000001', 'R-000002'])
    expect(events(first)).toEqual(['R-000001 birth', 'R-000002 birth'])
  })
  it('stay when nothing changed, in whatever order the rings come', () => {
    const again = run(known(['R-000001', 'abc'], ['R-000002', 'de']), ['de', 'abc'])
    expect(again.ids).toEqual(['R-000002', 'R-000001'])
    expect(events(again)).toEqual(['R-000002 continue', 'R-000001 continue'])
  })
  it('stay while a ring grows or shrinks, and are told so', () => {
    expect(events(run(known(['R-000001', 'abc']), ['abcd']))).toEqual(['R-000001 grow'])
    expect(events(run(known(['R-000001', 'abcd']), ['abc']))).toEqual(['R-000001 shrink'])
  })
  it('stay on a Jaccard index of 0.3 when no better partner is there', () => {
    expect(run(known(['R-000001', 'abcde']), ['abcxyz']).ids).toEqual(['R-000001'])
    expect(run(known(['R-000001', 'abcdefg']), ['abvwxyz']).ids).toEqual(['R-000002'])
  })
  it('prefer the partner that shares more than half', () => {
    expect(run(known(['R-000001', 'abcd'], ['R-000002', 'efgh']), ['abcefg', 'd']).ids[0]).toBe('R-000001')
    expect(run(known(['R-000001', 'ab'], ['R-000002', 'cdefg']), ['abcdefg']).ids).toEqual(['R-000002'])
  })
  it('merge into the one that lives on, or the oldest', () => {
    const equal = run(known(['R-000001', 'abc'], ['R-000002', 'def'], ['R-000003', 'ghi']), ['abcdefghi'])
    expect(equal.ids).toEqual(['R-000001'])
    expect(events(equal)).toEqual(['R-000001 grow', 'R-000002 merge R-000001', 'R-000003 merge R-000001'])
    expect(equal.identities.filter((one) => one.state === 'merged').map((one) => one.mergedInto)).toEqual([
      'R-000001',
      'R-000001',
    ])
  })
  it('split: the larger part keeps the id, the other is new and knows its parent', () => {
    const parts = run(known(['R-000001', 'abcdefg']), ['abcd', 'efg'])
    expect(parts.ids).toEqual(['R-000001', 'R-000002'])
    expect(events(parts)).toEqual(['R-000001 shrink', 'R-000002 split R-000001'])
  })
  it('rest while a ring is not found, revive within two years, and are not reused after that', () => {
    const gone = run(known(['R-000001', 'abc']), [])
    expect(events(gone)).toEqual(['R-000001 dormant'])
    const dormant = known(['R-000001', 'abc', { state: 'dormant' }])
    expect(events(run(dormant, ['abc'], '2027-12-31T00:00:00.000Z'))).toEqual(['R-000001 revive'])
    expect(events(run(dormant, ['abc'], '2028-01-02T00:00:00.000Z'))).toEqual(['R-000002 birth'])
    expect(events(run(dormant, []))).toEqual([])
  })
  it('carry a digest of the members, and differ only where these do', () => {
    const digests = run([], ['abc', 'abd', 'abc']).events.map((event) => event.memberDigest)
    expect(digests[0]).toBe(digests[2])
    expect(digests[0]).not.toBe(digests[1])
  })
})
