export const NO_DAY = -2147483648

export const MIN_DAY = -2147483647

export const MAX_DAY = 2147483647

/** The time as a clock in Shanghai shows it: `2026-03-01 09:00:00`. */
export const shanghai = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ')

/** ISO day of a day number; null when unknown or open. */
export const isoDay = (day: number): string | null =>
  day === NO_DAY || day === MIN_DAY || day === MAX_DAY
    ? null
    : new Date(day * 86_400_000).toISOString().slice(0, 10)

export const beijing = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
