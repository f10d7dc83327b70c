import { t } from './text.js'

/** Transfers of what was found to discipline or another office. */
export const referralTexts = {
  title: t('线索移送（{to}）：{text}', 'transfer to {to}: {text}'),
  states: {
    drafting: t('起草', 'drafted'),
    approved: t('已审签', 'approved'),
    sent: t('已移送', 'sent'),
    received: t('已接收', 'received'),
    answered: t('已反馈结果', 'answered'),
    declined: t('不属职责、已退回', 'declined'),
    refused: t('不予移送', 'refused'),
  },
  acts: {
    create: t('起草线索移送', 'draft a transfer'),
    approve: t('审签', 'approve'),
    refuse: t('不予移送', 'refuse'),
    send: t('移送', 'send'),
    receive: t('接收', 'receive'),
    decline: t('不属本单位职责、退回', 'decline'),
    result: t('反馈结果', 'tell the result'),
  },
  notPolice: t('移送公安机关请用案件移送（TP）', 'what goes to the police is a transfer of its own (TP)'),
}
