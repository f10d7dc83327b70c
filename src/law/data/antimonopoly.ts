import { enact } from '../article.js'

/** 反垄断法, as amended with effect from 2022-08-01. */
export const ANTIMONOPOLY_LAW = enact(
  { statute: 'antimonopoly', validFrom: '2022-08-01', validTo: null, datesMark: 'M' },
  [
    {
      number: 17,
      heading: { zh: '横向垄断协议', en: 'horizontal agreements' },
      form: 'summary',
      text: {
        zh: '禁止具有竞争关系的经营者达成固定或者变更商品价格、分割销售市场或者原材料采购市场、联合抵制交易等垄断协议。',
        en: 'Competitors may not agree to fix prices, to divide markets or to boycott.',
      },
    },
    {
      number: 56,
      heading: { zh: '垄断协议的法律责任', en: 'penalties for agreements' },
      form: 'summary',
      text: {
        zh: '经营者达成并实施垄断协议的，没收违法所得，并处上一年度销售额百分之一以上百分之十以下的罚款；组织其他经营者达成垄断协议或者提供实质性帮助的，适用前述规定。',
        en: 'Unlawful gains are confiscated, with a fine of 1 to 10 percent of the last year’s sales; those who organise or materially help are treated alike.',
      },
    },
  ],
)
