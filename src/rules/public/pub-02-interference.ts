import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Interference (PUB-02): needs terms of office and the log of approvals. */
export default rule({
  id: 'PUB-02',
  family: 'tender',
  grade: '线',
  formula: 'break in a bidder’s rate of wins with an official’s term of office; approvals by one person',
  law: [],
  notCarried: ['terms of office of officials', 'log of approvals'],
  texts: {
    name: t('插手干预痕迹', 'interference'),
    question: t('分管期内特定企业中标率是否跃升?', 'Did a firm’s rate of wins jump with an official’s term?'),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t(
    '中标率随人事变动而突变，可能有权力介入。',
    'Wins that jump with an official’s term may come from power.',
  ),
  example: t(
    '某人分管期间，甲的中标率由一成升至六成。',
    'During one official’s term A’s share of wins rises from a tenth to six.',
  ),
})
