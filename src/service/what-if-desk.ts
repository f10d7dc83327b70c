import type { RingWhatIf, WhatIfQuestion } from '../detection/what-if.js'
import type { LoadedMarket } from './loaded-market.js'
import { type MarketDesk, marketDesk } from './market-desk.js'

/** Weighs rings again without some of their evidence. */
export type WhatIfDesk = MarketDesk<WhatIfQuestion, RingWhatIf>

export const whatIfDesk = (market: LoadedMarket): WhatIfDesk => marketDesk(market, './what-if-worker.js')
