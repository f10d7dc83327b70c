import type { Casebook } from '../casebook/casebook.js'
import { AppError } from '../domain/errors.js'
import type { RunRecord } from '../domain/run.js'
import type { GraphEngine } from '../engines/engine.js'
import type { Market } from '../market/market.js'
import type { Lang } from '../texts/text.js'
import { areaOf } from './area.js'
import type { Edition, ReportInput } from './composer.js'
import { factsOf } from './facts.js'
import { parsePeriod } from './period.js'

export interface Gathering {
  casebook: Pick<Casebook, 'lastRun' | 'run' | 'rings' | 'ring' | 'statutoryFacts' | 'lotFlags'>
  engine: Pick<GraphEngine, 'market' | 'quality'>
  /** a market that is loaded already */
  market?: Market
  period: string
  edition: Edition
  lang: Lang
  /** default: the last */
  run?: string
  /** county or township, by code or name; default: all */
  area?: string
}

/**
 * Reads what a report is made from. Fails with `not_found` where nothing has been detected, `invalid_input`
 * for the period.
 */
export const gather = async (of: Gathering): Promise<ReportInput> => {
  const period = parsePeriod(of.period)
  const run = runOf(of)
  const market = of.market ?? (await of.engine.market())
  const { rings } = of.casebook.rings({ run: run.id, levels: ['red', 'yellow'] })
  return {
    facts: factsOf(
      market,
      rings,
      of.casebook.statutoryFacts({ run: run.id }),
      of.casebook.lotFlags({ run: run.id }),
    ),
    run,
    digest: market.digest,
    record: (ring) => of.casebook.ring(ring, run.id),
    quality: await of.engine.quality(),
    period,
    edition: of.edition,
    lang: of.lang,
    ...(of.area !== undefined && { area: areaOf(market, of.area) }),
  }
}

const runOf = ({ casebook, run }: Gathering): RunRecord => {
  const found = run === undefined ? casebook.lastRun() : casebook.run(run)
  if (!found)
    throw new AppError(
      'not_found',
      run === undefined ? 'Nothing has been detected yet: run detect first' : `There is no run "${run}"`,
    )
  return found
}
