import type { Mask } from '../domain/kind.js'
import { kindOf, type ValueKind } from '../domain/value-kind.js'
import { withHyphens } from './file-mark.js'
import { withColons } from './mac.js'
import { isOrganisationName } from './organisation-name.js'

/**
 * A personal value with the part that identifies hidden: identity number `330922********1234`, phone
 * `138****5678`, account `****5678`, name (an author's of a file too) `张*`, e-mail `a***@x.cn`; of who pays
 * or applies, a natural person's name alone. Kinds that are not personal are shown as `displayValue` shows
 * them.
 */
export const maskValue = (kind: ValueKind, text: string): string => {
  const { personal } = kindOf(kind)
  return personal ? MASKS[personal](text) : displayValue(kind, text)
}

/** A canonical value as people write it: a hardware address with colons, a file's GUID with hyphens. */
export const displayValue = (kind: ValueKind, canonical: string): string => {
  const { shown } = kindOf(kind)
  return shown ? (shown === 'colons' ? withColons : withHyphens)(canonical) : canonical
}

/** Keeps `head` and `tail` characters and hides the rest; at least half of a short text is hidden. */
const ends = (text: string, head: number, tail: number): string => {
  const chars = [...text]
  const hidden = chars.length - head - tail
  if (hidden < (head + tail) / 2) return '*'.repeat(Math.max(chars.length, 1))
  return chars.slice(0, head).join('') + '*'.repeat(hidden) + chars.slice(chars.length - tail).join('')
}

const maskPhone = (text: string): string => {
  if (/^1\d{10}$/.test(text)) return ends(text, 3, 4)
  const [main, extension] = splitExtension(text)
  return extension === undefined ? hideMiddle(main) : `${hideMiddle(main)}-***`
}

const splitExtension = (text: string): [string, string | undefined] => {
  const found = /^(0\d{2,3}-\d{7,8}|\d{7,10})-(\d{1,6})$/.exec(text)
  return found ? [found[1]!, found[2]] : [text, undefined]
}

const hideMiddle = (text: string): string => {
  const found = /^(0\d{2,3}-)(\d+)$/.exec(text)
  return found ? found[1]! + ends(found[2]!, 0, 3) : ends(text, 0, 3)
}

const lastFour = (text: string): string => {
  const chars = [...text]
  return chars.length >= 8 ? `****${chars.slice(-4).join('')}` : ends(text, 1, 0)
}

const maskName = (text: string): string => {
  const chars = [...text]
  return chars.length < 2 ? '*' : chars[0] + '*'.repeat(chars.length - 1)
}

const maskEmail = (text: string): string => {
  const at = text.lastIndexOf('@')
  return at > 0 ? `${[...text][0]}***${text.slice(at)}` : ends(text, 1, 0)
}

const MASKS: Record<Mask, (text: string) => string> = {
  'identity-number': (text) => (text.length >= 15 ? ends(text, 6, 4) : ends(text, 1, 1)),
  phone: maskPhone,
  'last-four': lastFour,
  name: maskName,
  email: maskEmail,
  'natural-name': (text) => (isOrganisationName(text) ? text : maskName(text)),
}
