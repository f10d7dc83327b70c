import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import type { LotRecord } from '../domain/records.js'
import type { GraphEngine } from '../engines/engine.js'
import type { Market } from '../market/market.js'
import { namesIn } from '../telling/names.js'
import type { LeadLot } from './lead.js'
import { factOfFlag } from './lead-facts.js'
import type { ManualLead } from './manual.js'

/** What a lead that is made by hand names. */
export interface Named {
  colour: string
  text: string
  source: string
  bidders: readonly string[]
  lots: readonly string[]
  separate: readonly string[]
}

/** The same with what the store knows of bidders and lots. Fails with `not_found` for one it has not. */
export const manualOf = async (
  engine: Pick<GraphEngine, 'bidder' | 'lot'>,
  { bidders, lots, colour, text, source, separate }: Named,
): Promise<ManualLead> => {
  const members = await Promise.all(bidders.map((id) => engine.bidder(id)))
  const found = await Promise.all(lots.map((id) => engine.lot(id)))
  for (const [i, id] of bidders.entries()) demand(members[i], 'bidder', id)
  for (const [i, id] of lots.entries()) demand(found[i], 'lot', id)
  return {
    ...{ colour, text, source, separate },
    members: members.map((member) => ({ id: member!.id, name: member!.name || member!.id })),
    lots: found.map((lot) => leadLotOf(lot!)),
  }
}

/** A lot of the store as a lead keeps it. */
export const leadLotOf = (lot: LotRecord): LeadLot => ({
  id: lot.id,
  title: lot.title ?? '',
  project: lot.projectId ?? null,
  industry: lot.industry ?? 'unknown',
  domain: lot.domain ?? '',
  method: lot.method ?? '',
  region: lot.regionCode ?? '',
  ...(lot.township && { township: lot.township }),
  day: (lot.openedAt ?? lot.publishedAt ?? '').slice(0, 10) || null,
})

/**
 * Facts of rules on lots, as the last run found them. Fails with `unprocessable` where it found none of a
 * rule.
 */
export const factsOnLots = (
  casebook: Pick<Casebook, 'lastRun' | 'lotFlags' | 'markOf'>,
  market: Market,
  { rules, lots }: { rules: readonly string[]; lots: readonly string[] },
): NonNullable<ManualLead['facts']> => {
  const run = casebook.lastRun()?.id ?? ''
  if (lots.length === 0)
    throw new AppError('unprocessable', 'Name the lots on which the rules found what the lead is of')
  const telling = { run, nameOf: namesIn(market), markOf: casebook.markOf }
  const found = rules.flatMap((rule) => {
    const own = lots.flatMap((lot) => casebook.lotFlags({ run, rule, lot }))
    if (own.length === 0)
      throw new AppError('unprocessable', `The last run found nothing by ${rule} on ${lots.join(', ')}`)
    return own.map((flag) => factOfFlag(flag, telling))
  })
  return { run, found: [...new Map(found.map((fact) => [fact.id, fact])).values()] }
}

const demand = (found: unknown, what: 'bidder' | 'lot', id: string): void => {
  if (!found) throw new AppError('not_found', `There is no ${what} "${id}"`)
}
