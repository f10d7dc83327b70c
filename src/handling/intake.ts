import { dayFrom, plusMonths } from '../calendar/day.js'
import type { Casebook } from '../casebook/casebook.js'
import type { MarkOf } from '../casebook/value-marks.js'
import type { WorkItem } from '../casebook/work/items.js'
import { dayText, shanghaiDay } from '../domain/day.js'
import type { Level } from '../domain/grade.js'
import type { RingRecord } from '../domain/run.js'
import type { Market } from '../market/market.js'
import { colourBans } from './colour-bans.js'
import { colourOfFound } from './colours.js'
import { type Desk, definitionOf, deskOf, rankOf } from './desk.js'
import { growLead, newFactsOf } from './grow-lead.js'
import type { FoundLead, LeadBody } from './lead.js'
import { bodyOfLot, byLot, type LotFacts } from './lot-lead.js'
import { lastDayOf } from './lots-of.js'
import { newLead } from './new-lead.js'
import { bodyOfRing } from './ring-lead.js'

/** What became of the findings of a run. */
export interface Intake {
  run: string
  /** leads that were made, by what they are of */
  rings: number
  lots: number
  /** open leads whose ring changed */
  changed: number
  /** leads about rings whose lead was closed, made for facts found since */
  reappeared: number
  /** new in stock, and all that wait there */
  stocked: number
  stock: number
}

interface Taking {
  desk: Desk
  market: Market
  markOf: MarkOf
  run: string
  at: string
  counts: Intake
  /** lots before this day are old */
  oldBefore: string
}

/**
 * Makes leads of what the last run found, once each: rings of the levels that the policy names, and facts on
 * single lots. An open lead of the ring takes what is new; of a closed one a new lead is made where facts are
 * new. What was old when it was first found waits in stock. Twice the same run changes nothing.
 */
export const intakeRun = (casebook: Casebook, market: Market, now: Date): Intake | undefined => {
  const run = casebook.lastRun()
  if (!run) return undefined
  const desk = deskOf(casebook)
  const { intake } = desk.policy
  const levels = intake.rings as Level[]
  const ids = casebook.ringIds({ run: run.id, levels })
  const rings = ids.flatMap((id) => casebook.ring(id, run.id) ?? [])
  const facts = byLot(
    casebook.statutoryFacts({ run: run.id }),
    intake.lotRules.flatMap((rule) => casebook.lotFlags({ run: run.id, rule })),
  )
  const taking: Taking = {
    desk,
    market,
    markOf: casebook.markOf,
    run: run.id,
    at: now.toISOString(),
    counts: { run: run.id, rings: 0, lots: 0, changed: 0, reappeared: 0, stocked: 0, stock: 0 },
    oldBefore: oldBefore(market, now, intake.stockMonths),
  }
  desk.work.transact(() => {
    for (const ring of rings) takeRing(taking, ring)
    for (const found of facts) takeLot(taking, found)
    colourBans(desk, market, taking.at)
  })
  return { ...taking.counts, stock: desk.work.stockSize() }
}

/** Age is counted from today, or from the store's newest lot where that is earlier. */
const oldBefore = ({ lots }: Market, now: Date, months: number): string => {
  let newest = 0
  for (const day of lots.day) newest = Math.max(newest, day)
  const today = dayFrom(shanghaiDay(now))
  return dayText(plusMonths(newest > 0 ? Math.min(newest, today) : today, -months))
}

const takeRing = (taking: Taking, record: RingRecord): void => {
  const { desk, counts, at } = taking
  const body = bodyOfRing(record, taking)
  const known = leadsAbout(desk, 'ring', record.ring.id)
  const open = known.find((lead) => isOpen(lead))
  if (open) {
    if (growLead(desk, open, body, at)) counts.changed++
    return
  }
  const last = known.at(-1)
  if (last && newFactsOf(last, body).length === 0) return
  if (!last && isOld(taking, body)) {
    putInStock(taking, body, 'ring', record.ring.score)
    return
  }
  const colour = colourOfFound(desk, body, record.ring.level)
  newLead(desk, { body: { ...body, ...(last && { before: last.id }) }, colour, at })
  if (last) counts.reappeared++
  else counts.rings++
}

