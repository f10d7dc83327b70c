import type { Text, Texts } from './text.js'

const t = (zh: string, en: string): Text => ({ zh, en })

/** Letters and lists (domain.md §3.4): drafts, to be reviewed by a person before they are sent. */
export const letterTexts = {
  draft: t('草稿　制发前须人工审核', 'Draft: to be reviewed before it is sent'),
  numberOpen: t('{word}〔{year}〕　号', '{word} [{year}] no. '),
  addressee: t('{to}：', '{to}:'),
  problems: t('发现的问题', 'What was found'),
  problemFact: t('{name}（{grade}）：{what}', '{name} ({grade}): {what}'),
  problemsText: t(
    '疑似团伙{code}（{level}色线索）涉及投标单位{members}家，先后在{lots}个标段同场投标（每次不少于2家），成员单位中标{award}万元。',
    'Suspected ring {code} ({level} lead): {members} bidders, {lots} {lots|joint lot|joint lots}, {award} ten-thousand won there.',
  ),
  problemLine: t(
    '{n}. {name}（证据级“{grade}”）：涉及{who}，见于{lots}个标段。',
    '{n}. {name} (grade {grade}): {who}, {lots} {lots|lot|lots}.',
  ),
  problemTold: t('{told}。', '{told}.'),
  counter: t('同时存在以下反证或者其他可能：{list}。', 'What weakens it: {list}.'),
  causes: t('需要核实的环节', 'What to check in supervision'),
  basis: t('依据', 'Legal basis'),
  basisLine: t('{title}：{text}。', '{title}: {text}.'),
  basisNone: t('线索所涉规则未列条文。', 'The rules concerned cite no article.'),
  suggestions: t('建议', 'Suggestions'),
  reply: t('反馈', 'Reply'),
  leads: t(
    '以上均为疑似线索，待核查；线索不等于认定。“视为”情形可由反证推翻。',
    'All of this is leads to be checked, not findings; what is deemed can be rebutted.',
  ),
  attachment: t('附件：{name}', 'Attachment: {name}'),
  attachmentList: t('问题清单', 'List of problems'),

  listNo: t('序号', 'No.'),
  listProblem: t('问题', 'Problem'),
  listKind: t('类别', 'Kind'),
  listProject: t('涉及项目', 'Projects'),
  listSource: t('来源', 'Source'),
  listUnit: t('责任单位', 'Responsible'),
  listMeasure: t('整改措施', 'Measure'),
  listTerm: t('时限', 'Term'),
  listState: t('销号状态', 'State'),
  listOpen: t('未销号', 'open'),
  toFill: t('待填', 'to fill in'),
  matter: t('督办事项', 'Matter'),
  rank: t('督办层级', 'Rank'),
  light: t('灯号', 'Light'),
  overdue: t('超期天数', 'Days overdue'),
  talk: t('约谈', 'Talk'),
  matterText: t(
    '核查疑似团伙{code}（{members}家、{lots}个标段）',
    'Check suspected ring {code} ({members} bidders, {lots} {lots|lot|lots})',
  ),
  material: t('应报材料', 'Material'),
  frequency: t('频次', 'Frequency'),
  due: t('截止', 'Due'),
  sent: t('报送情况', 'Sent'),
  sentYes: t('已生成（{number}）', 'made ({number})'),
  sentNo: t('未生成', 'not made'),
  quarterly: t('每季', 'quarterly'),
  halfYearly: t('每半年', 'half-yearly'),
  yearly: t('每年', 'yearly'),
  situation: t('{period}犯罪形势分析报告', 'situation report {period}'),
  dueNote: t(
    '注：半年报、总报截止日按方案2025年日期（6月8日、11月8日）推定，由使用单位按年度确认；季报截止日为季末次月8日，为默认值。',
    'Note: due days follow the plan’s dates of 2025 (8 June, 8 November), to be confirmed each year; quarterly: the 8th after the quarter, a default.',
  ),

  field: t('栏目', 'Field'),
  content: t('内容', 'Content'),
  transferNo: t('移送编号', 'Number'),
  transferTitle: t('标题', 'Title'),
  transferTitleText: t('关于疑似团伙{code}串通投标线索的移送', 'Transfer of leads on suspected ring {code}'),
  transferKind: t('类型', 'Kind'),
  transferKindText: t('☑1项目　☑2主体　□3公职人员　□9其他', '☑1 project ☑2 party □3 official □9 other'),
  transferText: t('内容', 'Content'),
  transferFiles: t('附件', 'Attachments'),
  transferFilesText: t(
    '证据包（含来源行、完整性校验值清单），线索说明',
    'Evidence package with source rows and hashes, explanation',
  ),
  transferFrom: t('移送人、单位、行业、地区、电话', 'From: person, unit, industry, area, phone'),
  transferTo: t('接收单位、接收人', 'To: unit, person'),
  transferAt: t('移送时间', 'Time'),
  transferResult: t('是否有结果', 'Result'),
  transferResultText: t('□有　☑无', '□ yes ☑ no'),
  projects: t('移送子表一　项目', 'Projects'),
  parties: t('移送子表二　主体', 'Parties'),
  officials: t('移送子表三　公职人员（姓名、单位、关联项目，由移送人填写）', 'Officials (to be filled in)'),
  outcome: t('办理结果（内容、附件、提交人、时间）', 'Outcome (content, attachments, by whom, when)'),
  lot: t('标段编号', 'Lot'),
  lotTitle: t('标段名称', 'Title'),
  buyer: t('招标人', 'Buyer'),
  agency: t('代理机构', 'Agency'),
  day: t('日期', 'Day'),
  party: t('主体', 'Party'),
  partyKind: t('类别', 'Kind'),
  partyBidder: t('投标人', 'bidder'),
  caseFiles: t('移送材料清单', 'Enclosures'),
  caseFile1: t('涉嫌犯罪案件移送书', 'letter of transfer'),
  caseFile2: t('涉嫌犯罪案件情况的调查报告', 'report of the inquiry'),
  caseFile3: t('涉案物品清单', 'list of articles'),
  caseFile4: t('有关检验报告或者鉴定结论', 'reports of examination'),
  caseFile5: t('其他有关涉嫌犯罪的材料', 'other material'),
  caseNote: t(
    '注：批准移送后24小时内移送同级公安机关；公安机关接受之日起3日内审查立案。本表为提示，是否涉嫌犯罪由有权机关审查。',
    'Note: transfer within 24 hours of approval; the police decide within 3 days. Whether a crime is suspected is for the authority.',
  ),
} satisfies Texts

