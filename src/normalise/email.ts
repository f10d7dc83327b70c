import { foldTight, lowerAscii } from './fold.js'
import { kept, linking, type Normalised, QUALITY_MARKS } from './normalised.js'

const PLAIN = /^[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/
const ADDRESS = /^[^@]+@[^@.]+(?:\.[^@.]+)+$/
const GENERIC =
  /^(?:(?:test|none|null|no|noreply|no-reply|a|abc|xxx+|example|123|1234|12345|123456|1|0+)@.*|.*@(?:test|none|null|example|localhost|abc|xxx+|a)\.[a-z.]+)$/

/** E-mail address: lower case, full-width folded, no blanks. Invented ones (test@…, 123456@…) never link. */
export const email = (text: string): Normalised => {
  const address = PLAIN.test(text) ? text : lowerAscii(foldTight(text)).replace(/^mailto:|^邮箱:/, '')
  if (address.includes('*')) return kept(address, QUALITY_MARKS.masked)
  if (!ADDRESS.test(address)) return kept(address, QUALITY_MARKS.notEmail)
  return GENERIC.test(address) ? kept(address, QUALITY_MARKS.genericValue) : linking(address)
}
