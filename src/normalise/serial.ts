import { foldTight, upperAscii } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'
import { isEmptySerial } from './placeholders.js'
import { tellsApart } from './tells-apart.js'

const SETTLED = /^[0-9A-Z_-]+$/
const VOLUME = /^[0-9A-F]{4}-?[0-9A-F]{4}$/
const MAC = /^(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}$/

/** Serial or machine code: upper case, no blanks, no trailing dots. What the maker left in is not given. */
export const serial = (text: string): Normalised => {
  const code = serialText(text)
  return code === '' || isEmptySerial(code) ? PLACEHOLDER : serialOf(code)
}

/**
 * Serial of a disk. `XXXX-XXXX` is the serial of a volume, which every clone of an image carries: kept,
 * marked, never links. Eight hex digits without the hyphen may be either: marked, but may link.
 */
export const diskSerial = (text: string): Normalised => {
  const code = serialText(text)
  if (code === '' || isEmptySerial(code)) return PLACEHOLDER
  if (!VOLUME.test(code)) return serialOf(code)
  return code.length === 9
    ? kept(code, QUALITY_MARKS.volumeSerial)
    : linking(code, QUALITY_MARKS.volumeSerial)
}

/**
 * A device of a kind that the column does not tell: a hardware address loses its separators, all else is a
 * serial.
 */
export const anyDevice = (text: string): Normalised => {
  const code = serialText(text)
  if (code === '' || isEmptySerial(code)) return PLACEHOLDER
  return MAC.test(code) ? linking(code.replace(/[:-]/g, '')) : serialOf(code)
}

const TRIAL = /学习|试用|演示|测试|体验|教学|DEMO|TRIAL|STUDENT|EVALUAT/

/**
 * Number of a pricing-software dongle. Learning and trial editions carry a number of their own for everybody.
 */
export const lock = (text: string): Normalised => {
  const code = serialText(text)
  if (code === '' || isEmptySerial(code)) return PLACEHOLDER
  return TRIAL.test(code) ? kept(code, QUALITY_MARKS.trialLock) : serialOf(code)
}

/** Serial number of a certificate: hex or decimal, separators out. */
export const certificate = (text: string): Normalised => {
  const code = serialText(text).replace(/[:-]/g, '')
  return code === '' || isEmptySerial(code) ? PLACEHOLDER : serialOf(code)
}

const serialOf = (code: string): Normalised =>
  tellsApart(code) ? linking(code) : kept(code, QUALITY_MARKS.genericValue)

const serialText = (text: string): string => {
  if (SETTLED.test(text)) return text
  const code = upperAscii(foldTight(text))
  return code.endsWith('.') && !isEmptySerial(code) ? code.replace(/\.+$/, '') : code
}
