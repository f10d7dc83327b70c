import { t } from './text.js'

/** Leads in words. */
export const handlingTexts = {
  ofRing: t(
    '疑似围标串标：{members} 家企业、{lots} 个标段',
    'suspected ring: {members} bidders, {lots} lots',
  ),
  ofLot: t('标段疑点 {n} 项：{lot}', '{n} facts about one lot: {lot}'),
  ofManual: t('人工立件：{bidders} 家企业、{lots} 个标段', 'made by hand: {bidders} bidders, {lots} lots'),
}

/** What waits, by group. */
export const inboxTexts = {
  groups: {
    'to-route': t('待分办', 'to route'),
    returned: t('已退回', 'returned'),
    'to-sign': t('待签收', 'to sign for'),
    'to-assign': t('待指派', 'to assign'),
    'to-check': t('我的核查', 'to check'),
    'help-asked': t('请求协办', 'help asked'),
    'help-to-give': t('我的协办', 'help to give'),
    'to-approve': t('待审签', 'to approve'),
    'to-allow': t('待答复的申请', 'to allow'),
    'to-review': t('待复核', 'to review'),
    'to-confirm': t('二次复核', 'to confirm'),
    'to-track': t('跟踪问效', 'to track'),
    'looking-back': t('回头看', 'looking back'),
    told: t('抄送', 'told'),
  },
}
