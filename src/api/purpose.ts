/**
 * A stated reason from its percent-encoded form; '' when it is no reason: fewer than 3 or more than 500
 * characters, no two letters or ideographs, or characters that are not seen (controls, zero widths, marks of
 * direction, halves of a pair).
 */
export const wordsOf = (encoded: string): string => {
  const text = decoded(encoded).trim()
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
