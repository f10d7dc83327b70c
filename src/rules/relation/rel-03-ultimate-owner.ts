import { t } from '../../texts/text.js'
import { GROUP, PARTNERS } from '../exemptions.js'
import { LAYERS, OWNERSHIP_HITS, type Ownership } from '../kernels/ownership.js'
import { pathText } from '../kernels/ownership-words.js'
import { rule } from '../rule.js'

const COMMON = t(
  '{path}；{a}与{b}上溯至同一出资人{owner}，其累乘持股均不低于{product}',
  '{path}; {owner} stands above both {a} and {b}, with {product} of either at least',
)
const PART = t('{path}，未达到控股', '{path}, short of control')
const HELD = t(
  '{path}，{owner}由此间接持有{owned}{product}的股权',
  '{path}: {owner} holds {product} of {owned} through them',
)

/**
 * Common ultimate owner (REL-03): both bidders stand under one owner through at most `layers` holdings, or
 * one holds a part of the other without control. How ownership is followed, and when it is silent:
 * ../kernels/ownership.ts.
 */
export default rule({
  id: 'REL-03',
  family: 'relation',
  grade: '强',
  law: ['regulation-34', 'regulation-39'],
  formula:
    'product of shares from one owner through ≤ layers: ≥ strong: 强, ≥ lead: 线 (the lesser of the two bidders)',
  texts: {
    name: t('同一实际控制人', 'same ultimate owner'),
    question: t(
      '经四层以内股权穿透,两家是否有同一控制人?',
      'Do two bidders have one owner through at most four layers?',
    ),
    silentWhen: t(
      '累乘不足25%,或控制方名下单位超过上限',
      'product below 25 %, or the owner holds more firms than the cap',
    ),
    exemptions: [
      t('国资、产业基金等多投资主体', 'state owners and funds with many holdings'),
      PARTNERS,
      GROUP,
    ],
  },
  why: t(
    '同一出资人控制的几家同投一标，竞争是表面的；层层持股可掩盖这一点。',
    'Firms of one owner compete in name only; layers of companies hide it.',
  ),
  example: t(
    '丙持有甲90%，并经丁持有乙60%，甲、乙同投：出线索。',
    'C holds 90 % of A and, through D, 60 % of B; A and B bid on one lot: a lead.',
  ),
  settings: LAYERS,
  needs: [['ownership.owner_id', 'roles.person_id_no']],
  reach: ({ layers }) => Number(layers),
  asks: (ask) => [
    ask.pairs<Ownership>({
      kernel: OWNERSHIP_HITS,
      find: (context) => context.once(OWNERSHIP_HITS).filter(({ controls }) => !controls),
      tell({ path, product }, { a, b }, words) {
        const owner = path.at(-1)!.owner
        const held = path.length === 1 ? PART : HELD
        return words.text(owner === a || owner === b ? held : COMMON, {
          path: pathText(path, words),
          owner: words.name(owner),
          owned: words.name(path[0]!.owned),
          a: words.name(a),
          b: words.name(b),
          product: words.percent(product),
        })
      },
    }),
  ],
})
