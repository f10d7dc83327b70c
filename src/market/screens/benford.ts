/**
 * First digits of prices against Benford's law: mean over the digits of |share − log10(1 + 1/d)|.
 *
 * Only where the law can be expected to hold: at least `MIN_VALUES` values over two orders of magnitude. So
 * it is asked of a bidder, a stratum or a market, never of a lot. Above 0.015 the digits do not conform
 * (Nigrini 2012).
 */
export const benfordDeviation = (amounts: ArrayLike<number>): { values: number; mad: number } | undefined => {
  const counts = new Float64Array(10)
  let values = 0
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (let i = 0; i < amounts.length; i++) {
    const amount = amounts[i]!
    if (!(amount > 0)) continue
    values++
    least = Math.min(least, amount)
    most = Math.max(most, amount)
    counts[firstDigit(amount)]!++
  }
  if (values < MIN_VALUES || most < 100 * least) return undefined
  let deviation = 0
  for (let digit = 1; digit <= 9; digit++)
    deviation += Math.abs(counts[digit]! / values - Math.log10(1 + 1 / digit))
  return { values, mad: deviation / 9 }
}

const MIN_VALUES = 100
export const BENFORD_NONCONFORMING = 0.015

const firstDigit = (amount: number): number => Number(amount.toExponential(15)[0])
