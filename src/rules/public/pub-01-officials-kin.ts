import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Official's kin (PUB-01): needs registers that only the disciplinary commission holds. */
export default rule({
  id: 'PUB-01',
  family: 'relation',
  grade: '强',
  formula:
    'official – close relative – owner or officer of the winner, in a field the official is in charge of',
  law: [],
  notCarried: ['officials and their relatives (for the disciplinary commission only)'],
  texts: {
    name: t('干部亲属企业中标', 'official’s kin'),
    question: t(
      '公职人员近亲属的企业是否在其主管领域中标?',
      'Did firms of officials’ relatives win in the officials’ own field?',
    ),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t(
    '公职人员近亲属在其主管领域承揽项目，易致干预插手。',
    'Relatives who win in an official’s own field invite interference.',
  ),
  example: t(
    '分管水利的干部之弟持股的企业在水利项目中标。',
    'A firm of the water director’s brother wins water works.',
  ),
})
