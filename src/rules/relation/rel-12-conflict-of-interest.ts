import { z } from 'zod'
import { type Text, t } from '../../texts/text.js'
import { ALLOWED } from '../exemptions.js'
import { rule } from '../rule.js'
import { type Conflict, conflictFlags } from './organisation-ties.js'

const TOLD: Record<Conflict['relation'], Text> = {
  itself: t(
    '{bidder}就是所投标段的招标人或代理机构',
    '{bidder} is itself buyer or agency of the lots it bids on',
  ),
  owns: t(
    '{bidder}持有所投标段招标人或代理机构{organisation}的股权',
    '{bidder} holds shares in {organisation}, buyer or agency of the lots it bids on',
  ),
  owned: t(
    '所投标段的招标人或代理机构{organisation}持有{bidder}的股权',
    '{organisation}, buyer or agency of the lots bid on, holds shares in {bidder}',
  ),
  'common-owner': t(
    '{bidder}与所投标段的招标人或代理机构{organisation}有同一股东',
    '{bidder} and {organisation}, buyer or agency of the lots bid on, have an owner in common',
  ),
  officer: t(
    '{bidder}与所投标段的招标人或代理机构{organisation}有同一人任职或持股',
    '{bidder} and {organisation}, buyer or agency of the lots bid on, have an officer or shareholder in common',
  ),
}

/**
 * Conflict of interest (REL-12): is a bidder tied to the buyer or the agency of the lot it bids on? Noted on
 * the bidder; it ties nobody to nobody. How it is found: organisation-ties.ts.
 */
export default rule({
  id: 'REL-12',
  family: 'relation',
  grade: '禁',
  law: ['regulation-34'],
  formula: "bidder is, owns, is owned by, or shares an officer with the lot's buyer or agency",
  texts: {
    name: t('与招标人或代理机构有利害关系', 'conflict of interest'),
    question: t(
      '投标人与本标段招标人、代理机构是否有股权或任职关系?',
      "Is the bidder tied to the lot's buyer or agency by ownership or office?",
    ),
    silentWhen: t('招标人、代理机构代码缺失', 'codes of buyer and agency are missing'),
    exemptions: [t('设计施工总承包等合法情形', 'lawful design-and-build'), ALLOWED],
  },
  why: t(
    '与招标人、代理机构有利害关系、可能影响公正的单位依法不得投标。',
    'A firm whose ties to the buyer or agency may affect fairness is barred from bidding.',
  ),
  example: t(
    '代理机构丙持有甲30%股权，甲投了丙代理的标段：记在甲名下。',
    'Agency C holds 30 % of A, and A bids on a lot that C runs: noted on A.',
  ),
  settings: { control: z.number().min(0).max(1).default(0.25) },
  needs: [['lots.agency_id', 'lots.agency_name', 'lots.buyer_id', 'lots.buyer_name']],
  uncounted: true,
  asks: (ask) => [
    ask.bidders<Conflict>({
      find: ({ market }, { control }) => conflictFlags(market, control),
      tell: ({ organisation, relation }, { a }, words) =>
        words.text(TOLD[relation], { bidder: words.name(a), organisation: words.name(organisation) }),
    }),
  ],
})
