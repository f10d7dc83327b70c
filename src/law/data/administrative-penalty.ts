import { enact } from '../article.js'

/** 行政处罚法, as revised with effect from 2021-07-15. */
export const ADMINISTRATIVE_PENALTY_LAW = enact(
  { statute: 'penalty', validFrom: '2021-07-15', validTo: null, datesMark: 'M' },
  [
    {
      number: 36,
      heading: { zh: '行政处罚时效', en: 'limitation of administrative penalties' },
      form: 'summary',
      text: {
        zh: '违法行为在二年内未被发现的，不再给予行政处罚；涉及公民生命健康安全、金融安全且有危害后果的，上述期限延长至五年。期限从违法行为发生之日起计算；违法行为有连续或者继续状态的，从行为终了之日起计算。',
        en: 'A breach not discovered within two years is no longer penalised; five years where life, health or financial safety was harmed. The period runs from the act, and where acts continue, from the end of the last.',
      },
    },
    {
      number: 41,
      heading: { zh: '电子技术监控设备', en: 'electronic monitoring' },
      form: 'summary',
      text: {
        zh: '利用电子技术监控设备收集、固定违法事实的，应当经过法制和技术审核。',
        en: 'Facts collected by electronic monitoring must pass a legal and a technical review.',
      },
    },
  ],
)
