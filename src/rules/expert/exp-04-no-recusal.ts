import { z } from 'zod'
import { lowerBound } from '../../arrays/search.js'
import { PANEL_ROLES } from '../../domain/codes.js'
import { NO_DAY } from '../../domain/day.js'
import { SOURCES } from '../../domain/value-kind.js'
import type { Market } from '../../market/market.js'
import { type Text, t } from '../../texts/text.js'
import type { LotFact } from '../ask.js'
import { expertId, rounded } from '../kernels/lot-words.js'
import { rule } from '../rule.js'

const SETTINGS = {
  control: z.number().min(0).max(1).default(0.25),
} satisfies z.ZodRawShape
type Settings = z.infer<z.ZodObject<typeof SETTINGS>>

interface Detail {
  expert: string
  /** `unit`, `unit-owns`, `unit-owned`, or the id of the column where person or phone stands */
  relations: string[]
  share?: number
}

const TOLD = t('评委{expert}与该投标人：{relations}', 'member {expert} and the bidder: {relations}')
const RELATIONS: Record<string, Text> = {
  unit: t('任职于该投标人', 'employed by it'),
  'unit-owns': t('所在单位持有该投标人股权', 'the member’s unit holds a share in it'),
  'unit-owned': t('该投标人持有其所在单位股权', 'it holds a share in the member’s unit'),
}
const PERSON = t(
  '身份证号见于其登记或人员名册',
  'the member’s identity number stands on its register or staff',
)
const PHONE = t('联系电话相同', 'a phone in common')
const relationText = (relation: string): Text =>
  RELATIONS[relation] ?? (relation.endsWith('phone') ? PHONE : PERSON)

/**
 * No recusal (EXP-04): a member who did not stand back is tied to a bidder on the lot: employed by it;
 * employed by a unit that holds a share ≥ `control` in it, or in which it holds one; on its register or staff
 * by identity number on the lot's day; or reached under a phone of its register or staff (a lead only).
 */
export default rule({
  id: 'EXP-04',
  family: 'expert',
  grade: '强',
  formula:
    'unit = bidder; unit and bidder hold ≥ control; identity number on the bidder’s register or staff on the day; phone: 线',
  law: ['order12-12', 'regulation-71-1'],
  needs: [['experts.unit_id', 'experts.expert_id_no', 'experts.phone']],
  texts: {
    name: t('疑似应回避未回避', 'no recusal'),
    question: t(
      '评委是否与本标段投标人有任职、股权、社保或同一联系方式?',
      'Is a member tied to a bidder on the lot by employment, shares, office or phone?',
    ),
    silentWhen: t('专家单位、身份证、电话均未填', 'unit, identity number and phone are not filled'),
    exemptions: [
      t('已回避', 'the member stood back'),
      t('任职在标段日期之前已终止', 'the post had ended before the day of the lot'),
    ],
  },
  why: t(
    '评委与投标人有利害关系而不回避，评审不再独立。',
    'A member tied to a bidder who does not stand back cannot judge.',
  ),
  example: t('评委己任职于投标人甲：出线索。', 'Member F is employed by bidder A: a lead.'),
  settings: SETTINGS,
  asks: (ask) => [
    ask.lots<Detail>({
      find: ({ market }, settings) => find(market, settings),
      tell: ({ expert, relations }, _, words) =>
        words.text(TOLD, {
          expert: words.name(expert),
          relations: words.list([
            ...new Set(relations.map((relation) => words.text(relationText(relation)))),
          ]),
        }),
    }),
  ],
})

const find = (market: Market, settings: Settings): LotFact<Detail>[] => {
  const { panels } = market
  const tied = unitsTied(market, settings.control)
  const facts: LotFact<Detail>[] = []
  for (let seat = 0; seat < panels.count; seat++) {
    if (panels.recused[seat] === 1 || panels.role[seat] === SUPERVISOR) continue
    for (const bidder of biddersOn(market, panels.lot[seat]!)) {
      const best = [...unitRelations(market, seat, bidder, tied), ...ownRelations(market, seat, bidder)].sort(
        (x, y) => Number(x.weak) - Number(y.weak),
      )
      if (best.length > 0) facts.push(factOf(market, seat, bidder, best))
    }
  }
  return facts
}

const SUPERVISOR = PANEL_ROLES.indexOf('supervisor')

interface Relation {
  /** `unit`, `unit-owns`, `unit-owned`, or the id of the source where person or phone stands */
  relation: string
  weak: boolean
  share?: number
}

const factOf = (market: Market, seat: number, bidder: number, relations: Relation[]): LotFact<Detail> => ({
  lot: market.panels.lot[seat]!,
  grade: relations[0]!.weak ? '线' : '强',
  bidders: [bidder],
  detail: {
    expert: expertId(market, market.panels.expert[seat]!),
    relations: relations.map(({ relation }) => relation),
    ...(relations[0]!.share !== undefined && { share: rounded(relations[0]!.share, 4) }),
  },
})

const biddersOn = ({ bids }: Market, lot: number): Set<number> =>
  new Set(bids.bidder.subarray(bids.lotOffsets[lot]!, bids.lotOffsets[lot + 1]!))

type Holding = { owner: number; owned: number; share: number; from: number; to: number }

/** Holdings of the size between the members' units and others, by unit. */
const unitsTied = ({ panels, holdings }: Market, control: number): Map<number, Holding[]> => {
  const units = new Set(panels.unit)
  const tied = new Map<number, Holding[]>()
  for (let h = 0; h < holdings.count; h++) {
    if (!(holdings.share[h]! >= control)) continue
    const [owner, owned] = [holdings.owner[h]!, holdings.owned[h]!]
    const holding = { owner, owned, share: holdings.share[h]!, from: holdings.from[h]!, to: holdings.to[h]! }
    for (const unit of [owner, owned])
      if (unit >= 0 && units.has(unit)) tied.set(unit, [...(tied.get(unit) ?? []), holding])
  }
  return tied
}

const unitRelations = (
  { panels, lots }: Market,
  seat: number,
  bidder: number,
  tied: Map<number, Holding[]>,
): Relation[] => {
  const unit = panels.unit[seat]!
  if (unit === bidder) return [{ relation: 'unit', weak: false }]
  const day = lots.day[panels.lot[seat]!]!
  return (tied.get(unit) ?? [])
    .filter(({ owner, owned, from, to }) => (owner === bidder || owned === bidder) && holdsOn(day, from, to))
    .map(({ owner, share }) => ({
      relation: owner === bidder ? 'unit-owned' : 'unit-owns',
      weak: false,
      share,
    }))
}

const ownRelations = ({ interests, panels, lots }: Market, seat: number, bidder: number): Relation[] => {
  const day = lots.day[panels.lot[seat]!]!
  const found: Relation[] = []
  for (
    let i = lowerBound(interests.expert, panels.expert[seat]!);
    interests.expert[i] === panels.expert[seat];
    i++
  ) {
    if (interests.org[i] !== bidder) continue
    const { id, kind } = SOURCES[interests.source[i]!]!
    if (holdsOn(day, interests.from[i]!, interests.to[i]!))
      found.push({ relation: id, weak: kind === 'phone' })
  }
  return found
}

const holdsOn = (day: number, from: number, to: number): boolean =>
  day === NO_DAY || (from <= day && day <= to)
