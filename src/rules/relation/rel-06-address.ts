import { t } from '../../texts/text.js'
import { OF_REGISTERS, SILENT_VALUES } from '../exemptions.js'
import { rule } from '../rule.js'

/** Same address (REL-06): both are registered or have their office at one door. */
export default rule({
  id: 'REL-06',
  family: 'contact',
  grade: '线',
  law: [],
  formula: 'address equal to the door',
  texts: {
    name: t('地址相同', 'same address'),
    question: t('登记或办公地址是否同一门牌?', 'Are both at one door?'),
    silentWhen: SILENT_VALUES,
    exemptions: [...OF_REGISTERS, t('集中办公区、孵化器', 'shared offices, incubators')],
  },
  why: t(
    '同一门牌办公的两家往来密切，投标难言互不知情；集中办公区除外。',
    'Two firms behind one door can hardly bid without knowing of each other, unless it is a shared office.',
  ),
  example: t(
    '甲、乙都登记在菜园镇海景路12号301室：出线索。',
    'A and B are both registered at 12 Haijing Road, room 301: a lead.',
  ),
  needs: [['bidders.address']],
  trace: 'premises',
  asks: (ask) => [ask.values({ kinds: ['address'], left: ['bidders.address'], lot: '线', across: '弱' })],
})
