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
  china chinese chineseuser msuser iuser ylmf glodon true false yes no null user1 user2 admin1 hpuser delluser techsupport 微软用户 微软 用户 windows用户 管理员 系统管理员 作者 默认 测试 联想 联想用户 联想（北京）有限公司 戴尔 惠普 华为 华硕
  个人 家 电脑 电脑用户 办公 办公室 中国 微软中国 番茄花园 雨林木风 深度技术 系统之家 深度 广联达 电脑公司 番茄家园 萝卜家园 技术员联盟 打印 打印店 图文 文印 招标人 投标人 公司`
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
  return name.length < 2 || NOBODY.test(name) ? kept(name, QUALITY_MARKS.genericValue) : linking(name)
}

/** A few digits or signs, or a day: nobody is called that, though a telephone number may stand for one. */
const NOBODY = /^[^\p{L}]{1,5}$|^(?:19|20)\d\d-?\d\d-?\d\d$/u

const GENERIC_ACCOUNTS = new Set(
  'admin administrator root guest user test tester demo anonymous system default operator true false yes no 是 否 管理员 系统管理员 测试 用户 操作员 系统'.split(
    ' ',
  ),
)
const PLAIN_ACCOUNT = /^[0-9a-z]+$/
const BLANKS_HYPHENS = /[\s\-‐‑–—]/g

const ACCOUNT_LABEL = /^(?:银行)?(?:账号|帐号|账户|帐户|卡号)[:.]?(?=\d)/
/**
 * A spreadsheet keeps 15 digits of a number; that the last three of a card's 18 or 19 are zeros is no chance.
 */
const CARD_CUT = /^[1-9]\d{14}0{3,4}$/

/**
 * Account or login: blanks and hyphens out, lower case; one that stands for everybody never links, nor does a
 * card's number that lost its last digits.
 */
export const account = (text: string): Normalised => {
  const name = PLAIN_ACCOUNT.test(text) ? text : accountText(text)
  if (name === '' || isEmptyIdentifier(name)) return PLACEHOLDER
  if (name.includes('*')) return kept(name, QUALITY_MARKS.masked)
  if (CARD_CUT.test(name)) return kept(name, QUALITY_MARKS.lostDigits)
  return name.length < 2 || GENERIC_ACCOUNTS.has(name) || !/[\p{L}\d]/u.test(name)
    ? kept(name, QUALITY_MARKS.genericValue)
    : linking(name)
}

const accountText = (text: string): string =>
  lowerAscii(foldTight(text)).replace(BLANKS_HYPHENS, '').replace(ACCOUNT_LABEL, '')
