import { z } from 'zod'

/**
 * Values of a settings file: all are texts; words for yes and no are taken where a number is wanted, as
 * Cardinal does.
 */
const word = (text: string): number | undefined => {
  const lower = text.toLowerCase()
  if (lower === 'true' || lower === 'on' || lower === 'yes') return 1
  if (lower === 'false' || lower === 'off' || lower === 'no') return 0
  return undefined
}

const number = (pattern: RegExp, wanted: string): z.ZodType<number, string> =>
  z.string().transform((text, context) => {
    const value = word(text) ?? (pattern.test(text) ? asNumber(text) : undefined)
    if (value !== undefined) return value
    context.issues.push({ code: 'custom', message: `${wanted} is wanted, not "${text}"`, input: text })
    return z.NEVER
  }) as unknown as z.ZodType<number, string>

const asNumber = (text: string): number => {
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text)
  if (!special) return Number(text)
  if (special[2]!.toLowerCase() === 'nan') return Number.NaN
  return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

export const integer = number(/^[+-]?\d+$/, 'a whole number')
export const count = number(/^\+?\d+$/, 'a whole number of 0 or more')
export const float = number(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$|^[+-]?(inf|infinity|nan)$/i, 'a number')

export const yesNo = z.string().transform((text, context) => {
  const value = word(text) ?? (text === '1' ? 1 : text === '0' ? 0 : undefined)
  if (value !== undefined) return value === 1
  context.issues.push({ code: 'custom', message: `yes or no is wanted, not "${text}"`, input: text })
  return z.NEVER
})

/** Codes between upright strokes: `open|selective`. Nothing is no code; a stroke at the end adds none. */
export const codes = z.string().transform((text): ReadonlySet<string> => {
  const parts = text.split('|')
  if (parts.at(-1) === '') parts.pop()
  return new Set(parts)
})
