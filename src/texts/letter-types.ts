import { type Text, type Texts, t } from './text.js'

/** What one type of letter says in its own way; the rest is common to all. */
export interface LetterWords {
  title?: Text
  /** after the addressee: who writes, of what, and why */
  opening: Text
  /** heads of the sections, where they differ */
  causes?: Text
  suggestions?: Text
  /** before the signature */
  closing: Text
}

const REPLY = t(
  '请结合职责研究办理，并将办理情况书面反馈。以上情况均为疑似线索，待核查；线索不等于认定，“视为”情形可由反证推翻。',
  'Please consider this within your duties and reply in writing. All of it is leads to be checked, not findings; what is deemed can be rebutted.',
)
const NOTICE = t(
  '以上情况均为疑似线索，待核查，仅供防范风险使用，请勿扩散；线索不等于认定，“视为”情形可由反证推翻。',
  'All of this is leads to be checked, to guard against risks, not to be passed on; leads are not findings, what is deemed can be rebutted.',
)

export const DEFAULT_WORDS: LetterWords = {
  opening: t(
    '我单位在招标投标领域数据研判工作中发现下列疑似串通投标线索，待核查。现将有关情况函告如下。',
    'Analysis of bidding data shows these leads of suspected bid rigging, to be checked.',
  ),
  closing: REPLY,
}

/** By code of the type. */
export const LETTER_WORDS: Readonly<Record<string, LetterWords>> = {
  'police-suggestion': {
    opening: t(
      '我局在开展招标投标领域数据研判工作中，发现部分单位涉嫌串通投标线索，反映出有关环节可能存在监管漏洞。为加强源头治理，现提出如下建议。',
      'In analysing bidding data we found leads of suspected bid rigging, which may point to gaps in supervision. To mend them at the source we suggest the following.',
    ),
    closing: REPLY,
  },
  'risk-notice': {
    opening: t(
      '为防范招标投标活动中的串通投标风险，维护公平竞争秩序，现将我局在数据研判中发现的有关风险情况提示如下。',
      'To guard against bid rigging, we draw your attention to the following risks found in bidding data.',
    ),
    suggestions: t('防范措施', 'Precautions'),
    closing: NOTICE,
  },
  'police-notice': {
    opening: t(
      '我局在工作中发现招标投标活动存在下列疑似串通投标线索，现予提示，请组织核查并采取防范措施。',
      'We draw your attention to these leads of suspected bid rigging; please have them checked and take precautions.',
    ),
    suggestions: t('提示事项', 'What to attend to'),
    closing: NOTICE,
  },
  'police-letter': {
    opening: t(
      '我局在履行公安机关职责过程中，发现你单位主管（管理）的招标投标活动存在下列风险隐患，可能影响公平竞争和项目安全。根据“三书一函”工作机制，现函告提示，请研究处理。',
      'In the course of our duties we found the following risks in tenders under your charge, and draw your attention to them by this letter.',
    ),
    causes: t('风险分析', 'Risks'),
    suggestions: t('提示和建议', 'What we suggest'),
    closing: REPLY,
  },
  'procuratorial-suggestion': {
    opening: t(
      '本院在履行法律监督职责中，发现招标投标领域存在下列疑似串通投标线索，反映出有关单位在制度执行、监督管理方面可能存在需要改进之处。为促进依法治理，根据《人民检察院检察建议工作规定》，提出如下检察建议。',
      'In exercising legal supervision this procuratorate found the following leads, which may call for better rules and supervision. Under the provisions on procuratorial suggestions we suggest the following.',
    ),
    closing: t(
      '请在规定期限内将办理情况书面回复本院。你单位对本检察建议有异议的，可以书面提出。以上均为疑似线索，待核查；线索不等于认定，“视为”情形可由反证推翻。',
      'Please reply in writing within the term; objections may be made in writing. All of this is leads to be checked, not findings; what is deemed can be rebutted.',
    ),
  },
  'judicial-suggestion': {
    opening: t(
      '本院在审理（执行）　　　　　　　　　　　　一案（案号：　　　　　　　　）过程中，发现与该案有关的招标投标活动存在下列疑似串通投标线索，反映出行业治理中可能存在的问题。根据综合治理类司法建议工作有关规定，提出如下司法建议。',
      'In the case of ________ (no. ________) this court found the following leads in tenders connected with it, and suggests as follows.',
    ),
    closing: t(
      '请将采纳落实情况书面函复本院。以上均为疑似线索，待核查；线索不等于认定，“视为”情形可由反证推翻。',
      'Please answer in writing. All of this is leads to be checked, not findings; what is deemed can be rebutted.',
    ),
  },
  'discipline-suggestion': {
    title: t(
      '关于招标投标监督管理有关问题的纪律检查建议',
      'Disciplinary suggestion on the supervision of tendering',
    ),
    opening: t(
      '本机关在监督检查和数据研判工作中发现，你单位职责范围内的招标投标活动存在下列疑似串通投标线索。为推动以案促改、以案促治，根据《中国共产党纪律检查机关监督执纪工作规则》有关规定，提出如下纪律检查建议。',
      'In supervision and data analysis we found these leads in tenders within your duties, and suggest the following.',
    ),
    causes: t('需要核实的监督管理环节', 'Where supervision is to be checked'),
    closing: t(
      '请党委（党组）主要负责同志牵头研究，明确责任人和整改时限，并将整改情况书面报告本机关。以上均为疑似线索，待核查；线索不等于认定，“视为”情形可由反证推翻。',
      'Please have the head take charge, name who is responsible and by when, and report in writing. All of this is leads to be checked, not findings; what is deemed can be rebutted.',
    ),
  },
  'supervisory-suggestion': {
    title: t(
      '关于招标投标监督管理有关问题的监察建议书',
      'Supervisory suggestion on the supervision of tendering',
    ),
    opening: t(
      '本机关在履行监察职责中发现，你单位职责范围内的招标投标活动存在下列疑似串通投标线索，有关履行职责情况需要核实。根据《中华人民共和国监察法》有关规定，提出如下监察建议。',
      'In exercising supervision we found these leads in tenders within your duties, and suggest the following under the Supervision Law.',
    ),
    causes: t('需要核实的履职环节', 'Where duties are to be checked'),
    closing: t(
      '请按照监察建议要求履行职责，并将采纳情况书面回复本机关；无正当理由拒不采纳的，依照有关规定处理。以上均为疑似线索，待核查；线索不等于认定，“视为”情形可由反证推翻。',
      'Please act on this and reply in writing. All of this is leads to be checked, not findings; what is deemed can be rebutted.',
    ),
  },
  'case-transfer': {
    opening: t(
      '本机关在依法查处招标投标违法行为过程中，发现下列单位涉嫌串通投标，可能构成犯罪。根据《行政处罚法》和《行政执法机关移送涉嫌犯罪案件的规定》（国务院令第310号），现将本案移送你局，请依法审查。',
      'In inquiring into tendering offences we found the following, which may be a crime. Under Order 310 of the State Council the case is transferred to you for examination.',
    ),
    closing: t(
      '以上系依据现有数据和材料提出的疑似情况，线索不等于认定，“视为”情形可由反证推翻；是否构成犯罪，由有权机关依法审查认定。',
      'All of this is suspicion on the data at hand, not a finding; what is deemed can be rebutted. Whether a crime was committed is for the authority to decide.',
    ),
  },
}

