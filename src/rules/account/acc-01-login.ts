import { t } from '../../texts/text.js'
import { LOTS_OWN, OF_REGISTERS, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'
import { deemed } from '../shared-value-row.js'

/**
 * Same upload account or operator (ACC-01): bids of different bidders were handled by one account or one
 * operator. Platforms often write a bare name as the operator, where namesakes meet: a lead on one lot,
 * background across; on several lots evidence/repeated.ts makes it strong.
 */
export default rule({
  id: 'ACC-01',
  family: 'account',
  grade: '视',
  law: ['regulation-40-2', 'order87-37-2'],
  formula: 'v(A, lot) = v(B, lot); across lots one grade less',
  texts: {
    name: t('上传账号或操作员相同', 'same upload account or operator'),
    question: t(
      '不同投标人的投标是否由同一账号或操作人办理?',
      'Were bids of different bidders handled by one account or operator?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: [...OF_REGISTERS, LOTS_OWN],
  },
  why: t(
    '账号和操作员由投标单位自己掌握；同一账号替两家上传，法规视为委托同一单位或个人办理。',
    "Accounts are for a bidder's own people: one that uploads for two is what the regulation deems one agent for both.",
  ),
  example: t(
    '账号 zs2023 在一个标段先后上传了甲、乙的投标文件：出线索（视）。',
    'Account zs2023 uploaded the bids of both A and B on one lot: a lead of the deemed grade.',
  ),
  needs: [['bids.upload_account', 'bids.operator']],
  trace: 'login',
  asks: (ask) => [
    ask.values(deemed('account', 'bids.upload_account'), {
      kinds: ['operator'],
      left: ['bids.operator'],
      lot: '线',
      across: '弱',
      share: 0.5,
    }),
  ],
})
