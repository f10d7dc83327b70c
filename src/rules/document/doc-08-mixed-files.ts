import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Mixed-in entity (DOC-08): not evaluated, for the format carries no text of files. */
export default rule({
  id: 'DOC-08',
  family: 'document',
  grade: '视',
  law: ['regulation-40-5'],
  formula: 'particulars of B in the file of A',
  texts: {
    name: t('文件混装', 'mixed-in entity'),
    question: t('一家文件中是否出现另一投标人的信息?', "Does one bidder's file hold another's particulars?"),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t(
    '一家的投标文件混入另一家的人员、资质或印章，法规视为串通投标。',
    "One bidder's file with another's staff, licence or seal in it is what the regulation deems collusion.",
  ),
  example: t(
    '甲的投标文件里夹着乙的项目经理证书：值得核查。',
    "The certificate of B's project manager is among A's papers: worth checking.",
  ),
  notCarried: ['file text'],
})
