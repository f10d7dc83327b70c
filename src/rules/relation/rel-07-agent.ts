import { t } from '../../texts/text.js'
import { OF_REGISTERS, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'
import { deemed } from '../shared-value-row.js'

/**
 * Same agent (REL-07): different bidders sent one agent, by identity number, or the one's agent manages a
 * project for the other. A name alone is background, and two numbers prove two people.
 */
export default rule({
  id: 'REL-07',
  family: 'relation',
  grade: '视',
  law: ['regulation-40-2', 'order87-37-2'],
  formula: 'identity number of the agent equal on one lot: 视; across lots: 强',
  texts: {
    name: t('委托代理人为同一人', 'same agent'),
    question: t('不同投标人是否委托同一人办理投标?', 'Did different bidders send one agent?'),
    silentWhen: SILENT_VALUES,
    exemptions: [
      ...OF_REGISTERS,
      t('人员离职入职(使用时段互不交叉)', 'change of employer: uses form one block per bidder'),
    ],
  },
  why: t(
    '委托代理人掌握报价和文件；两家委托同一人，法规视为委托同一个人办理投标事宜。',
    'The agent knows price and papers: one agent for two is what the regulation deems bids handled by one.',
  ),
  example: t(
    '甲、乙在一个标段委托了同一身份证号的代理人：出线索（视）。',
    'A and B sent an agent of one identity number to one lot: a lead of the deemed grade.',
  ),
  needs: [['bids.agent_id_no', 'bids.agent_name']],
  asks: (ask) => [
    ask.values(
      deemed('person', 'bids.agent_id_no'),
      {
        kinds: ['person'],
        left: ['bids.agent_id_no', 'roles.agent'],
        right: ['roles.agent', 'bids.manager_id_no'],
        lot: '强',
        across: '强',
      },
      {
        kinds: ['person-name'],
        left: ['bids.agent_name'],
        lot: '弱',
        across: null,
        share: 0.25,
        unless: { 'bids.agent_name': 'bids.agent_id_no' },
      },
    ),
  ],
})
