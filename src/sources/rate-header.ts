import { headerKey } from './header-name.js'

/** Words in headers of rates and of prices of a unit, as a regular expression that RE2 knows too. */
export const RATE_WORDS =
  '下浮|上浮|让利|讓利|费率|費率|折扣|优惠率|優惠率|报价系数|报价率|单价|單價|discount|unit.?price|(?:fee|bid|price).?rate'

const RATE = new RegExp(`${RATE_WORDS}|(?:报价|投标价|价格)[^,]*(?:[%‰]|元/(?!人民币))`, 'i')

/** Whether a header is that of a rate, or of the price of a unit: no sum that was bid. */
export const isRateHeader = (header: string): boolean => RATE.test(headerKey(header).replaceAll('_', ' '))
