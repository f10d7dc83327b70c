import type { Tenth } from './diagram.mjs'
import type { Grouped } from './groups.mjs'
import type { MarketSpec } from './markets.mjs'
export const reportOf: (
  markets: (MarketSpec & Grouped)[],
  settings: { prior: number; red: number; yellow: number; yellowBare: number },
  calibration?: Record<'shown' | 'bare', { slope: number; shift: number }>,
) => { text: string; reliability: { name: string; tenths: Tenth[] }[] }
