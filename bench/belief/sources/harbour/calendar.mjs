// Calendar arithmetic without the host's clock: days count from 1970-01-01, minutes from the midnight of a
// day.

const pad = (n) => (n < 10 ? `0${n}` : `${n}`)

/** Days since 1970-01-01 of a civil date (proleptic Gregorian). */
export const dayOf = (year, month, day) => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468
}

/** `YYYY-MM-DD` of a day number. */
export const dateText = (days) => {
  const z = days + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return `${yoe + era * 400 + (month <= 2 ? 1 : 0)}-${pad(month)}-${pad(doy - Math.floor((153 * mp + 2) / 5) + 1)}`
}

/** `YYYY-MM-DD HH:MM` of a minute number (day number × 1440 + minute of the day). */
export const minuteText = (minute) => {
  const day = Math.floor(minute / 1440)
  const rest = minute - day * 1440
  return `${dateText(day)} ${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`
}

/** The next Monday-to-Friday day, itself included (1970-01-01 was a Thursday). */
export const workday = (day) => {
  const weekday = (day + 3) % 7
  return weekday < 5 ? day : day + 7 - weekday
}

/** A minute when people are up: what would fall between 23:00 and 07:30 is done the evening before. */
export const waking = (minute) => {
  const ofDay = ((minute % 1440) + 1440) % 1440
  if (ofDay < 450) return minute - 540
  return ofDay >= 1380 ? minute - 120 : minute
}
