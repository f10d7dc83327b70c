import { t } from './text.js'

/** States and acts of a letter of advice or warning. */
export const letterItemTexts = {
  states: {
    draft: t('拟稿', 'draft'),
    checked: t('已审核', 'checked'),
    issued: t('已发文', 'issued'),
    served: t('已送达', 'served'),
    replied: t('已回复', 'replied'),
    insisted: t('要求再复', 'insisted'),
    closed: t('办结', 'closed'),
    lifted: t('撤销', 'lifted'),
  },
  acts: {
    create: t('拟建议书/提示函', 'write a letter'),
    check: t('审核', 'check'),
    'send-back': t('退回修改', 'send back'),
    issue: t('编号发文', 'issue'),
    serve: t('送达', 'serve'),
    reply: t('回复', 'reply'),
    accept: t('采纳回复', 'accept'),
    insist: t('要求再复', 'insist'),
    lift: t('撤销', 'lift'),
  },
}

/** States and acts of a problem on the list of problems. */
export const problemItemTexts = {
  states: {
    open: t('待整改', 'open'),
    planned: t('整改中', 'planned'),
    submitted: t('待核销', 'submitted'),
    'sent-back': t('退回整改', 'sent back'),
    closed: t('已销号', 'closed'),
  },
  acts: {
    create: t('列入问题清单', 'put on the list of problems'),
    plan: t('制定整改措施', 'plan'),
    submit: t('报送整改佐证', 'submit'),
    verify: t('核销', 'verify'),
    'send-back': t('退回整改', 'send back'),
    reopen: t('重新列入', 'reopen'),
  },
  /** the five points of 治理重点 */
  kinds: {
    1: t('落实改革部署不力', 'reform not carried out'),
    2: t('重大项目中的作风问题', 'conduct on major projects'),
    3: t('围标串标、转包违法分包等行业乱象', 'collusion, subcontracting and the like'),
    4: t('插手干预、权钱交易', 'interference and corruption'),
    5: t('失管失察、监管不力', 'failing supervision'),
  },
}

/** States and acts of a supervision order. */
export const orderTexts = {
  drafted: t('{item} {term} 超期 {n} 个工作日', '{item}: {term} is over by {n} {n|working day|working days}'),
  states: {
    draft: t('拟办', 'draft'),
    issued: t('已下发', 'issued'),
    answered: t('已反馈', 'answered'),
    escalated: t('升级督办', 'escalated'),
    lifted: t('解除', 'lifted'),
    dropped: t('不予督办', 'dropped'),
  },
  acts: {
    create: t('拟督办单', 'draft an order'),
    issue: t('下发督办单', 'issue'),
    drop: t('不予督办', 'drop'),
    answer: t('反馈', 'answer'),
    lift: t('解除督办', 'lift'),
    escalate: t('升级督办', 'escalate'),
  },
  levels: {
    county: t('县级', 'county'),
    group: t('协调组', 'group'),
    joint: t('联合', 'joint'),
  },
}

const dueStates = {
  submitted: t('已报送', 'handed in'),
  missing: t('缺报', 'missing'),
  accepted: t('已采纳', 'accepted'),
}
const dueActs = {
  submit: t('报送', 'hand in'),
  accept: t('采纳', 'accept'),
  return: t('退回', 'return'),
  miss: t('缺报', 'missing'),
}

/** States and acts of a report that is due. */
export const reportItemTexts = {
  states: { due: t('待报送', 'due'), ...dueStates },
  acts: dueActs,
}

/** States and acts of a task of the responsibility matrix. */
export const taskTexts = {
  states: { due: t('进行中', 'due'), ...dueStates, missing: t('逾期未完成', 'missing') },
  acts: { ...dueActs, submit: t('报送完成情况', 'hand in'), miss: t('逾期', 'missing') },
}
