import { t } from '../../texts/text.js'
import { OF_DEVICES, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Same disk serial (HW-03): bids of different bidders on one lot were uploaded from one disk, or one was
 * uploaded from the disk on which the other was written. Across lots HW-09 speaks.
 */
export default rule({
  id: 'HW-03',
  family: 'device',
  grade: '强',
  law: ['regulation-40-1', 'regulation-40-2'],
  formula: 'v(A, lot) = v(B, lot)',
  texts: {
    name: t('硬盘序列号相同', 'same disk serial'),
    question: t(
      '同一标段上传机硬盘序列号是否相同?',
      'Did bids of different bidders on one lot come from one disk?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: OF_DEVICES,
  },
  why: t(
    '硬盘序列号随硬盘出厂，几乎不会重复；竞争对手的投标出自同一块硬盘，通常是同一台电脑经手。',
    'A disk keeps the serial it was made with; bids of competitors from one disk were mostly handled on one computer.',
  ),
  example: t(
    '甲、乙同投一个标段，两份文件都由硬盘 WD-WXA1E002K723 所在电脑上传：出线索。',
    'A and B bid on one lot, both uploaded from the computer with disk WD-WXA1E002K723: a lead.',
  ),
  needs: [['bids.disk_serial']],
  asks: (ask) => [
    ask.values({
      kinds: ['disk'],
      left: ['bids.disk_serial', 'bids.authoring_disk_serial'],
      right: ['bids.disk_serial'],
      lot: '强',
      across: null,
    }),
  ],
})