const takeLot = (taking: Taking, found: LotFacts): void => {
  const { desk, counts, at } = taking
  const body = bodyOfLot(found, taking)
  const known = leadsAbout(desk, 'lot-fact', found.lot)
  const last = known.at(-1)
  if (last && newFactsOf(last, body).length === 0) return
  if (isToldByRing(desk, found, body)) return
  const open = known.find((lead) => isOpen(lead))
  if (open) {
    if (growLead(desk, open, body, at)) counts.changed++
    return
  }
  if (!last && isOld(taking, body)) {
    putInStock(taking, body, 'lot', 0)
    return
  }
  const colour = colourOfFound(desk, body, desk.policy.intake.factColour)
  newLead(desk, { body, colour, at, more: [{ what: 'lot-fact', key: found.lot }] })
  counts.lots++
}

/** Two of the bidders meet on the lot in an open lead about their ring. */
const isToldByRing = (desk: Desk, { lot }: LotFacts, { members }: Pick<LeadBody, 'members'>): boolean =>
  leadsAbout(desk, 'lot', lot).some((lead) => {
    const { origin, members: own } = lead.body as LeadBody
    const shared = own.filter(({ id }) => members.some((member) => member.id === id))
    return origin.kind === 'ring' && isOpen(lead) && shared.length >= 2
  })

/** Leads about a thing, in order of their numbers; those that were void are as if they had not been. */
export const leadsAbout = ({ work }: Pick<Desk, 'work'>, what: string, key: string): WorkItem[] =>
  work
    .linked(what, [key])
    .flatMap(({ item }) => work.item(item) ?? [])
    .filter(({ kind, state }) => kind === 'LD' && state !== 'void' && state !== 'merged')
    .sort((a, b) => (a.id < b.id ? -1 : 1))

export const isOpen = ({ kind, definition, state }: WorkItem): boolean =>
  definitionOf(kind, definition).states[state]?.open ?? false

const isOld = ({ oldBefore }: Taking, { lots }: Pick<LeadBody, 'lots'>): boolean =>
  (lastDayOf(lots) ?? oldBefore) < oldBefore

const putInStock = (
  { desk, run, at, counts }: Taking,
  body: FoundLead,
  kind: 'ring' | 'lot',
  score: number,
): void => {
  const object = kind === 'ring' ? body.origin.ring! : body.lots[0]!.id
  const colour = body.level ?? desk.policy.intake.factColour
  desk.work.putInStock({
    object,
    kind,
    rank: rankOf(desk, colour),
    score,
    lastDay: lastDayOf(body.lots)!,
    run,
    at,
  })
  counts.stocked++
}

/** Leads that are made of stock at once: over HTTP on the thread that answers. */
export const MOST_RELEASED = 100

/** Makes leads of the first `n` that wait in stock, as the last run has them. */
export const releaseStock = (casebook: Casebook, market: Market, n: number, now: Date): WorkItem[] => {
  const desk = deskOf(casebook)
  const at = now.toISOString()
  const { work, policy } = desk
  const { markOf } = casebook
  return work.transact(() =>
    work.stock(n).flatMap(({ object, kind, run }) => {
      const ring = kind === 'ring' ? casebook.ring(object) : undefined
      const found = kind === 'lot' ? lotFactsOf(casebook, desk, object) : undefined
      const body = ring
        ? bodyOfRing(ring, { market, markOf, at })
        : found && bodyOfLot(found, { market, markOf, run, at })
      if (!body) {
        work.releaseStock(object, '')
        return []
      }
      const more = kind === 'lot' ? [{ what: 'lot-fact', key: object }] : []
      const colour = colourOfFound(desk, body, body.level ?? policy.intake.factColour)
      const lead = newLead(desk, { body, colour, at, more })
      work.releaseStock(object, lead.id)
      return [lead]
    }),
  )
}

const lotFactsOf = (casebook: Casebook, { policy }: Desk, lot: string): LotFacts | undefined =>
  byLot(
    casebook.statutoryFacts({ lot }),
    policy.intake.lotRules.flatMap((rule) => casebook.lotFlags({ lot, rule })),
  )[0]
