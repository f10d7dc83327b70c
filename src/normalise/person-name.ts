import { fold } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'
import { isPlaceholder } from './placeholders.js'

const SETTLED = /^[\u4e00-\u9fff·]+$/
const DOTS = /[·•∙⋅‧・●]/g
const WIDE_DOT = /([^\x00-\x7f]) ?\. ?(?=[^\x00-\x7f])/g
const AROUND = / ?([^\x00-\x7f]) ?/g
const TITLE = /(?:先生|女士|小姐|经理|工)$/

/**
 * Name of a person: NFKC, blanks out (single between Latin words), one form of the middle dot. A namesake is
 * not the same person: the rules weigh a name alone as background.
 */
export const personName = (text: string): Normalised => {
  const name = SETTLED.test(text) ? text : settle(text)
  if (name === '' || isPlaceholder(name)) return PLACEHOLDER
  if (name.includes('*') || /某/.test(name)) return kept(name, QUALITY_MARKS.masked)
  const bare = name.replace(TITLE, '')
  return bare.length < 2 ? kept(name, QUALITY_MARKS.genericValue) : linking(name)
}

const settle = (text: string): string => {
  const name = fold(text).replace(DOTS, '·').replace(WIDE_DOT, '$1·')
  return name.replace(AROUND, '$1')
}
