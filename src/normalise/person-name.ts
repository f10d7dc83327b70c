import { fold } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'
import { isPlaceholder } from './placeholders.js'

const SETTLED = /^[\u4e00-\u9fff·]+$/
const DOTS = /[·•∙⋅‧・●]/g
const WIDE_DOT = /([^\x00-\x7f]) ?\. ?(?=[^\x00-\x7f])/g
const AROUND = / ?([^\x00-\x7f]) ?/g
const TITLE = /(?:先生|女士|小姐|经理|工)$/
/**
 * A number behind a name, and in brackets what its holder does; 张三(大) stays, for it tells him from
 * another.
 */
const BEHIND =
  /(?:1[3-9]\d{9}|\((?:.*(?:代表|经理|负责人|法人|股东|董事|监事|联系人|建造师|工程师|经办|离职|代理|授权|男|女|身份证).*|[\d*Xx-]+)\))$/
/** What a form asks for, in the place of a name. */
const NO_NAMES = new Set(
  `法人 法人代表 法定代表人 法代 负责人 委托代理人 授权代表 授权委托人 代理人 被授权人 经办人 项目经理 项目负责人 联系人 管理员 系统管理员 本人 投标人
  招标人 业主 签字 签名 盖章 测试 姓名 先生 女士 是 否 有 test admin true false yes no user name`
    .trim()
    .split(/\s+/),
)
const LETTER = /\p{L}/u

/**
 * Name of a person: NFKC, blanks out (single between Latin words), one form of the middle dot, without the
 * telephone number or the office behind it. What a form asks for is no name. A namesake is not the same
 * person: the rules weigh a name alone as background.
 */
export const personName = (text: string): Normalised => {
  const name = SETTLED.test(text) ? text : settle(text)
  if (name === '' || isPlaceholder(name)) return PLACEHOLDER
  if (name.includes('*') || /某/.test(name)) return kept(name, QUALITY_MARKS.masked)
  const bare = name.replace(TITLE, '')
  return bare.length < 2 || NO_NAMES.has(name.toLowerCase()) || !LETTER.test(name)
    ? kept(name, QUALITY_MARKS.genericValue)
    : linking(name)
}

const settle = (text: string): string => {
  const name = fold(text).replace(DOTS, '·').replace(WIDE_DOT, '$1·').replace(AROUND, '$1')
  const bare = name.replace(BEHIND, '').trim()
  return bare === '' ? name : bare
}
