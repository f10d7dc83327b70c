import { t } from '../../texts/text.js'
import { OF_REGISTERS, SILENT_VALUES, SOLD } from '../exemptions.js'
import { rule } from '../rule.js'

/**
 * Same phone or e-mail (REL-05): of agents, contacts or registrations. Contacts of an office that two alone
 * share, or that come with a shared person, weigh less: evidence/{readings,persons-contacts}.ts.
 */
export default rule({
  id: 'REL-05',
  family: 'contact',
  grade: '强',
  law: ['order87-37-3'],
  formula: 'phone or e-mail equal on one lot: 强; across lots: 线',
  texts: {
    name: t('电话或邮箱相同', 'same phone or e-mail'),
    question: t(
      '联系人、代理人或登记电话、邮箱是否相同?',
      'Do contacts, agents or registrations share a phone or e-mail?',
    ),
    silentWhen: SILENT_VALUES,
    exemptions: [...OF_REGISTERS, SOLD],
  },
  why: t(
    '联系电话、邮箱由投标人自己填报；两家填了同一个，可能由同一人联系办理。',
    'Bidders state their own contacts: one phone or mailbox in two bids may mean one person behind both.',
  ),
  example: t(
    '甲的联系电话就是乙的委托代理人电话，同投一个标段：出线索。',
    "A's contact phone is that of B's agent, on one lot: a lead.",
  ),
  needs: [
    [
      'bids.agent_phone',
      'bids.contact_phone',
      'bids.contact_email',
      'bidders.phone',
      'bidders.email',
      'roles.phone',
    ],
  ],
  trace: 'contact',
  asks: (ask) => [
    ask.values(
      {
        kinds: ['phone'],
        left: ['bids.agent_phone', 'bids.contact_phone', 'bidders.phone', 'roles.phone'],
        lot: '强',
        across: '线',
      },
      { kinds: ['email'], left: ['bids.contact_email', 'bidders.email'], lot: '强', across: '线' },
    ),
  ],
})
