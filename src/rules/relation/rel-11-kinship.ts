import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Kinship (REL-11): not evaluated, for the format carries no kinship. */
export default rule({
  id: 'REL-11',
  family: 'relation',
  grade: '强',
  law: [],
  formula: 'kin among legal representatives, shareholders, agents',
  texts: {
    name: t('近亲属', 'kinship'),
    question: t('负责人之间是否为近亲属?', 'Are the persons in charge close relatives?'),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t(
    '负责人是近亲属的几家同投一标，可能由一家人统一安排。',
    'Firms led by close relatives may bid as one family decides.',
  ),
  example: t(
    '甲、乙的法定代表人是夫妻，两家同投：值得核查。',
    'The legal representatives of A and B are married and both bid: worth checking.',
  ),
  notCarried: ['kinship'],
})
