import { t } from './text.js'

/** What an act still needs. */
export const workflowTexts = {
  hostValid: t('请选择当日对该事项有管辖权的承办单位', 'Name an office that may handle this on the day'),
  rowOrReason: t(
    '与分办规则不一致时，请写明理由（不少于 10 字）',
    'Where no routing row names this office, give a reason of ten letters or more',
  ),
  reason: t('请写明理由（不少于 10 字）', 'Give a reason of ten letters or more'),
  returnCode: t(
    '退回事由应为 not-our-industry、not-our-region、duplicate、conflict 之一',
    'Say why it is returned: not-our-industry, not-our-region, duplicate or conflict',
  ),
  returnedTwice: t(
    '已退回两次，只能由协调单位指定',
    'It was returned twice: the coordinating office decides',
  ),
  returnOver: t('退回期限已过', 'The time to return it is over'),
  twoHandlers: t('承办人不得少于两人', 'Assign two handlers or more'),
  ownHandlers: t(
    '承办人应为承办单位可指派的人员',
    'Handlers are people of the host office who may be assigned',
  ),
}

/** States and acts of a lead. */
export const leadTexts = {
  states: {
    new: t('待分办', 'to be routed'),
    routed: t('已分办', 'routed'),
    returned: t('已退回', 'returned'),
    signed: t('已签收', 'signed for'),
    checking: t('核查中', 'being checked'),
  },
  acts: {
    route: t('分办', 'route'),
    recall: t('撤回', 'recall'),
    sign: t('签收', 'sign for'),
    return: t('退回', 'return'),
    redirect: t('改派', 'redirect'),
    impose: t('指定', 'impose'),
    assign: t('指派', 'assign'),
  },
}
