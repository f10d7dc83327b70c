import { BIT } from '../domain/grade.js'

/**
 * Bits of a shared value: log2(m (N − 1) / (d − 1)), never below 0, as an integer × 2^16. The Fellegi–Sunter
 * weight log2(m / u), u the chance that a random other bidder holds the value too. d ≥ 2 holders among N
 * bidders; a pattern or path counts the bidders in it (evidence.md §1).
 */
export const rarityBits = (holders: number, bidders: number, m: number): number =>
  holders < 2 || bidders < 2
    ? 0
    : Math.max(0, Math.round(BIT * Math.log2((m * (bidders - 1)) / (holders - 1))))
