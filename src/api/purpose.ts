/** Why personal values are asked for: in words, and for which item of work. */
export interface StatedPurpose {
  /** id of a lead or another item, LD-2026-000123 */
  ref?: string
  /** '' where no reason was given, or what stands there is none */
  why: string
}

/** The purpose in a header, percent-encoded: words alone, or `ref=LD-2026-000123;why=` and words. */
export const purposeFrom = (encoded: string): StatedPurpose => {
  const text = decoded(encoded).trim()
  const [, ref, why] = /^ref=([A-Z]{2}-\d{4}-\d{6});\s*why=(.*)$/su.exec(text) ?? []
  return ref === undefined ? { why: wordsOf(text) } : { ref, why: wordsOf(why!.trim()) }
}

/**
 * A stated reason; '' when it is no reason: fewer than 3 or more than 500 characters, no two letters or
 * ideographs, or characters that are not seen (controls, zero widths, marks of direction, halves of a pair).
 */
const wordsOf = (text: string): string => {
  const length = [...text].length
  if (length < 3 || length > 500 || /\p{C}/u.test(text)) return ''
  return (text.match(/\p{L}/gu) ?? []).length >= 2 ? text : ''
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
