import { t } from '../../texts/text.js'
import { OF_FILES, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'
import { deemed } from '../shared-value-row.js'

/** Same file creation code (DOC-02): files of different bidders carry the code of one creation. */
export default rule({
  id: 'DOC-02',
  family: 'document',
  grade: '视',
  law: ['regulation-40-1', 'order87-37-1'],
  formula: 'v(A, lot) = v(B, lot); across lots one grade less',
  texts: {
    name: t('文件创建标识码相同', 'same file creation code'),
    question: t(
      '不同投标人的投标文件创建标识码是否相同?',
      'Do files of different bidders carry one creation code?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: OF_FILES,
  },
  why: t(
    '创建标识码在新建文件时随机产生，相同说明两份文件由一份改成。',
    'The code is drawn at random when a file is made: two files with one code were made from one.',
  ),
  example: t(
    '甲、乙的投标文件创建标识码相同，而招标文件的不同：出线索（视）。',
    "The files of A and B carry one creation code, and not the tender documents': a lead of the deemed grade.",
  ),
  needs: [['bids.file_guid']],
  trace: 'file-id',
  asks: (ask) => [ask.values(deemed('file-guid', 'bids.file_guid'))],
})
