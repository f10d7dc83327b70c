import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Same subnet, foreign place (HW-08): not evaluated, for the format carries no place of an address. */
export default rule({
  id: 'HW-08',
  family: 'device',
  grade: '弱',
  law: [],
  formula: 'subnet(A) = subnet(B), place ≠ seat, ≥ 3 bidders',
  texts: {
    name: t('IP同段或异地', 'same subnet, foreign place'),
    question: t(
      '是否多家投标人来自同一异地网段?',
      'Do several bidders come from one subnet far from where they are registered?',
    ),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t(
    '多家投标人同在注册地以外的一个网段上网，可能有人集中代办。',
    'Several bidders online in one subnet far from their seats may have somebody who acts for all of them.',
  ),
  example: t(
    '甲、乙、丙注册在三个城市，却都从同一外地网段递交：值得核查。',
    'A, B and C, of three towns, submit from one subnet in a fourth: worth checking.',
  ),
  notCarried: ['ip location'],
})
