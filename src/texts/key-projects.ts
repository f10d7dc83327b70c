import { t } from './text.js'

/** Projects whose leads are handled with care. */
export const keyProjectTexts = {
  about: t('重点项目：有关线索审慎办理', 'key projects, whose leads are handled with care'),
  list: t('列出重点项目', 'list key projects'),
  put: t('登记重点项目，或改其起止日', 'put a key project in, or change its days'),
  project: t('项目编号', 'project'),
  programme: t('所属计划', 'programme'),
  from: t('起日', 'first day'),
  to: t('止日', 'last day'),
  marked: t('已登记，{n} 条在办线索随之变更 {leads}', 'Put in; {n} open leads changed {leads}'),
}
