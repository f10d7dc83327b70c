import { t } from '../texts/text.js'

/** What makes a hit innocent, as the rules list it: each is checked and shown with the evidence. */
export const ALLOWED = t('白名单(依据、有效期、审批人)', 'allow-listed value, with reason, term and approver')
export const LOTS_OWN = t(
  '本标段共用的终端、模板或锁(填报单位过半持有)',
  "the lot's own terminal, template or lock: held by most of those who filled the field",
)
export const PARTNERS = t('同一联合体成员', 'partners of one consortium')
export const GROUP = t('已备案集团', 'declared group')
export const SOLD = t(
  '转让或重新启用(各单位使用时段互不交叉)',
  'sold or re-issued: uses form one block per bidder',
)
export const ISSUER = t('控制价文件中已出现的锁或设备', "lock or machine already in the issuer's own bill")
export const CROWD = t(
  '公用服务点(打印店、代账、园区、运营商出口)',
  'service provider: print shop, bookkeeper, incubator, carrier gateway',
)
export const OF_DEVICES = [ALLOWED, LOTS_OWN, PARTNERS, SOLD, CROWD, GROUP]
export const OF_FILES = [ALLOWED, ISSUER, LOTS_OWN, PARTNERS, CROWD, GROUP]
export const OF_REGISTERS = [ALLOWED, PARTNERS, CROWD, GROUP]

/** When a question for a shared value is silent, unless the rule says more. */
export const SILENT_VALUES = t(
  '值为占位、已列入白名单,或持有单位超过枢纽上限时不出结果',
  'the value is a placeholder, allow-listed, or held by more bidders than the hub limit',
)
/** … and where the import format lacks what the rule would read. */
export const NOT_CARRIED = t('导入格式不含所需数据', 'the import format does not carry the data')
