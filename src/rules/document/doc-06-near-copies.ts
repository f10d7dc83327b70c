import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Near-duplicate text (DOC-06): not evaluated, for the format carries no text of files. */
export default rule({
  id: 'DOC-06',
  family: 'document',
  grade: '强',
  law: ['regulation-40-4'],
  formula: 'SimHash distance ≤ 3 or 5-gram Jaccard ≥ 0.6',
  texts: {
    name: t('正文雷同', 'near-duplicate text'),
    question: t(
      '去除招标文件原文后正文是否雷同?',
      "Is the text nearly the same once the tender's own is taken out?",
    ),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t(
    '除去招标文件原文后仍大段雷同，说明两份文件可能由一人编写。',
    "Text that stays alike once the tender's own is taken out may have been written by one hand.",
  ),
  example: t(
    '甲、乙的施工组织设计除公司名外逐段相同：值得核查。',
    'The method statements of A and B are the same but for the name of the firm: worth checking.',
  ),
  notCarried: ['file text'],
})
