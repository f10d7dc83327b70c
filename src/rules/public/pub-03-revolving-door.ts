import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Revolving door (PUB-03): needs the posts of former officials. */
export default rule({
  id: 'PUB-03',
  family: 'relation',
  grade: '线',
  formula: 'post or share in a bidder of the former field within three years of leaving office',
  law: [],
  notCarried: ['posts of former officials'],
  texts: {
    name: t('离任后任职或入股', 'revolving door'),
    question: t(
      '离任三年内是否在原管辖企业任职或入股?',
      'Did an official join or buy into a firm of the former field within three years?',
    ),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t('离任后到原管辖企业任职，可能是事后回报。', 'A post in a firm once supervised may be a reward.'),
  example: t(
    '离任一年后到曾监管的企业任职。',
    'A year after leaving, the official joins a firm of the former field.',
  ),
})
