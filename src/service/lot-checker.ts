import type { LotCheck } from '../evidence/check-lot.js'
import type { RawLot } from '../market/lot-overlay.js'
import type { LoadedMarket } from './loaded-market.js'
import { type MarketDesk, marketDesk } from './market-desk.js'

/** Checks lots, some 30 ms of work each. */
export type LotChecker = MarketDesk<RawLot, LotCheck>

export const lotChecker = (market: LoadedMarket): LotChecker => marketDesk(market, './check-worker.js')
