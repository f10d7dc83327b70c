import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Kickback flow (ACC-07): not evaluated, for the format carries no bank statements. */
export default rule({
  id: 'ACC-07',
  family: 'account',
  grade: '直',
  law: ['regulation-39'],
  formula: 'winner → loser within 90 days of the award; deposits of one origin within 3 transfers',
  texts: {
    name: t('资金回流', 'kickback flow'),
    question: t('中标后资金是否回流陪标人?', 'Did money flow back to the losers after the award?'),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t(
    '中标人事后付钱给落标人，可能是陪标的报酬。',
    'Money from the winner to the losers after the award may be the price of their losing.',
  ),
  example: t(
    '甲中标后一个月内向落标的乙、丙各转10万元：值得核查。',
    'Within a month of the award A pays the losers B and C 100,000 each: worth checking.',
  ),
  notCarried: ['bank statements'],
})
