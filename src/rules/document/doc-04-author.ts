import { t } from '../../texts/text.js'
import { OF_FILES, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Same file author or company (DOC-04): the properties of the files name one author, last editor or company.
 * Names repeat, so it is a lead; a file that names the other bidder is a strong one.
 */
export default rule({
  id: 'DOC-04',
  family: 'document',
  grade: '线',
  law: ['regulation-40-1'],
  formula: "author, modifier or company equal: 线; it is the other bidder's name: 强",
  texts: {
    name: t('文件作者或公司属性相同', 'same file author or company'),
    question: t(
      '文件作者、修改人、公司属性是否相同,或指向另一投标人?',
      'Do the files name one author or company, or another bidder?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: OF_FILES,
  },
  why: t(
    '文件属性中的作者、公司由软件自动写入；属性指向竞争对手，说明文件可能由对方编制。',
    'Programs write author and company by themselves: a file that names a competitor may have been written by it.',
  ),
  example: t(
    '甲的投标文件属性中公司一栏写着乙：强线索；两家作者都叫“王小明”：线索。',
    "The properties of A's file name B as the company: a strong lead; both name one author: a lead.",
  ),
  needs: [['bids.file_author', 'bids.file_modified_by', 'bids.file_company']],
  trace: 'author',
  asks: (ask) => [
    ask.values(
      {
        kinds: ['file-author'],
        left: ['bids.file_author', 'bids.file_modified_by'],
        lot: '线',
        across: '弱',
      },
      { kinds: ['file-company'], left: ['bids.file_company'], lot: '线', across: '弱' },
    ),
  ],
})
