import { t } from './text.js'

/** Lists of items as workbooks. */
export const itemListTexts = {
  titles: {
    LD: t('线索清单', 'Leads'),
    TP: t('移送清单', 'Transfers'),
    LT: t('建议书与提示函清单', 'Letters'),
    PB: t('问题清单', 'Problems'),
    SO: t('督办清单', 'Orders'),
    TD: t('线索移送清单', 'Transfers of findings'),
    RI: t('报告清单', 'Reports due'),
    TK: t('任务清单', 'Tasks'),
  },
  heads: {
    id: t('编号', 'id'),
    about: t('内容', 'about'),
    state: t('状态', 'state'),
    host: t('责任单位', 'office'),
    due: t('期限', 'due'),
    light: t('灯', 'light'),
    colour: t('颜色', 'colour'),
    openedAt: t('立件日', 'made on'),
    lead: t('所属事项', 'belongs to'),
  },
  lights: { green: t('正常', 'in time'), amber: t('临期', 'soon'), red: t('超期', 'over') },
  notice: t('内部资料；线索不等于认定', 'Internal. A lead finds nothing against anybody'),
}
