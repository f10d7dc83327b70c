const IDENTITY = /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/
const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/
const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/

/**
 * Whether a text holds what looks like an identity number, a mobile phone or an e-mail address, wherever it
 * stands.
 */
export const looksPersonal = (text: string): boolean => {
  const folded = text.normalize('NFKC')
  return IDENTITY.test(folded) || PHONE.test(folded) || EMAIL.test(folded)
}

const DATE =
  /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[T ]\d{1,2}(?::\d{1,2}){0,2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:?\d{2})?)?$/
const AMOUNT = /^[-+(]?[\d,，. ]+\)?[元万亿%]{0,2}$/
/** an account or a telephone number has more */
const MOST_DIGITS = 9

/**
 * Whether a text is nothing but a date or a number too short to be anybody's: it may be shown whatever column
 * it stands in.
 */
export const tellsNobody = (text: string): boolean => {
  const folded = text.normalize('NFKC').trim()
  if (DATE.test(folded)) return true
  return AMOUNT.test(folded) && folded.replace(/\D/g, '').length <= MOST_DIGITS
}
