/**
 * A decimal number as a whole one, so that a sum is exact: digits × 10^decimals. `whole` and `fraction` are
 * what a caller's pattern found, the fraction of at most `decimals` digits.
 */
export const scaledUp = (whole: string, fraction: string | undefined, decimals: number): bigint =>
  BigInt(whole + (fraction ?? '').padEnd(decimals, '0'))

/** The decimal text of a scaled number, without zeros behind. */
export const decimalText = (scaled: bigint, decimals: number): string => {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0')
  const fraction = digits.slice(-decimals).replace(/0+$/, '')
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -decimals)}${fraction === '' ? '' : `.${fraction}`}`
}
