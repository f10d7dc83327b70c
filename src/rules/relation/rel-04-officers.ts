import { t } from '../../texts/text.js'
import { OF_REGISTERS } from '../exemptions.js'
import { rule } from '../rule.js'
import { LEGAL_REP, OFFICERS, ON_BID } from './person-sources.js'

/**
 * Interlocking officers (REL-04): one person is officer or shareholder of both at one time, or acts for one
 * on the lot and leads the other. Who is finance officer of both and nothing else:
 * evidence/persons-contacts.ts.
 */
export default rule({
  id: 'REL-04',
  family: 'relation',
  grade: '线',
  law: ['regulation-39'],
  formula:
    'one person officer or shareholder of both at one time: 线; agent or manager of A leads B: 强 on one lot',
  texts: {
    name: t('董监高交叉任职', 'interlocking officers'),
    question: t(
      '同一人是否同期在两家任董监高、持股,或代另一家办理投标?',
      'Is one person officer or shareholder of both at one time, or acts for one and leads the other?',
    ),
    silentWhen: t('任职期间不重叠', 'terms do not overlap'),
    exemptions: [t('独立董事、挂名监事', 'independent directors, nominal supervisors'), ...OF_REGISTERS],
  },
  why: t(
    '同一人在两家任职或持股，两家的投标决策可能由一人作出。',
    'Where one person holds office or shares in two bidders, one person may decide both bids.',
  ),
  example: t(
    '张某同期任甲的董事、乙的监事，两家同投：线索；甲的委托代理人是乙的法定代表人：强线索。',
    "One person is director of A and supervisor of B at one time: a lead; A's agent is B's legal representative: a strong lead.",
  ),
  needs: [['roles.person_id_no']],
  trace: 'officer',
  asks: (ask) => [
    ask.values(
      { kinds: ['person'], left: ON_BID, right: [...LEGAL_REP, ...OFFICERS], lot: '强', across: '线' },
      { kinds: ['person'], left: [...LEGAL_REP, ...OFFICERS], right: OFFICERS, lot: '线', across: '线' },
    ),
  ],
})
