import { z } from 'zod'
import { compareUnits } from '../arrays/compare-text.js'
import { stringAt } from '../arrays/strings.js'
import type { SpotCheckRecord } from '../casebook/work/spot-checks.js'
import { midnightOf, shanghaiDay } from '../domain/day.js'
import { AppError } from '../domain/errors.js'
import { typedText } from '../domain/typed-text.js'
import type { Market } from '../market/market.js'
import type { Desk } from './desk.js'
import { drawFrom, listDigest, seedOf } from './draw.js'
import { type ChangedBy, changerOf, recordChange } from './record.js'
import { lotsOfTheme } from './theme.js'
import type { Visible } from './visible.js'

export const SPOT_CHECKED = ['lot', 'bidder', 'lead'] as const

const Inspector = z.strictObject({
  user: typedText(1, 100).meta({ description: 'Who may check: a seat or a log-in' }),
  recused: z.array(z.string().min(1).max(200)).max(1000).default([]).meta({ description: 'Not these' }),
})

export type NewSpotCheck = z.infer<typeof NewSpotCheck>
/** What is to be drawn from, how much of it, and who checks. */
export const NewSpotCheck = z.strictObject({
  of: z.enum(SPOT_CHECKED).default('lot'),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  share: z.int().min(1).max(100).default(20).meta({ description: 'Percent at least' }),
  boosts: z
    .record(z.string().max(40), z.int().min(100).max(500))
    .default({})
    .meta({ description: 'By colour, percent of the share: {"red":200} draws red ones twice as often' }),
  reason: z.string().trim().max(500).default('').meta({ description: 'Why some are drawn more often' }),
  inspectors: z.array(Inspector).max(200).default([]),
})

export type SpotPlan = z.infer<typeof SpotPlan>
/** A frozen list and how is drawn from it. */
export const SpotPlan = z.strictObject({
  ...NewSpotCheck.shape,
  day: z.string().meta({ description: 'Of the draw, as it enters the seed' }),
  list: z.array(z.strictObject({ id: z.string(), stratum: z.string(), boost: z.int() })),
  digest: z.string().meta({
    description: 'SHA-256 of the list sorted: id, stratum and boost with tabs between, a line each',
  }),
})

export type SpotDraw = z.infer<typeof SpotDraw>
/** What was drawn, and the seed. */
export const SpotDraw = z.strictObject({
  seed: z.string(),
  drawn: z.array(
    z.strictObject({
      id: z.string(),
      stratum: z.string(),
      rank: z.int(),
      inspectors: z.array(z.string()),
    }),
  ),
})

export type SpotFile = z.infer<typeof SpotFile>
/** Everything by which a draw can be made again, by anyone. */
export const SpotFile = z.strictObject({
  id: z.string(),
  plan: SpotPlan,
  numbers: z.tuple([z.string(), z.string()]),
  draw: SpotDraw,
})

/** as many things as a list may hold */
const MOST = 100_000

/**
 * Freezes the list of what may be drawn: lots of the days that the office may look at, firms that bid on
 * them, or leads opened on them; by layers of industry, place and colour. Said in the audit log. Fails with
 * `invalid_input` where there is nothing, or more often drawn without a reason.
 */
export const planSpotCheck = (
  desk: Desk,
  wanted: NewSpotCheck,
  { market, visible, ...by }: ChangedBy & { market: Market; visible: Visible },
): SpotCheckRecord => {
  if (Object.keys(wanted.boosts).length > 0 && wanted.reason === '')
    throw new AppError('invalid_input', 'Say why some are drawn more often than others')
  const office = by.actor?.office
  const list = LISTS[wanted.of]({ desk, market, wanted, office, visible })
    .map(({ id, layer, colour }) => ({
      id,
      stratum: [...layer, colour ?? '–'].join(' · '),
      boost: wanted.boosts[colour ?? ''] ?? 100,
    }))
    .sort((a, b) => compareUnits(a.id, b.id))
  if (list.length === 0)
    throw new AppError(
      'invalid_input',
      `There is nothing to draw from between ${wanted.firstDay} and ${wanted.lastDay}`,
    )
  if (list.length > MOST)
    throw new AppError('too_large', `Cannot draw from ${list.length}: ${MOST} at most, choose fewer days`)
  const day = shanghaiDay(new Date(by.at))
  const plan: SpotPlan = { ...wanted, day, list, digest: listDigest(list) }
  return desk.work.transact(() => {
    const id = desk.work.nextId('SC', Number(day.slice(0, 4)))
    desk.work.addSpotCheck({ id, office: office ?? null, madeBy: changerOf(by), at: by.at, plan })
    const query = { of: plan.of, digest: plan.digest, share: plan.share }
    recordChange(desk, { act: 'plan-spot-check', what: 'spot-check', id, query, n: list.length }, by)
    return desk.work.spotCheck(id)!
  })
}

/**
 * Takes a number for the seed. The first stays hidden; with the second, by another person, the draw is made.
 * Said in the audit log. Fails with `not_found`, and with `conflict` where it is drawn already or the same
 * person gave the first.
 */
