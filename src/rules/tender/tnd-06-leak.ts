import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Traces of a leak (TND-06): needs logs of access that the import format does not carry. */
export default rule({
  id: 'TND-06',
  family: 'tender',
  grade: '强',
  formula:
    'access to the list of bidders or the control price before its time; price changed close to the deadline',
  law: ['law-22'],
  notCarried: ['access logs of the platform', 'versions of a bid before the deadline'],
  texts: {
    name: t('标前泄密痕迹', 'traces of a leak'),
    question: t(
      '潜在投标人名单、控制价是否在开标前被异常访问?',
      'Were the list of bidders or the control price accessed before their time?',
    ),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t(
    '提前知道投标人名单或控制价，是围标串标的前提。',
    'Knowing the bidders or the limit beforehand is what rigging starts from.',
  ),
  example: t(
    '开标前夜，名单被无关账号查询。',
    'The night before the opening, the list of bidders is read by an account that has no business with it.',
  ),
})
