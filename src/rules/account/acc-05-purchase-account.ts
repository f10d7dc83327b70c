import { t } from '../../texts/text.js'
import { LOTS_OWN, OF_REGISTERS, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Same purchase account (ACC-05): one account bought the documents for different bidders, or bought for the
 * one and uploaded for the other.
 */
export default rule({
  id: 'ACC-05',
  family: 'account',
  grade: '线',
  law: ['regulation-40-2', 'law-22'],
  formula: 'purchase account(A, lot) = purchase or upload account(B, lot)',
  texts: {
    name: t('购标账号同源', 'same purchase account'),
    question: t(
      '不同投标人是否由同一账号购买或下载招标文件?',
      'Did one account buy the documents for different bidders?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: [...OF_REGISTERS, LOTS_OWN],
  },
  why: t(
    '招标文件应由各投标人自行获取；一个账号替几家购买，可能从一开始就有人组织。',
    'Bidders obtain the documents themselves: one account that buys for several may be organising them from the start.',
  ),
  example: t(
    '账号 zs2023 为甲购买招标文件，又为乙上传投标文件：出线索。',
    'Account zs2023 buys the documents for A and uploads the bid of B: a lead.',
  ),
  needs: [['bids.purchase_account']],
  asks: (ask) => [
    ask.values({
      kinds: ['account'],
      left: ['bids.purchase_account', 'bids.upload_account'],
      right: ['bids.purchase_account'],
      lot: '线',
      across: '弱',
    }),
  ],
})
