import { t } from '../../texts/text.js'
import { rule } from '../rule.js'
import { NO_BILL } from './exemptions.js'

/**
 * Constant ratio of unit prices (PRC-03). Not evaluated: the import format does not carry bills of
 * quantities.
 */
export default rule({
  id: 'PRC-03',
  family: 'price',
  grade: '强',
  law: ['regulation-40-4'],
  needsRun: true,
  formula: 'CV of A / B over unit prices ≤ 0.005 on ≥ 70 % of the items',
  texts: {
    name: t('分项单价固定系数', 'constant ratio of unit prices'),
    question: t('两家分项单价之比是否恒定?', 'Is the ratio of two bidders’ unit prices constant?'),
    silentWhen: NO_BILL,
    exemptions: [],
  },
  why: t(
    '成百上千个清单项目由两家各自组价，单价之比不会处处相同；处处相同，往往是整份清单乘以一个系数得出。',
    'Two firms that price hundreds of items apart do not arrive at one ratio. One ratio suggests a bill multiplied through.',
  ),
  example: t(
    '乙的清单单价在九成项目上都是甲的1.02倍：应当核查，现格式不含清单，系统不评估。',
    'On nine tenths of the items B charges 1.02 times what A does: to be checked by hand, for the format holds no bills.',
  ),
  notCarried: ['bill of quantities'],
})
