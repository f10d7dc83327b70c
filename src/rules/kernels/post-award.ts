import { t } from '../../texts/text.js'
import type { Among, Words } from '../words.js'

/** Evidence between two bidders from what followed an award. */
export interface PostAwardDetail {
  type: 'post-award'
  contract: string
  /** `payee`: the one was paid under the other's contract; `assignment`: it got most of its price */
  what: 'payee' | 'assignment'
  /** share of the contract's price, null when unknown */
  share: number | null
}

const PAYEE = t(
  '{a}与{b}之间：一方合同{contract}的工程款付给了另一方',
  'between {a} and {b}: money of contract {contract} of the one was paid to the other',
)
const ASSIGNMENT = t(
  '{a}与{b}之间：一方合同{contract}价款的{share}分包给了另一方',
  'between {a} and {b}: {share} of the price of contract {contract} of the one went to the other',
)

export const tellPostAward = (
  { contract, what, share }: PostAwardDetail,
  { a, b }: Among,
  words: Words,
): string =>
  words.text(what === 'payee' ? PAYEE : ASSIGNMENT, {
    a: words.name(a),
    b: words.name(b),
    contract,
    share: share === null ? '' : words.percent(share),
  })
