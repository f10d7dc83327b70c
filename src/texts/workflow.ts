import { t } from './text.js'

/** What an act still needs. */
export const workflowTexts = {
  lowerByTwo: t(
    '降低颜色须两人：请用“申请降色”提出，由另一人同意',
    'A lower colour takes two persons: ask for it (ask-colour), and another confirms',
  ),
  higherColour: t('请选择更高的颜色', 'Name a higher colour'),
  lowerColour: t('请选择更低的颜色', 'Name a lower colour'),
  redByAnother: t(
    '红色线索降色须由其他单位（工作协调机构或纪检监察机关）确认',
    'That a red lead is to be lower is confirmed by another office: coordination or discipline',
  ),
  hostValid: t('请选择当日对该事项有管辖权的承办单位', 'Name an office that may handle this on the day'),
  rowOrReason: t(
    '与分办规则不一致时，请写明理由（不少于 10 字）',
    'Where no routing row names this office, give a reason of ten letters or more',
  ),
  allIndustries: t(
    '涉及 {name} 监管的标段：请列为协办单位，或写明理由（不少于 10 字）',
    'It has lots that {name} supervises: name it to help, or give a reason of ten letters or more',
  ),
  reason: t('请写明理由（不少于 10 字）', 'Give a reason of ten letters or more'),
  text: t('请填写内容', 'Write what is to be recorded'),
  opinion: t('请填写意见', 'Write an opinion'),
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
  recusal: t('承办人须声明无回避情形（none）', 'Each handler must have declared no recusal: none'),
  oneMark: t(
    '请指明事实（facts）、一条规则（rule）或核查项（lines）之一',
    'Name facts, a rule or lines: one of the three',
  ),
  unknownMark: t('该线索没有这一项', 'The lead has no such fact or line'),
  factVerdict: t(
    '事实的认定为 confirmed（属实）、refuted（不属实）或 unknown（无法核实）',
    'A fact is confirmed, refuted or unknown',
  ),
  lineMark: t(
    '核查项勾选 conform（合规）、doubt（疑点）或 not-applicable（不适用）',
    'A line is conform, doubt or not-applicable',
  ),
  markWhy: t('请写明依据', 'Say on what it rests'),
  helpOffice: t('请选择当日有管辖权的协办单位', 'Name an office that may help on the day'),
  helpText: t('请写明协办事项（不少于 10 字）', 'Say what is asked in ten letters or more'),
  extendedOnce: t('已延期一次，不得再延', 'It was extended once: not again'),
  extendInTime: t('延期应在期限届满前申请', 'More time is asked for before the time is over'),
  extendDays: t('延期不超过 10 个工作日', 'Ask for 1 to 10 working days'),
  suspendCode: t(
    '中止事由应为 judicial、appraisal、elsewhere 之一',
    'Say why it is suspended: judicial, appraisal or elsewhere',
  ),
  suspendUntil: t('请写明中止至何日', 'Say until which day'),
  voidCode: t(
    '作废事由应为 test、double-import、wrong-subject 之一',
    'Say why it is void: test, double-import or wrong-subject',
  ),
  isAsked: t('有申请尚未答复', 'Something asked for is not answered yet'),
  openLine: t('“{name}”尚未勾选', '"{name}" is not marked yet'),
  openFact: t('“{name}”尚未认定', '"{name}" has no verdict yet'),
  openHelp: t('{name} 的协办尚未办结', 'The help of {name} is not settled yet'),
  impact: t(
    '重点项目：请说明对项目推进的影响（不少于 10 字）',
    'A key project: state the impact on it in ten letters or more',
  ),
  disposal: t('请选择处置方式', 'Choose how it is disposed of'),
  excludedAlone: t('排除不得与其他处置方式并用', 'Excluded stands alone'),
  excludedCode: t(
    '请写明排除事由：benign-value、declared-group、data-error、public-terminal、small-market、explained',
    'Say why it is excluded: benign-value, declared-group, data-error, public-terminal, small-market, explained',
  ),
  conclusion: t('核查结论不少于 50 字', 'Write a conclusion of fifty letters or more'),
  notExcluded: t(
    '已有直接、视为或禁止情形的事实认定属实，不得排除',
    'A statutory fact was confirmed: it cannot be excluded',
  ),
  noneConfirmed: t(
    '行政立案、移送公安须有至少一项事实认定属实',
    'A case or a transfer to the police needs a confirmed fact',
  ),
  noSubstitute: t(
    '达到立案追诉标准：不得以行政处罚代替移送',
    'It meets a standard of the police: a penalty may not stand in for the transfer',
  ),
  signsPolice: t('移送公安须由正职审批', 'A transfer to the police is approved by the principal'),
  resultKind: t('请指明所登记结果对应的处置方式', 'Name the way of disposal that the result is of'),
  resultNumber: t('请填写文书编号', 'Give the number of the document'),
  numberTaken: t('该文书编号已登记', 'A document of this number was registered before'),
  resultAuthority: t('请填写作出机关', 'Name the authority'),
  resultDay: t('请填写作出日期', 'Give the day of the document'),
  openResult: t('“{name}”的结果尚未登记', 'The result of "{name}" is not registered yet'),
  closeCode: t(
    '办结结论应为 substantiated、partly、not 之一',
    'Say how it closes: substantiated, partly or not',
  ),
  formerHandler: t('回头看不得由原承办人进行', 'Who handled it does not look back on it'),
  newFact: t(
    '重启须有新的事实，或文书编号和理由（不少于 10 字）',
    'Reopening needs a new fact, or the number of a document and a reason of ten letters or more',
  ),
  targetSuspended: t(
    '该线索已中止核查，期限暂停计算，请先恢复',
    'The other lead is suspended and its clocks stand still: resume it first',
  ),
  openAsked: t('{name} 尚待答复，请先答复', '{name} waits for an answer: answer it first'),
  targetGone: t(
    '并入的线索已不在办理中，不能撤销并案',
    'The lead that it went into is no longer open: the merger stays',
  ),
  targetOpen: t(
    '请指明尚未办结的另一线索；非分办员只能并入本单位承办的线索',
    'Name another lead that is open; whoever does not route leads, one that the own office handles',
  ),
  redByLeader: t('红色线索的申请由分管负责人答复', 'For a red lead the leader answers'),
  disposals: {
    excluded: t('排除', 'excluded'),
    rectify: t('责令整改', 'rectified'),
    administrative: t('行政立案', 'administrative case'),
    police: t('移送公安', 'transferred to the police'),
    discipline: t('移送纪检监察', 'transferred to discipline'),
    other: t('移送其他单位', 'transferred to another office'),
  },
}

