import { t } from '../../texts/text.js'
import { OF_DEVICES, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Same board serial (HW-04): bids of different bidders on one lot were uploaded from one main board. Across
 * lots HW-09 speaks.
 */
export default rule({
  id: 'HW-04',
  family: 'device',
  grade: '强',
  law: ['regulation-40-1', 'regulation-40-2'],
  formula: 'v(A, lot) = v(B, lot)',
  texts: {
    name: t('主板序列号相同', 'same board serial'),
    question: t(
      '同一标段上传机主板序列号是否相同?',
      'Did bids of different bidders on one lot come from one main board?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: OF_DEVICES,
  },
  why: t(
    '主板序列号对应一台电脑；不同投标人由同一台电脑上传，通常是一人经手。',
    'A board serial stands for one computer; bids of different bidders from it were mostly handled by one person.',
  ),
  example: t(
    '甲、乙同投一个标段，上传机主板序列号都是 PF1A2B3C：出线索。',
    'A and B bid on one lot from a computer with the board serial PF1A2B3C: a lead.',
  ),
  needs: [['bids.board_serial']],
  asks: (ask) => [ask.values({ kinds: ['board'], left: ['bids.board_serial'], lot: '强', across: null })],
})
