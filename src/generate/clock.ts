const pad = (n: number): string => String(n).padStart(2, '0')

/** Day number (days since 1970-01-01) of a date. */
export const dayOf = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000

/** `2025-03-01` of a day number. */
export const dayText = (day: number): string => {
  const d = new Date(day * 86_400_000)
  return `${d.getUTCFullYear()}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}`
}

/** `2025-03-01 09:30:00` of minutes (fractions are seconds) since 1970-01-01 00:00 local time. */
export const timeText = (minutes: number): string => {
  const seconds = Math.round(minutes * 60)
  const d = new Date(seconds * 1000)
  return `${dayText(Math.floor(seconds / 86_400))} ${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}:${pad(d.getUTCSeconds())}`
}

export const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear()
