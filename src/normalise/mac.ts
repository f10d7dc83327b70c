import { foldTight, upperAscii } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'

const PLAIN = /^[0-9A-Fa-f]{12}$/
const SEPARATORS = /[:\-.\s_]/g
const AROUND = /^(?:mac(?:地址)?|物理地址)[:=]|\([^()]*\)$/gi
/**
 * VMware, VirtualBox, Hyper-V, QEMU/KVM, Xen, Parallels, Virtual PC; TAP (00FF) and Docker (0242) have four
 * digits
 */
const VIRTUAL = new Set([
  0x005056, 0x000c29, 0x000569, 0x001c14, 0x080027, 0x0a0027, 0x00155d, 0x525400, 0x00163e, 0x001c42,
  0x0003ff,
])

/**
 * Hardware address of a network card: 12 upper-case hex digits without separators. Virtual, randomised
 * (locally administered) and group addresses are marked and never link, nor does text that is no such
 * address.
 */
export const mac = (text: string): Normalised => {
  if (readDigits(text)) return card()
  const folded = foldTight(text)
  return readDigits(folded.replace(AROUND, '').replace(SEPARATORS, ''))
    ? card()
    : kept(upperAscii(folded), QUALITY_MARKS.notMac)
}

const HEX = new Int8Array(128).fill(-1)
for (const [i, c] of [...'0123456789ABCDEF'].entries()) {
  HEX[c.charCodeAt(0)] = i
  HEX[c.toLowerCase().charCodeAt(0)] = i
}
/** code units of the twelve digits last read, upper case */
const digits = new Uint8Array(12)

/**
 * Whether the text is 12 hex digits, bare or in pairs parted by colons or hyphens: these are then in
 * `digits`.
 */
const readDigits = (text: string): boolean => {
  const step = text.length === 17 ? 3 : 2
  if (step === 2 && text.length !== 12) return false
  for (let i = 0; i < 12; i++) {
    const pair = i >> 1
    const code = text.charCodeAt(pair * step + (i & 1))
    const value = code < 128 ? HEX[code]! : -1
    if (value < 0) return false
    digits[i] = value < 10 ? 48 + value : 55 + value
    if (step === 3 && (i & 1) === 1 && i < 11) {
      const separator = text.charCodeAt(pair * 3 + 2)
      if (separator !== 0x3a && separator !== 0x2d) return false
    }
  }
  return true
}

const card = (): Normalised => {
  const d = digits
  const half = String.fromCharCode(d[0]!, d[1]!, d[2]!, d[3]!, d[4]!, d[5]!)
  const canonical = half + String.fromCharCode(d[6]!, d[7]!, d[8]!, d[9]!, d[10]!, d[11]!)
  if (canonical === '000000000000' || canonical === 'FFFFFFFFFFFF') return PLACEHOLDER
  const mark = markOf()
  return mark === 0 ? linking(canonical) : kept(canonical, mark)
}

const markOf = (): number => {
  let maker = 0
  for (let i = 0; i < 6; i++) maker = maker * 16 + HEX[digits[i]!]!
  if (VIRTUAL.has(maker) || maker >> 8 === 0x0242 || maker >> 8 === 0x00ff) return QUALITY_MARKS.virtualMac
  if (maker & 0x010000) return QUALITY_MARKS.multicastMac
  return maker & 0x020000 ? QUALITY_MARKS.randomMac : 0
}

/** `AABBCCDDEEFF` as people write it; other text as it is. */
export const withColons = (canonical: string): string =>
  PLAIN.test(canonical) ? canonical.match(/../g)!.join(':') : canonical
