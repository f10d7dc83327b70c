import { t } from '../../texts/text.js'
import { NOT_CARRIED } from '../exemptions.js'
import { rule } from '../rule.js'

/** Regulator inaction (PUB-04): needs the departments' handling of leads. */
export default rule({
  id: 'PUB-04',
  family: 'tender',
  grade: '弱',
  formula: 'red leads overdue or dismissed and later proved, by department',
  law: [],
  notCarried: ['handling of leads by departments'],
  texts: {
    name: t('监管失察', 'regulator inaction'),
    question: t(
      '红色预警是否超期未办,或排除后又被查实?',
      'Were red leads left overdue, or dismissed and later proved?',
    ),
    silentWhen: NOT_CARRIED,
    exemptions: [],
  },
  why: t('红色预警超期不办，监管本身失灵。', 'Red leads left lying mean that supervision itself fails.'),
  example: t('红色预警六个月未处置。', 'A red lead is not handled for six months.'),
})
