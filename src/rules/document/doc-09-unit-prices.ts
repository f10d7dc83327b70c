import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Identical unit prices (DOC-09): not evaluated, for the format carries no bill of quantities. */
export default rule({
  id: 'DOC-09',
  family: 'document',
  grade: '强',
  law: ['regulation-40-4'],
  formula: 'share of equal unit prices ≥ 0.8 of ≥ 100',
  texts: {
    name: t('清单单价一致', 'identical unit prices'),
    question: t('分部分项单价是否大面积一致?', 'Are unit prices of the bills largely identical?'),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t(
    '上百项单价大面积一致，很难由各家独立组价得出。',
    'Firms that price on their own do not agree on most of a hundred unit prices.',
  ),
  example: t(
    '甲、乙清单150项中130项单价一分不差：值得核查。',
    'Of 150 unit prices A and B agree on 130 to the fen: worth checking.',
  ),
  notCarried: ['bill of quantities'],
})
