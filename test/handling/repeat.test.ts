import { afterEach, beforeEach, expect, it } from 'vitest'
import { packStrings } from '../../src/arrays/strings.js'
import { OFFENCES } from '../../src/domain/codes.js'
import { dayOfInstant, NO_DAY } from '../../src/domain/day.js'
import { bansOn, colourBans } from '../../src/handling/colour-bans.js'
import { colourOfFound, dryRun, recolour } from '../../src/handling/colours.js'
import type { FoundLead } from '../../src/handling/lead.js'
import { repeatsOf } from '../../src/handling/repeat.js'
import type { Market } from '../../src/market/market.js'
import { makeLead, openDesk, type TestDesk } from './support.js'

interface Decision {
  bidder: string
  kind?: (typeof OFFENCES)[number]
  day: string
  ban?: [from: string, to: string | null]
  revoked?: boolean
}

const day = (text: string | null | undefined): number =>
  text ? dayOfInstant(Date.parse(`${text}T00:00:00Z`) / 1000) : NO_DAY

const marketOf = (decisions: readonly Decision[]): Pick<Market, 'penalties' | 'bidders'> => {
  const ids = ['B1', 'B2', 'B3']
  const column = (of: (one: Decision) => number): Int32Array => Int32Array.from(decisions, of)
  return {
    bidders: { id: packStrings(ids), count: ids.length },
    penalties: {
      count: decisions.length,
      org: column(({ bidder }) => ids.indexOf(bidder)),
      docNo: packStrings(decisions.map((_, i) => `罚${i}号`)),
      kind: Uint8Array.from(decisions, ({ kind = 'collusion' }) => OFFENCES.indexOf(kind)),
      day: column((one) => day(one.day)),
      banFrom: column(({ ban }) => day(ban?.[0])),
      banTo: column(({ ban }) => day(ban?.[1])),
      revoked: Uint8Array.from(decisions, ({ revoked }) => Number(revoked ?? false)),
    },
  } as never
}

const AT = '2026-03-01T02:00:00.000Z'
let open: TestDesk
beforeEach(() => {
  open = openDesk()
})
afterEach(() => open.close())

it('two decisions of a kind within three years that stand make a repeat offender, with both named', () => {
  const twice: Decision[] = [
    { bidder: 'B1', day: '2026-02-01' },
    { bidder: 'B1', day: '2024-03-01' },
  ]
  const found = (decisions: Decision[], until = '2026-03-01') =>
    repeatsOf(marketOf(decisions), ['B1', 'B2'], until).map(({ bidder, offence, decisions: own }) => [
      ...[bidder, offence],
      ...own.map(({ day: decided }) => decided),
    ])
  expect(found(twice)).toEqual([['B1', 'collusion', '2024-03-01', '2026-02-01']])
  expect(found(twice, '2027-03-02')).toEqual([])
  expect(found(twice, '2026-01-31')).toEqual([])
  expect(found([twice[0]!, { ...twice[1]!, revoked: true }])).toEqual([])
  expect(found([twice[0]!, { ...twice[1]!, kind: 'fraud' }])).toEqual([])
  expect(found(twice.map((one) => ({ ...one, kind: 'fraud' })))).toHaveLength(1)
  expect(found(twice.map((one) => ({ ...one, kind: 'other' })))).toEqual([])
  expect(found(twice.map((one) => ({ ...one, bidder: 'B3' })))).toEqual([])
})

it('its lead is one colour graver, never beyond the gravest; the same policy tried again changes nothing', () => {
  const repeats = repeatsOf(
    marketOf([
      { bidder: 'B1', day: '2026-02-01' },
      { bidder: 'B1', day: '2024-03-01' },
    ]),
    ['B1'],
    '2026-03-01',
  )
  const colour = (level: string | null, again: boolean): string =>
    colourOfFound(
      open.desk,
      {
        level,
        members: [{ id: 'B1', name: '甲公司' }],
        ...(again && { repeats }),
        lots: [],
        facts: [],
        industries: [],
        origin: { kind: 'ring' },
      } as never as FoundLead,
      level ?? 'yellow',
    )
  expect([colour('yellow', false), colour('yellow', true), colour('red', true), colour(null, true)]).toEqual([
    'yellow',
    'red',
    'red',
    'red',
  ])
  const { id } = makeLead(open, AT, {
    colour: 'red',
    level: null,
    repeats,
    members: [{ id: 'B1', name: '甲公司' }],
  })
  expect(open.desk.work.colourEvents('lead', id)[0]!.basis).toContain('罚1号 2024-03-01 罚0号 2026-02-01')
  expect(dryRun(open.desk, open.desk.policy)).toEqual([])
})

it('a banned bidder is of the gravest colour until its ban is over or revoked, whatever becomes of its leads', () => {
  const ban: Decision = { bidder: 'B2', day: '2026-01-01', ban: ['2026-01-15', '2026-06-30'] }
  expect([
    ...bansOn(marketOf([ban, { ...ban, bidder: 'B1', ban: ['2026-07-01', null] }]), '2026-03-01'),
  ]).toEqual([['B2', { until: '2026-06-30', number: '罚0号' }]])
  const colour = (): string | undefined => open.desk.work.colour('bidder', 'B2')?.colour
  const bans = (decisions: Decision[], at: string): number => {
    colourBans(open.desk, marketOf(decisions), at)
    return open.desk.work.colourEvents('bidder', 'B2').length
  }
  const lead = makeLead(open, AT, {
    colour: 'yellow',
    level: 'yellow',
    members: [{ id: 'B2', name: '乙公司' }],
  })
  expect(colour()).toBe('yellow')
  expect([bans([ban], AT), bans([ban], AT), colour()]).toEqual([2, 2, 'red'])
  recolour(open.desk, open.desk.work.item(lead.id)!, 'green', {
    cause: 'manual',
    basis: '',
    actor: undefined,
    at: AT,
  })
  expect(colour()).toBe('red')
  expect([bans([ban], '2026-07-01T02:00:00.000Z'), colour()]).toEqual([3, 'green'])
  expect([bans([ban], AT), colour()]).toEqual([4, 'red'])
  expect([bans([{ ...ban, revoked: true }], AT), colour()]).toEqual([5, 'green'])
  expect(bans([], AT)).toBe(5)
})
