import { t } from '../../texts/text.js'
import { OF_REGISTERS, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'
import { deemed } from '../shared-value-row.js'

/** Same deposit account (ACC-03): deposits of different bidders were paid from one account. */
export default rule({
  id: 'ACC-03',
  family: 'account',
  grade: '视',
  law: ['regulation-40-6', 'order87-37-6'],
  formula: 'v(A, lot) = v(B, lot); across lots one grade less',
  texts: {
    name: t('保证金同源', 'same deposit account'),
    question: t(
      '不同投标人的保证金是否由同一账户转出?',
      'Were deposits of different bidders paid from one account?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: OF_REGISTERS,
  },
  why: t(
    '保证金应由各家自己的账户转出；同一账户替两家出钱，法规视为串通投标。',
    'Each bidder pays its deposit itself: one account that pays for two is what the regulation deems collusion.',
  ),
  example: t(
    '甲、乙在一个标段的保证金都由尾号8812的账户转出：出线索（视）。',
    'The deposits of A and B on one lot came from the account ending in 8812: a lead of the deemed grade.',
  ),
  needs: [['bids.deposit_account']],
  asks: (ask) => [ask.values(deemed('deposit-account', 'bids.deposit_account'))],
})
