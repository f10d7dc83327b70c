import type { Article } from '../article.js'
import { enact } from '../article.js'

/** When collusive bidding is to be filed as a criminal case; amounts in fen. */
export interface ProsecutionStandard {
  /** article whose text this is */
  article: string
  validFrom: string
  validTo: string | null
  directLossFen: number
  unlawfulGainFen: number
  awardFen: number
  /** administrative penalties for collusion within `penaltyYears` after which a further act is filed */
  penalties: number
  penaltyYears: number
  mark: 'V' | 'M'
}

const WAN = 1_000_000

const items = (gain: string, gainEn: string, award: string, awardEn: string) => [
  {
    zh: '损害招标人、投标人或者国家、集体、公民的合法利益，造成直接经济损失数额在五十万元以上的',
    en: 'a direct loss of 500,000 yuan or more;',
  },
  { zh: `违法所得数额在${gain}以上的`, en: `unlawful gains of ${gainEn} yuan or more;` },
  { zh: `中标项目金额在${award}以上的`, en: `an award of ${awardEn} yuan or more;` },
  { zh: '采取威胁、欺骗或者贿赂等非法手段的', en: 'threats, deceit, bribes or other unlawful means;' },
  {
    zh: '虽未达到上述数额标准，但二年内因串通投标受过二次以上行政处罚，又串通投标的',
    en: 'below these amounts, collusion again after two or more administrative penalties for it within two years;',
  },
  { zh: '其他情节严重的情形。', en: 'other grave circumstances.' },
]

const TEXT = {
  zh: '投标人相互串通投标报价，或者投标人与招标人串通投标，涉嫌下列情形之一的，应予立案追诉：',
  en: 'Suspected collusion on prices among bidders, or with the buyer, is to be filed where there is:',
}
const HEADING = { zh: '串通投标案', en: 'collusive bidding' }

/** 公通字〔2010〕23号 article 76, then 公通字〔2022〕12号 article 68. */
export const PROSECUTION: Article[] = [
  ...enact({ statute: 'prosecution', validFrom: '2010-05-07', validTo: '2022-05-14', datesMark: 'M' }, [
    {
      number: 76,
      heading: HEADING,
      text: TEXT,
      mark: 'M',
      items: items('十万元', '100,000', '二百万元', '2 million'),
    },
  ]),
  ...enact({ statute: 'prosecution', validFrom: '2022-05-15', validTo: null, datesMark: 'M' }, [
    {
      number: 68,
      heading: HEADING,
      text: TEXT,
      mark: 'M',
      items: items('二十万元', '200,000', '四百万元', '4 million'),
    },
  ]),
]

export const PROSECUTION_STANDARDS: readonly ProsecutionStandard[] = [
  {
    article: 'prosecution-76',
    validFrom: '2010-05-07',
    validTo: '2022-05-14',
    directLossFen: 50 * WAN,
    unlawfulGainFen: 10 * WAN,
    awardFen: 200 * WAN,
    penalties: 2,
    penaltyYears: 2,
    mark: 'M',
  },
  {
    article: 'prosecution-68',
    validFrom: '2022-05-15',
    validTo: null,
    directLossFen: 50 * WAN,
    unlawfulGainFen: 20 * WAN,
    awardFen: 400 * WAN,
    penalties: 2,
    penaltyYears: 2,
    mark: 'M',
  },
]
