import { t } from '../../texts/text.js'
import { OF_DEVICES } from '../exemptions.js'
import { rule } from '../rule.js'

/** Same MAC address (HW-01): bids of different bidders on one lot were uploaded from one network card. */
export default rule({
  id: 'HW-01',
  family: 'device',
  grade: '强',
  law: ['regulation-40-1', 'regulation-40-2'],
  formula: 'v(A, lot) = v(B, lot)',
  texts: {
    name: t('MAC地址相同', 'same MAC address'),
    question: t(
      '同一标段不同投标人的上传机是否有相同的MAC地址?',
      'Did bids of different bidders on one lot come from one network card?',
    ),
    silentWhen: t(
      '虚拟网卡、随机MAC、占位值不参与比对',
      'virtual and randomised addresses and placeholders never match',
    ),
    exemptions: OF_DEVICES,
  },
  why: t(
    '竞争对手各自在自己的电脑上编制、上传投标文件；两家出自同一块网卡，通常是一人经手。',
    'Competitors write and upload on computers of their own; two bids from one network card were mostly handled by one person.',
  ),
  example: t(
    '甲、乙同投一个标段，两份文件由网卡 3C-52-82-11-22-33 上传：出线索。',
    'A and B bid on one lot, both uploaded from the card 3C-52-82-11-22-33: a lead.',
  ),
  needs: [['bids.mac']],
  asks: (ask) => [
    ask.values({
      kinds: ['mac'],
      left: ['bids.mac', 'bids.authoring_mac'],
      right: ['bids.mac'],
      lot: '强',
      across: null,
    }),
  ],
})
