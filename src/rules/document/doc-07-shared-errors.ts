import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Shared errors (DOC-07): not evaluated, for the format carries no text of files. */
export default rule({
  id: 'DOC-07',
  family: 'document',
  grade: '强',
  law: ['regulation-40-4'],
  formula: '≥ 2 rare errors in both',
  texts: {
    name: t('相同错误', 'shared errors'),
    question: t('是否有相同的稀有错误?', 'Do the files share rare errors?'),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t(
    '两份文件犯了同样的少见错误，通常是抄自同一底稿。',
    'Two files with the same rare mistakes were mostly copied from one draft.',
  ),
  example: t(
    '甲、乙都把“潮汐”误作“朝夕”，且工期算错同一天：值得核查。',
    'A and B misspell the same word and are wrong by the same day: worth checking.',
  ),
  notCarried: ['file text'],
})
