import { looksPersonal } from './looks-personal.js'

const HAN = /^[\p{Script=Han}（）()]+$/u
const ENDING =
  /(?:公司|厂|社|院|所|部|店|局|会|行|中心|处|站|队|集团|企业|工作室|政府|基金|大学|学校|银行|合伙|联合体|馆|场|矿)(?:（[^（）]*）)?$/u
/** a name of so few ideographs is a person's, whatever it ends with: 张会, 王行 */
const LONGEST_SURE_PERSON = 3
/** no personal name without a dot is longer */
const LONGEST_PERSON = 4
const LATIN_FORM =
  /\b(?:ltd|limited|inc|corp|corporation|company|co|llc|llp|plc|gmbh|ag|kg|s\.?a\.?|s\.?r\.?l\.?|s\.?p\.?a\.?|b\.?v\.?|n\.?v\.?|oy|ab|a\/s|ltda|pty|bank|group|fund|university)\b\.?/iu

/**
 * Whether a payer or an applicant is an organisation by its name, and so nobody's personal datum. What cannot
 * be told is taken for a person: a masked company costs a click, a person in clear cannot be taken back.
 */
export const isOrganisationName = (text: string): boolean => {
  if (looksPersonal(text)) return false
  const chars = [...text].length
  if (!HAN.test(text)) return LATIN_FORM.test(text) || ENDING.test(text)
  if (chars <= LONGEST_SURE_PERSON) return false
  return chars > LONGEST_PERSON || ENDING.test(text)
}