/** What a family of leads suggests to the addressee, and the cause it points to. */
export const LETTER_FAMILY_TEXTS: Record<string, { cause: Text; suggestion: Text }> = {
  device: {
    cause: t(
      '核实评标前是否开展投标文件编制、上传设备信息比对，公用终端是否登记。',
      'Check whether machine codes were compared before the evaluation and public terminals registered.',
    ),
    suggestion: t(
      '核查上述设备的所有人、使用人和所在地点，排除公用终端后依法处理；在开标系统中增加硬件码比对。',
      'Establish who owns and used the machines; compare machine codes at opening.',
    ),
  },
  document: {
    cause: t(
      '核实投标文件编制信息（加密锁、标识码、作者）是否纳入清标和评标核查。',
      'Check whether traces of authorship are looked at in clearing and evaluation.',
    ),
    suggestion: t(
      '调取投标文件原件和加密锁登记信息，核查编制主体；将雷同比对纳入清标。',
      'Obtain the original files and lock registrations; add comparison of files to clearing.',
    ),
  },
  account: {
    cause: t(
      '核实保证金来源、办理账号和证书的审核要求及其执行情况。',
      'Check how the origin of deposits, accounts and certificates is verified.',
    ),
    suggestion: t(
      '核验保证金付款账户与基本账户，限制同一账号、同一操作员为多家投标单位办理。',
      'Verify deposit accounts; keep one account or operator from acting for several bidders.',
    ),
  },
  relation: {
    cause: t(
      '核实对投标单位之间任职、持股等关联关系的审查是否落实到开标评标环节。',
      'Check whether relations among bidders are screened at opening and evaluation.',
    ),
    suggestion: t(
      '核对投标当日工商登记、股权和社保信息，存在条例第三十四条情形的依法处理。',
      'Compare registers as of the bid; handle what falls under article 34.',
    ),
  },
  contact: {
    cause: t(
      '核实对联系电话、邮箱、地址相同的投标单位是否提示和核查。',
      'Check whether equal contacts of bidders are noticed and looked into.',
    ),
    suggestion: t(
      '核实电话、邮箱、地址的实际使用人。',
      'Establish who uses the phones, mailboxes and addresses.',
    ),
  },
  network: {
    cause: t(
      '核实对相同单位反复参加同一标段投标是否开展跨标段分析。',
      'Check whether repeated meetings are analysed across lots.',
    ),
    suggestion: t(
      '对共同标段的资格条件、报价和中标情况作跨标段复核。',
      'Review qualification, prices and outcomes across the joint lots.',
    ),
  },
  price: {
    cause: t(
      '核实评标中是否对报价规律性差异进行分析。',
      'Check whether regular differences of prices are looked at in evaluation.',
    ),
    suggestion: t('复核报价明细和分项单价的规律性差异。', 'Review bills for regular differences.'),
  },
}
