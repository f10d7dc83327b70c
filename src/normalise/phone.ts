import { fold, foldTight, lowerAscii } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'
import { isEmptySerial } from './placeholders.js'

const MOBILE = /^1[3-9]\d{9}$/
const LAND_LINE = /^0(?:10|2\d|[3-9]\d\d)-[2-9]\d{6,7}$/
const LABEL = /^(?:tel|电话|手机|联系电话)[:.]?/
const COUNTRY = /^(?:\(?\+86\)?|\(?0086\)?|86(?=-?1[3-9]\d{9}$|-0))-?/
const EXTENSION = /(?:转|分机|ext\.?|x|#|,|-)(\d{1,6})$/
const AREA = /^(?:0?(10|2\d)|0([3-9]\d\d))([2-9]\d{6,7})$/
const DUMMY = /^1[3-9]\d0{8}$|^1(\d)\1{9}$|^13800138000$|^12345678901$/
const DATE = /^(?:19|20)\d\d[-./年](?:0?[1-9]|1[0-2])[-./月](?:0?[1-9]|[12]\d|3[01])日?$/
const SERVICE = /^(?:[48]00\d{7}|9[56]\d{3,4}|1[02]\d{1,4}|11\d)$/

/**
 * Telephone number. A mobile becomes its 11 digits, a land line `0580-5081234` or `0580-5081234-801`, a
 * foreign one `+81298211234`. 400, 800 and short numbers are a firm's or the nation's front desk: they never
 * link. An extension says that the number is a switchboard's; with it the desk is meant, which may link.
 */
export const phone = (text: string): Normalised => {
  if (MOBILE.test(text)) return mobile(text)
  if (LAND_LINE.test(text)) return linking(text)
  const folded = lowerAscii(foldTight(text)).replace(/[—–−‐‑_~]/g, '-')
  if (folded.includes('*')) return kept(folded, QUALITY_MARKS.masked)
  const local = withoutCountry(folded.replace(LABEL, ''))
  const digits = local.replace(/[-().]/g, '')
  if (MOBILE.test(digits)) return mobile(digits)
  if (/^01[3-9]\d{9}$/.test(digits)) return mobile(digits.slice(1))
  if (digits === '' || isEmptySerial(digits)) return PLACEHOLDER
  if (DATE.test(folded)) return kept(folded, QUALITY_MARKS.notPhone)
  if (DUMMY.test(digits)) return mobile(digits)
  if (SERVICE.test(digits)) return kept(digits, QUALITY_MARKS.serviceNumber)
  return landLine(local, digits) ?? other(text, folded, digits)
}

/** Without +86; a land line's area code gets back the 0 that the country code had taken. */
const withoutCountry = (text: string): string => {
  const local = text.replace(COUNTRY, '')
  return local !== text && /^\(?(?:10|2\d|[3-9]\d\d)\)?-?[2-9]\d{6,7}(?!\d)/.test(local) ? `0${local}` : local
}

const mobile = (digits: string): Normalised =>
  DUMMY.test(digits) ? kept(digits, QUALITY_MARKS.genericValue) : linking(digits)

const landLine = (local: string, digits: string): Normalised | undefined => {
  const whole = areaForm(digits)
  if (whole) return linking(whole)
  const found = EXTENSION.exec(local)
  if (found) {
    const main = local.slice(0, found.index).replace(/[-().]/g, '')
    const form = areaForm(main) ?? (/^[2-9]\d{6,7}$/.test(main) ? main : undefined)
    if (SERVICE.test(main)) return kept(`${main}-${found[1]}`, QUALITY_MARKS.serviceNumber)
    const area = form === main ? QUALITY_MARKS.noAreaCode : 0
    if (form) return linking(`${form}-${found[1]}`, QUALITY_MARKS.switchboard | area)
  }
  return /^[2-9]\d{6,7}$/.test(digits) ? linking(digits, QUALITY_MARKS.noAreaCode) : undefined
}

const areaForm = (digits: string): string | undefined => {
  const found = digits.startsWith('0') ? AREA.exec(digits) : null
  return found ? `0${found[1] ?? found[2]}-${found[3]}` : undefined
}

const INSIDE = /(?<!\d)1[3-9]\d{9}(?!\d)/

const other = (text: string, folded: string, digits: string): Normalised => {
  const inside = INSIDE.exec(fold(text))
  if (inside) return mobile(inside[0])
  const foreign = /^\+\d{7,15}$/.test(digits)
  if (foreign) return linking(digits)
  if (/^\d{7,15}$/.test(digits)) return linking(digits, QUALITY_MARKS.notPhone)
  return kept(folded, QUALITY_MARKS.notPhone)
}
