import { t } from '../../texts/text.js'
import { rule } from '../rule.js'
import { NO_BILL } from './exemptions.js'

/** Same cost structure (PRC-13). Not evaluated: the import format does not carry bills of quantities. */
export default rule({
  id: 'PRC-13',
  family: 'price',
  grade: '线',
  law: ['regulation-40-4'],
  needsRun: true,
  formula: 'shares of labour, material, machines, overhead and profit differ by ≤ 0.1 percentage points each',
  texts: {
    name: t('分项构成一致', 'same cost structure'),
    question: t('两家人材机管利构成是否一致?', 'Do two bidders have one structure of costs?'),
    silentWhen: NO_BILL,
    exemptions: [],
  },
  why: t(
    '人工、材料、机械、管理费和利润的占比取决于各家自身的队伍和渠道；两家处处一致，报价可能出自一人之手。',
    'Shares of labour, material, machines, overhead and profit depend on the firm. Two that agree may come from one hand.',
  ),
  example: t(
    '甲、乙的人工费均占18.3%、材料费均占61.7%，其余各项也一致：应当核查，现格式不含清单，系统不评估。',
    'A and B both have 18.3 % labour, 61.7 % material and so on: to be checked by hand, for the format holds no bills.',
  ),
  notCarried: ['bill of quantities'],
})
