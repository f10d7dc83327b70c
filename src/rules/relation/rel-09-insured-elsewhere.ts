import { t } from '../../texts/text.js'
import { OF_REGISTERS } from '../exemptions.js'
import { rule } from '../rule.js'
import { EMPLOYED, ON_BID } from './person-sources.js'

/**
 * Insured elsewhere (REL-09): the one's agent or manager is insured or employed with the other on the day of
 * the bid; one person employed with both is a lead.
 */
export default rule({
  id: 'REL-09',
  family: 'relation',
  grade: '强',
  law: ['regulation-42', 'law-33'],
  formula: 'agent or manager of A insured or employed at B on the day',
  texts: {
    name: t('社保或任职单位交叉', 'insured elsewhere'),
    question: t(
      '代理人、项目经理是否在另一投标人处参保或任职?',
      'Is an agent or manager insured or employed with another bidder?',
    ),
    silentWhen: t('参保期间不覆盖投标日', 'the term does not cover the day of the bid'),
    exemptions: [
      t('劳务派遣、集团统筹、退休返聘', 'dispatch, group insurance, rehired pensioners'),
      ...OF_REGISTERS,
    ],
  },
  why: t(
    '代理人、项目经理的社保在竞争对手处，说明人员可能是借来的，或两家实为一家。',
    'An agent or manager insured with a competitor may be on loan from it, or the two may be one.',
  ),
  example: t(
    '甲的项目经理投标当日在乙参保，两家同投一个标段：出线索。',
    "On the day of the bid A's project manager is insured with B, on the same lot: a lead.",
  ),
  needs: [['bids.agent_id_no', 'bids.manager_id_no'], ['roles.person_id_no']],
  asks: (ask) => [
    ask.values(
      { kinds: ['person'], left: ON_BID, right: EMPLOYED, lot: '强', across: '强' },
      { kinds: ['person'], left: [...EMPLOYED, 'roles.builder'], lot: '线', across: '弱' },
    ),
  ],
})
