import { t } from '../../texts/text.js'
import { OF_REGISTERS, SILENT_VALUES } from '../exemptions.js'
import { depositFlags } from '../kernels/deposit-payer.js'
import { rule } from '../rule.js'

const TOLD = t(
  '{bidder}的投标保证金由他人支付，或者不是从基本账户转出',
  'the deposit of {bidder} was paid by another, or not from its basic account',
)

/**
 * Deposit paid by another, or not from the basic account (ACC-04): noted on the bidder; one payer for several
 * bidders stands between them.
 */
export default rule({
  id: 'ACC-04',
  family: 'account',
  grade: '线',
  law: ['regulation-26', 'law-33'],
  formula: 'payer ≠ bidder or account not basic: on the bidder; payer(A) = payer(B): 强 on one lot',
  texts: {
    name: t('保证金付款人或账户异常', 'deposit paid by another, or not from the basic account'),
    question: t(
      '保证金是否由他人或非基本户支付,付款人是否与其他投标人相同?',
      'Was the deposit paid by another or from a non-basic account, and by one payer for several?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: [t('年度保证金、保函、保险', 'annual deposits, guarantees, insurance'), ...OF_REGISTERS],
  },
  why: t(
    '法规要求保证金从投标人基本账户转出；由他人代付，出资人可能才是实际操纵者。',
    'The deposit must come from the basic account of the bidder; whoever pays in its place may be the one who runs the bid.',
  ),
  example: t(
    '甲的保证金由乙支付，乙也投了同一标段：记在甲名下，并在甲、乙之间出线索。',
    "B pays A's deposit and bids on the same lot: noted on A, and a lead between A and B.",
  ),
  needs: [['bids.deposit_payer', 'bids.deposit_account_type']],
  asks: (ask) => [
    ask.values({ kinds: ['payer'], left: ['bids.deposit_payer'], lot: '强', across: '线' }),
    ask.bidders<undefined>({
      find: ({ market }) => depositFlags(market),
      tell: (_, { a }, words) => words.text(TOLD, { bidder: words.name(a) }),
    }),
  ],
})
