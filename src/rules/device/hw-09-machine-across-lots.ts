import { t } from '../../texts/text.js'
import { OF_DEVICES, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Device reused across lots (HW-09): one machine served one bidder on one lot and another on another. A check
 * of single lots does not see it. A CPU code makes no machine.
 */
export default rule({
  id: 'HW-09',
  family: 'device',
  grade: '强',
  law: ['regulation-39', 'regulation-40-2'],
  formula: 'v(A, lot1) = v(B, lot2), v a mac, disk or board, lot1 ≠ lot2',
  texts: {
    name: t('跨标段设备复用', 'device reused across lots'),
    question: t(
      '同一设备是否先后服务于不同投标人的不同标段?',
      'Did one machine serve different bidders on different lots?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: OF_DEVICES,
  },
  why: t(
    '每个标段换一家“壳”递交，单标段比对就看不出来；跨标段比对能发现同一台电脑先后为几家服务。',
    'Who sends a different firm to each lot passes every check of one lot; across lots the same computer shows.',
  ),
  example: t(
    '电脑 3C-52-82-11-22-33 为甲投标段一、为乙投标段二，两家又在标段三相遇：出线索。',
    'The card 3C-52-82-11-22-33 uploads for A on lot 1 and for B on lot 2, and the two meet on lot 3: a lead.',
  ),
  needs: [['bids.mac', 'bids.disk_serial', 'bids.board_serial']],
  answersEvasion: true,
  asks: (ask) => [
    ask.values(
      {
        kinds: ['mac'],
        left: ['bids.mac', 'bids.authoring_mac'],
        right: ['bids.mac'],
        lot: null,
        across: '强',
      },
      {
        kinds: ['disk'],
        left: ['bids.disk_serial', 'bids.authoring_disk_serial'],
        right: ['bids.disk_serial'],
        lot: null,
        across: '强',
      },
      { kinds: ['board'], left: ['bids.board_serial'], lot: null, across: '强' },
    ),
  ],
})
