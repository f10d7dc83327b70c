import { dropWideBlanks, fold } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'
import { isPlaceholder } from './placeholders.js'

const OPENING = /[([{〔【〖「]/g
const CLOSING = /[)\]}〕】〗」]/g
const BRACKETED = /[()[\]{}〔〕【】〖〗「」 ]/

/** Company name as written: NFKC, brackets as （）, no blanks beside Chinese characters. */
export const companyText = (raw: string): string => {
  const name = fold(raw)
  return BRACKETED.test(name) ? dropWideBlanks(name.replace(OPENING, '（').replace(CLOSING, '）')) : name
}

/**
 * Name of a company, a payer or an applicant. Merging goes by credit code only; a name alone is never an
 * identity.
 */
export const companyName = (text: string): Normalised => {
  const name = companyText(text)
  return name === '' || isPlaceholder(name) ? PLACEHOLDER : linking(name)
}

const INSTITUTION =
  /银行|信用社|担保|保险|保证公司|支付(?:科技|服务|网络)?(?:股份)?有限|公共资源交易|交易中心|财政局|财务公司|清算|结算中心/

/** Payer or applicant: a bank, an insurer, a guarantor or a trading centre pays for many and never links. */
export const payer = (text: string): Normalised => {
  const name = companyName(text)
  return INSTITUTION.test(name.canonical) ? kept(name.canonical, QUALITY_MARKS.institution) : name
}

const PROVINCES =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门'
    .split(' ')
    .join('|')
const CITIES = '杭州|宁波|温州|嘉兴|湖州|绍兴|金华|衢州|舟山|台州|丽水|嵊泗|岱山|定海|普陀'
const REGION = new RegExp(
  `^(?:中国|(?:${PROVINCES})(?:省|市|(?:壮族|回族|维吾尔)?自治区)?|(?:${CITIES})(?:市|县|区)?|[^省市县区镇乡]{2,4}(?:省|市|县|自治[州县])|[^省市县区][^省市县区镇乡]{1,2}[区镇乡])(?!大学|银行)`,
)
const FORM =
  /(?:集团)?(?:股份有限公司|有限责任公司|股份合作公司|有限公司|股份公司|集团公司|总公司|分公司|子公司|公司|专业合作社|合作社|合伙企业|个人独资企业|事务所|株式会社|集团)$/
const BRANCH = /公司[^公]*(?:分公司|分部|办事处|项目部)$/
const NOTES = /（[^（）]*）/g

/**
 * Core of a company name, trade name and trade, for comparing: without brackets, leading regions, legal form
 * and branch. `浙江海宏建设有限公司舟山分公司` → `海宏建设`. Where nothing would be left the name itself. A
 * likeness of cores is a question for a person to answer, never a merger.
 */
export const companyCore = (name: string): string => {
  const whole = companyText(name)
  let core = whole.replace(NOTES, '').replace(BRANCH, '公司')
  for (let form = core.replace(FORM, ''); form !== core && form !== ''; form = core.replace(FORM, ''))
    core = form
  for (let i = 0; i < 4; i++) {
    const rest = core.replace(REGION, '')
    if (rest.length < 2 || rest === core) break
    core = rest
  }
  return core === '' ? whole : core
}