export const giveSpotNumber = (
  desk: Desk,
  { id, number }: { id: string; number: string },
  by: ChangedBy,
): SpotCheckRecord =>
  desk.work.transact(() => {
    const found = desk.work.spotCheck(id)
    if (!found) throw new AppError('not_found', `There is no spot check "${id}"`)
    if (found.drawnAt !== null) throw new AppError('conflict', `Spot check "${id}" was drawn already`)
    const who = changerOf(by)
    if (found.numbers.some((one) => one.by === who))
      throw new AppError('conflict', `The second number of spot check "${id}" is for another person to give`)
    const numbers = [...found.numbers, { by: who, number, at: by.at }]
    const [first, second] = numbers
    const plan = SpotPlan.parse(found.plan)
    const draw = second ? drawOf(plan, [first!.number, second.number]) : null
    desk.work.numberSpotCheck({ id, numbers, drawnAt: draw ? by.at : null, draw })
    const told = draw
      ? {
          act: 'draw-spot-check',
          ids: draw.drawn.map((one) => one.id),
          n: draw.drawn.length,
          query: { seed: draw.seed, digest: plan.digest },
        }
      : { act: 'number-spot-check' }
    recordChange(desk, { ...told, what: 'spot-check', id }, by)
    return desk.work.spotCheck(id)!
  })

const drawOf = (plan: SpotPlan, numbers: [string, string]): SpotDraw => {
  const { share, inspectors, list, digest, day } = plan
  const seed = seedOf(day, numbers, digest)
  return { seed, drawn: drawFrom(list, { share, seed, inspectors }) }
}

/** What anyone needs to make a draw again. Fails with `conflict` before it is made. */
export const spotFileOf = ({ id, plan, numbers, draw }: SpotCheckRecord): SpotFile => {
  const [first, second] = numbers
  if (!first || !second) throw new AppError('conflict', `Spot check "${id}" is not drawn yet`)
  return {
    id,
    plan: SpotPlan.parse(plan),
    numbers: [first.number, second.number],
    draw: SpotDraw.parse(draw),
  }
}

/** What a file of a draw says that its list and numbers do not: nothing where it is as it was drawn. */
export const spotFaults = ({ plan, numbers, draw }: SpotFile): ('list' | 'seed' | 'draw')[] => {
  const digest = listDigest(plan.list)
  const again = drawOf({ ...plan, digest }, numbers)
  return [
    ...(digest === plan.digest ? [] : (['list'] as const)),
    ...(again.seed === draw.seed ? [] : (['seed'] as const)),
    ...(JSON.stringify(again.drawn) === JSON.stringify(draw.drawn) ? [] : (['draw'] as const)),
  ]
}

interface Listing {
  desk: Desk
  market: Market
  wanted: NewSpotCheck
  office: string | undefined
  visible: Visible
}

interface Listed {
  id: string
  layer: string[]
  colour: string | undefined
}

const wordAt = ({ words }: Market, at: number): string => (at < 0 ? '–' : stringAt(words, at))

const listedLots = ({ desk, market, wanted, office }: Listing): Listed[] => {
  const { lots } = market
  const own = lotsOfTheme(desk, market, wanted, office)
  // the townships of a province would be more layers than are drawn
  const isOneCounty = new Set(own.map((lot) => lots.region[lot])).size === 1
  return own.map((lot) => {
    const id = stringAt(lots.id, lot)
    const place = isOneCounty ? lots.township[lot]! : lots.region[lot]!
    return {
      id,
      layer: [wordAt(market, lots.industry[lot]!), wordAt(market, place)],
      colour: desk.work.gravestLead('lot', id)?.colour,
    }
  })
}

const listedBidders = ({ desk, market, wanted, office }: Listing): Listed[] => {
  const { bids, bidders } = market
  const found = new Set<number>()
  for (const lot of lotsOfTheme(desk, market, wanted, office))
    for (let bid = bids.lotOffsets[lot]!; bid < bids.lotOffsets[lot + 1]!; bid++) found.add(bids.bidder[bid]!)
  return [...found].map((bidder) => {
    const id = stringAt(bidders.id, bidder)
    return { id, layer: [], colour: desk.work.gravestLead('bidder', id)?.colour }
  })
}

const listedLeads = ({ desk, wanted, visible }: Listing): Listed[] =>
  desk.work
    .items(
      {
        kind: 'LD',
        visible: visible('LD'),
        also: {
          sql: 'i.restricted = 0 AND i.opened_at >= ? AND i.opened_at < ?',
          values: [midnightOf(wanted.firstDay), midnightOf(wanted.lastDay, 1)],
        },
      },
      { sort: 'opened', skip: 0, limit: MOST + 1 },
    )
    .map(({ id, host, colour }) => ({ id, layer: [host ?? '–'], colour: colour ?? undefined }))

const LISTS: Record<NewSpotCheck['of'], (listing: Listing) => Listed[]> = {
  lot: listedLots,
  bidder: listedBidders,
  lead: listedLeads,
}
