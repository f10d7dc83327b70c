import { t } from '../../texts/text.js'
import { OF_REGISTERS, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Same guarantee or applicant (ACC-06): guarantees of different bidders carry one number or name one
 * applicant. Runs of numbers are not compared: values are kept as hashes.
 */
export default rule({
  id: 'ACC-06',
  family: 'account',
  grade: '强',
  law: ['regulation-40-2', 'regulation-40-6'],
  formula: 'applicant or number of the guarantee equal',
  texts: {
    name: t('保函同申请人或同号', 'same guarantee or applicant'),
    question: t(
      '不同投标人的保函申请人或保函编号是否相同?(连号比对需原文,未纳入)',
      'Do guarantees of different bidders name one applicant or carry one number? (runs of numbers are not compared)',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: [t('保函经纪批量代办', 'guarantee broker'), ...OF_REGISTERS],
  },
  why: t(
    '保函应由投标人自己申请；申请人或编号相同，说明有人替几家一并办理。',
    'Bidders apply for their own guarantees: one applicant or one number means that somebody did it for several.',
  ),
  example: t(
    '甲、乙在一个标段的保函申请人都是丙：出线索。',
    'C applied for the guarantees of both A and B on one lot: a lead.',
  ),
  needs: [['bids.guarantee_no', 'bids.guarantee_applicant']],
  asks: (ask) => [
    ask.values(
      { kinds: ['guarantee'], left: ['bids.guarantee_no'], lot: '强', across: '强' },
      { kinds: ['guarantee-applicant'], left: ['bids.guarantee_applicant'], lot: '强', across: '线' },
    ),
  ],
})