/** The letter of transfer, its annexes, and the covering sheet. */
export const letterPartTexts = {
  unknownRegion: t('地区不明', 'region unknown'),
  source: t('案件来源', 'Source of the case'),
  sourceText: t(
    '本案线索来源于招标投标交易数据比对（检测批次{run}，{day}完成），疑似团伙编号{ring}。其他来源：　　　　　　　　（由移送机关填写）。',
    'From a comparison of bidding data (run {run}, done {day}), suspected ring {ring}. Other sources: ________.',
  ),
  facts: t('涉嫌违法事实', 'Facts'),
  factsText: t(
    '{first}至{last}，{members}（共{n}家单位）在{lots}个标段同场投标，涉及招标人{buyers}家，标段清单见附件2。',
    'From {first} to {last}, {members} ({n} firms) bid together on {lots} {lots|lot|lots} of {buyers} {buyers|buyer|buyers}; see annex 2.',
  ),
  factsAmount: t('{text}。', '{text}.'),
  party: t('涉嫌单位基本情况', 'The firms'),
  partyHead: t('法定代表人、联系方式', 'representative, contact'),
  law: t('涉嫌触犯的法律规定', 'Law'),
  law223: t(
    '《刑法》第二百二十三条（串通投标罪）：{text}',
    'Criminal Law, article 223 (collusive bidding): {text}',
  ),
  law68: t('{title}：{text}', '{title}: {text}'),
  law310: t(
    '移送程序依照《行政执法机关移送涉嫌犯罪案件的规定》（国务院令第310号）第三条、第五条、第六条办理。',
    'Transferred under Order 310 of the State Council, articles 3, 5 and 6.',
  ),
  measures: t('已经采取的措施', 'Measures taken'),
  measuresText: t(
    '立案（受案）时间和文号：　　　　　；已采取的调查取证、先行登记保存等措施：　　　　　；行政处罚情况：　　　　　。',
    'Filed on: ____; measures taken: ____; penalties: ____.',
  ),
  evidence: t('主要证据', 'Evidence'),
  evidenceTitle: t('主要证据清单', 'List of evidence'),
  evidenceWhat: t('证据', 'evidence'),
  evidenceShows: t('证明内容', 'what it shows'),
  opinion: t('移送意见', 'Opinion'),
  opinionText: t(
    '本案经本机关负责人　　　　批准（批准时间：　　年　月　日），现移送你局依法审查；是否立案，请按规定书面告知本机关。同时抄送同级人民检察院。',
    'Approved by ________ on ________; please tell us in writing whether the case is filed. A copy goes to the procuratorate.',
  ),

  annexMark: t('附件{n}', 'Annex {n}'),
  annexNote: t('附件：', 'Annexes: '),
  annexLine: t('{n}.{name}', '{n}. {name}'),
  keyTitle: t('涉及单位对照表（内部使用）', 'Key to the firms (for internal use)'),
  lotsTitle: t('涉及标段清单（内部使用）', 'Lots concerned (for internal use)'),
  lotsTitleOpen: t('涉及标段清单', 'Lots concerned'),
  firmsTitle: t('涉及单位名单', 'Firms concerned'),
  keyCode: t('代号', 'code'),
  keyName: t('{code}公司', '{code}'),
  keyNote: t(
    '注：本附件含单位名称和标段信息，仅供收文单位内部核查使用，不得对外提供。',
    'For the addressee’s own checks only, not to be passed on.',
  ),
  copyTo: t('抄送：　　　　　　　　。', 'Copies: ________.'),
  printed: t('{issuer}　　{day}印发', '{issuer}, {day}'),

  cover: t('制发说明（不随文发出）', 'Covering sheet (not to be sent)'),
  coverDraft: t('本文书为系统生成的草稿，制发前须人工审核。', 'A draft; to be reviewed before it is sent.'),
  coverYellow: t(
    '所涉疑似团伙{ring}为黄色线索，证据尚不充分，是否制发请先核查。',
    'Ring {ring} is yellow: check before this is sent.',
  ),
  coverParty: t(
    '{who}“{name}”系所涉标段的{role}，请确认由其{what}是否适当，是否需要回避。',
    '{who} "{name}" is {role} of lots concerned: is it the right one to {what}?',
  ),
  coverIssuer: t('制发机关', 'the issuer'),
  coverAddressee: t('受文单位', 'the addressee'),
  coverBuyer: t('招标人', 'buyer'),
  coverAgency: t('代理机构', 'agency'),
  coverIssue: t('制发', 'issue it'),
  coverReceive: t('承办', 'act on it'),
  coverMemory: t(
    '以下条文凭记忆录入，使用前须核对：{list}。',
    'These articles are from memory and to be compared: {list}.',
  ),
  coverUnclear: t(
    '下列条文是否适用因标段交易领域不明未能判断，正文未引用：{list}。',
    'Whether these apply is not known, so they are not cited: {list}.',
  ),
  coverTerm: t('反馈期限由制发机关确定后填入。', 'The issuing office is to set the term of reply.'),
  coverTermMemory: t('反馈期限凭记忆录入，待核对。', 'The term of reply is from memory and to be compared.'),
  coverNumber: t(
    '发文字号中的机关代字由系统推定，以本机关规定为准。',
    'The word of the number is a guess: use your own.',
  ),
  coverAreas: t(
    '{lots}个标段分布在：{areas}，请核对管辖。',
    '{lots} {lots|lot lies|lots lie} in: {areas}; check who has jurisdiction.',
  ),
  coverPackage: t(
    '证据原始行、校验值见证据包（用 package 命令生成）。',
    'Source rows and check values: make the evidence package (package).',
  ),
  coverBlanks: t('文中空白处由制发机关填写。', 'Blanks are for the issuing office.'),
  replyIn: t('请于收到之日起{term}将办理情况书面反馈。', 'Please reply in writing {term} of receipt.'),
  replyBlank: t(
    '请于收到之日起　　日内将办理情况书面反馈。',
    'Please reply in writing within ____ days of receipt.',
  ),
  classOfFocus: t('治理重点（三）：“围标串标”等行业乱象', 'focus (3): bid rigging'),
  fromAnalysis: t('数据研判（{run}）', 'data analysis ({run})'),
  problemList: t('问题清单', 'List of problems'),
  lotCount: t('共{n}个标段', '{n} {n|lot|lots}'),
  lotsListed: t('{list}等{n}个标段', '{list} and more, {n} lots'),
  regulatorOf: t('{industry}主管部门', 'regulator of {industry}'),
} satisfies Texts