/** States and acts of a lead. */
export const leadTexts = {
  states: {
    new: t('待分办', 'to be routed'),
    routed: t('已分办', 'routed'),
    returned: t('已退回', 'returned'),
    signed: t('已签收', 'signed for'),
    checking: t('核查中', 'being checked'),
    suspended: t('中止', 'suspended'),
    proposed: t('处置待审', 'proposed'),
    'fed-back': t('已反馈', 'fed back'),
    'second-review': t('二次复核', 'in second review'),
    tracking: t('跟踪问效', 'tracked'),
    closed: t('办结归档', 'closed'),
    'look-back': t('回头看', 'looked back on'),
    merged: t('并案', 'merged'),
    void: t('作废', 'void'),
  },
  acts: {
    route: t('分办', 'route'),
    recall: t('撤回', 'recall'),
    sign: t('签收', 'sign for'),
    return: t('退回', 'return'),
    redirect: t('改派', 'redirect'),
    impose: t('指定', 'impose'),
    assign: t('指派', 'assign'),
    note: t('记录', 'note'),
    mark: t('认定', 'mark'),
    'ask-help': t('请求协办', 'ask for help'),
    'ask-time': t('申请延期', 'ask for time'),
    'ask-suspension': t('申请中止', 'ask for a suspension'),
    suspend: t('中止', 'suspend'),
    resume: t('恢复', 'resume'),
    propose: t('提出处置', 'propose a disposal'),
    'send-back': t('退回重查', 'send back'),
    approve: t('审签', 'approve'),
    'review-return': t('复核退回', 'return from review'),
    review: t('复核通过', 'pass the review'),
    confirm: t('二次复核通过', 'confirm'),
    register: t('登记结果', 'register a result'),
    close: t('办结', 'close'),
    'look-back': t('启动回头看', 'look back'),
    pass: t('回头看通过', 'pass'),
    fail: t('回头看发现问题', 'fail'),
    reopen: t('重启', 'reopen'),
    merge: t('并案', 'merge'),
    'ask-void': t('申请作废', 'ask to void'),
    void: t('作废', 'void'),
    handover: t('移交', 'hand over'),
    recolour: t('提高颜色', 'raise the colour'),
    'ask-colour': t('申请降色', 'ask for a lower colour'),
  },
  /** what the system does, and the taking back of an act */
  others: {
    create: t('立件', 'made'),
    undo: t('撤销上一步', 'taken back'),
    'ring-changed': t('团伙有变化', 'the ring changed'),
    'alert-attached': t('并入省平台预警', 'took in an alert of the province'),
    'key-project': t('标记重点项目', 'marked as a key project'),
    merged: t('并入', 'took in another lead'),
    'went-over': t('随线索移交', 'went over with its lead'),
    attached: t('上传附件', 'a file was attached'),
    unmerged: t('撤销并入', 'gave a merged lead back'),
    overdue: t('超期', 'overdue'),
    'ask-answered': t('申请已答复', 'a consent was answered'),
    'help-answered': t('协办已反馈', 'help was answered'),
    'child-changed': t('下属事项有进展', 'something of it moved on'),
    'order-drafted': t('已拟督办', 'an order was drafted'),
    reminded: t('提醒', 'reminded'),
    recoloured: t('颜色变更', 'coloured anew'),
    exchanged: t('交换文件已生成', 'an exchange file was made'),
    'exchange-came': t('收到交换文件', 'an exchange file came'),
    'exchange-replied': t('收到办理反馈', 'a reply came'),
  },
}

/** Help asked of another office. */
export const helpTexts = {
  states: {
    asked: t('待协办单位接受', 'asked'),
    working: t('协办中', 'in work'),
    answered: t('已反馈', 'answered'),
    settled: t('已采纳', 'settled'),
    declined: t('不予协办', 'declined'),
  },
  acts: {
    accept: t('接受', 'accept'),
    decline: t('不予协办', 'decline'),
    impose: t('指定协办', 'impose'),
    answer: t('反馈', 'answer'),
    take: t('采纳', 'take'),
  },
}

/** What the coordinating office is asked to allow. */
export const consentTexts = {
  states: {
    asked: t('待答复', 'asked'),
    granted: t('同意', 'granted'),
    refused: t('不同意', 'refused'),
  },
  acts: {
    grant: t('同意', 'grant'),
    refuse: t('不同意', 'refuse'),
  },
}
