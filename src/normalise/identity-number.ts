import { foldTight, upperAscii } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'
import { isEmptySerial } from './placeholders.js'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const EIGHTEEN = /^\d{17}[\dX]$/
const FIFTEEN = /^\d{15}$/
const INSIDE = /(?<![0-9A-Z])\d{17}[\dX](?![0-9A-Z])/

const checkOf = (number: string): string => {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (number.charCodeAt(i) - 48) * WEIGHTS[i]!
  return CHECKS[sum % 11]!
}

/** Whether 18 characters are an identity number whose check character is right (GB 11643-1999). */
export const hasIdentityChecksum = (number: string): boolean =>
  EIGHTEEN.test(number) && checkOf(number) === number[17]

/**
 * Identity number: 18 characters, X upper case; the old 15 become 18. A wrong checksum is marked and still
 * links; but for one that ends in 000, as a spreadsheet leaves it that keeps 15 digits: all born on a day in
 * a county are then alike. Another document (passport, permit) is kept as it is, marked; one too short to
 * tell persons apart does not link.
 */
export const identityNumber = (text: string): Normalised => {
  if (EIGHTEEN.test(text)) return eighteen(text)
  const number = upperAscii(foldTight(text)).replace(/-/g, '')
  if (number === '') return PLACEHOLDER
  if (EIGHTEEN.test(number)) return eighteen(number)
  if (FIFTEEN.test(number) && isMonthDay(number.slice(8, 12))) {
    const long = `${number.slice(0, 6)}19${number.slice(6)}`
    return eighteen(long + checkOf(long))
  }
  if (number.includes('*')) return kept(number, QUALITY_MARKS.masked)
  if (isEmptySerial(number)) return PLACEHOLDER
  const inside = INSIDE.exec(number)
  if (inside && hasIdentityChecksum(inside[0])) return eighteen(inside[0])
  return number.length < 6
    ? kept(number, QUALITY_MARKS.otherDocument)
    : linking(number, QUALITY_MARKS.otherDocument)
}

const eighteen = (number: string): Normalised => {
  if (isEmptySerial(number)) return PLACEHOLDER
  const good = checkOf(number) === number[17] && isMonthDay(number.slice(10, 14))
  if (!good && number.endsWith('000'))
    return kept(number, QUALITY_MARKS.invalidChecksum | QUALITY_MARKS.lostDigits)
  return linking(number, good ? 0 : QUALITY_MARKS.invalidChecksum)
}

const isMonthDay = (mmdd: string): boolean => {
  const month = Number(mmdd.slice(0, 2))
  const day = Number(mmdd.slice(2))
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}
