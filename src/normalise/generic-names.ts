import { companyText } from './company-name.js'
import { foldTight, lowerAscii } from './fold.js'
import { kept, linking, type Normalised, PLACEHOLDER, QUALITY_MARKS } from './normalised.js'
import { isEmptyIdentifier, isPlaceholder } from './placeholders.js'

/** What systems, vendors and templates put into a file's properties, lower case, without blanks. */
const GENERIC_NAMES = new Set(
  `administrator admin administrador root guest user users owner someone anonymous author default computer windowsuser windows windows10
  windows7 win7 win10 win11 microsoft microsoftcorporation microsoftoffice microsoftofficeuser msoffice office officeuser wps wpsoffice wpsuser
  kingsoft adobe pc mypc desktop home lenovo lenovouser hp hewlett-packard dell asus acer huawei honor thinkpad xiaomi apple mac macbook
  samsung toshiba sony test tester demo temp tmp new print scan python-docx apachepoi openpyxl libreoffice openoffice unknownauthor
  china chinese user1 user2 admin1 hpuser delluser techsupport 微软用户 微软 用户 管理员 系统管理员 作者 默认 测试 联想 联想用户 联想（北京）有限公司 戴尔 惠普 华为 华硕
  个人 家 电脑 电脑用户 办公 办公室 中国 微软中国 番茄花园 雨林木风 深度技术 系统之家 电脑公司 番茄家园 萝卜家园 技术员联盟 打印 打印店 图文 文印 招标人 投标人 公司`
    .trim()
    .split(/\s+/),
)
const GENERIC_FORM =
  /^(?:user|admin|administrator|pc|desktop|laptop|lenovo|dell|hp|win(?:dows)?)[-_]?[0-9a-z]{0,3}$/

const isGenericName = (name: string): boolean => {
  if (name.length > 32) return false
  const key = (name.includes(' ') ? name.replaceAll(' ', '') : name).toLowerCase()
  return GENERIC_NAMES.has(key) || GENERIC_FORM.test(key)
}

/**
 * Author, last editor or company in a file's properties, in the form of a company name. Generic ones never
 * link.
 */
export const fileProperty = (text: string): Normalised => {
  const name = companyText(text)
  if (name === '' || isPlaceholder(name)) return PLACEHOLDER
  if (isGenericName(name)) return kept(name, QUALITY_MARKS.genericValue)
  return name.length < 2 ? kept(name, QUALITY_MARKS.genericValue) : linking(name)
}

const GENERIC_ACCOUNTS = new Set(
  'admin administrator root guest user test tester demo anonymous system default operator 管理员 系统管理员 测试 用户 操作员 系统'.split(
    ' ',
  ),
)
const PLAIN_ACCOUNT = /^[0-9a-z]+$/
const BLANKS_HYPHENS = /[\s\-‐‑–—]/g

/** Account or login: blanks and hyphens out, lower case; one that stands for everybody never links. */
export const account = (text: string): Normalised => {
  const name = PLAIN_ACCOUNT.test(text) ? text : lowerAscii(foldTight(text)).replace(BLANKS_HYPHENS, '')
  if (name === '' || isEmptyIdentifier(name)) return PLACEHOLDER
  if (name.includes('*')) return kept(name, QUALITY_MARKS.masked)
  return GENERIC_ACCOUNTS.has(name) ? kept(name, QUALITY_MARKS.genericValue) : linking(name)
}
