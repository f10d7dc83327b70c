/** Time is in whole minutes since 2022-01-01 00:00; no clock is read. */
export const DAY = 1440

const two = (n) => String(n).padStart(2, '0')

/** Year, month, day of a day number (after Hinnant's civil_from_days; day 0 = 2022-01-01). */
const civil = (day) => {
  const z = day + 18993 + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1]
}

/** `2024-03-01`. */
export const dateText = (t) => {
  const [year, month, day] = civil(Math.floor(t / DAY))
  return `${year}-${two(month)}-${two(day)}`
}

/** `2024-03-01 09:30`. */
export const timeText = (t) => {
  const minute = Math.floor(t) - Math.floor(t / DAY) * DAY
  return `${dateText(t)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** Minutes of an office hour on a day: from 9:00 on. */
export const officeTime = (r, day) => day * DAY + r.int(540, 1020)
