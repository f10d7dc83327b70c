import { foldTight } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'

const PLAIN = /^[0-9A-Fa-f]{12}$/
const SEPARATORS = /[:\-.\s_]/g
/** VMware, VirtualBox, Hyper-V, QEMU/KVM, Xen, Parallels; TAP adapters (00FF) and Docker (0242) have four digits */
const VIRTUAL = new Set(
  '005056 000C29 000569 001C14 080027 0A0027 00155D 525400 00163E 001C42 0003FF'.split(' '),
)

/**
 * Hardware address of a network card: 12 upper-case hex digits without separators. Virtual, randomised (locally
 * administered) and group addresses are marked and never link, nor does text that is no such address.
 */
export const mac = (text: string): Normalised => {
  let digits = PLAIN.test(text) ? text : text.replace(SEPARATORS, '')
  if (!PLAIN.test(digits)) {
    digits = foldTight(text).replace(SEPARATORS, '')
    if (!PLAIN.test(digits)) return kept(foldTight(text).toUpperCase(), QUALITY_MARKS.notMac)
  }
  return card(digits.toUpperCase())
}

const card = (digits: string): Normalised => {
  if (digits === '000000000000' || digits === 'FFFFFFFFFFFF') return PLACEHOLDER
  const mark = markOf(digits)
  return mark === 0 ? linking(digits) : kept(digits, mark)
}

const markOf = (digits: string): number => {
  if (VIRTUAL.has(digits.slice(0, 6)) || digits.startsWith('0242') || digits.startsWith('00FF'))
    return QUALITY_MARKS.virtualMac
  const low = Number.parseInt(digits[1]!, 16)
  if (low & 1) return QUALITY_MARKS.multicastMac
  return low & 2 ? QUALITY_MARKS.randomMac : 0
}

/** `AABBCCDDEEFF` as people write it; other text as it is. */
export const withColons = (canonical: string): string =>
  PLAIN.test(canonical) ? canonical.match(/../g)!.join(':') : canonical
