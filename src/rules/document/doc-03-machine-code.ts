import { t } from '../../texts/text.js'
import { OF_FILES, SILENT_VALUES, SOLD } from '../exemptions.js'
import { rule } from '../rule.js'
import { deemed } from '../shared-value-row.js'

/**
 * Same authoring machine code (DOC-03): files of different bidders carry the code that a tool works out of
 * its machine.
 */
export default rule({
  id: 'DOC-03',
  family: 'document',
  grade: '视',
  law: ['regulation-40-1', 'order87-37-1'],
  formula: 'v(A, lot) = v(B, lot); across lots one grade less',
  texts: {
    name: t('文件制作机器码相同', 'same authoring machine code'),
    question: t(
      '不同投标人的投标文件制作机器码是否相同?',
      'Do files of different bidders carry one machine code?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: [...OF_FILES, SOLD],
  },
  why: t(
    '制作工具按电脑硬件算出机器码并写入文件；码相同说明两份文件在同一台电脑上制作。',
    'The tool works the code out of the machine and writes it into the file: one code means one machine made both.',
  ),
  example: t(
    '甲、乙的投标文件都带机器码 7A21-90FE：出线索（视）。',
    'The files of A and B both carry machine code 7A21-90FE: a lead of the deemed grade.',
  ),
  needs: [['bids.machine_code']],
  trace: 'file-code',
  asks: (ask) => [ask.values(deemed('machine-code', 'bids.machine_code'))],
})
