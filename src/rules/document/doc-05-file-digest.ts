import { t } from '../../texts/text.js'
import { OF_FILES, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'

/** Same file (DOC-05): different bidders submitted one and the same file, byte for byte. */
export default rule({
  id: 'DOC-05',
  family: 'document',
  grade: '强',
  law: ['regulation-40-4'],
  formula: 'hash(A, lot) = hash(B, lot)',
  texts: {
    name: t('文件散列相同', 'same file'),
    question: t('不同投标人是否递交了完全相同的文件?', 'Did different bidders submit one and the same file?'),
    silentWhen: SILENT_VALUES,
    exemptions: OF_FILES,
  },
  why: t(
    '独立编制的文件不可能逐字节相同；同一文件出现在两家，说明有人传递或一并办理。',
    'Files written apart are never equal to the byte: one file in two bids was passed on, or sent by one hand.',
  ),
  example: t(
    '甲、乙递交的技术标散列值相同，且不是招标人下发的附件：出线索。',
    'The technical parts of A and B have one digest and are no attachment of the issuer: a lead.',
  ),
  needs: [['bids.file_hash']],
  trace: 'copy',
  asks: (ask) => [ask.values({ kinds: ['file-hash'], left: ['bids.file_hash'], lot: '强', across: '线' })],
})
