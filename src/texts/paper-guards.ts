import { t } from './text.js'

/** What an act on a transfer, letter, problem, order, report or task still needs. */
export const paperGuardTexts = {
  leadAtHand: t(
    '须在线索核查、处置、反馈或跟踪期间提出',
    'The lead must be in checking, proposed, fed back or tracked',
  ),
  confirmedFacts: t('至少一项事实认定属实', 'A fact must be confirmed first'),
  tendered: t(
    '所涉标段均非招标投标，不适用串通投标罪',
    'None of its lots was tendered: the criminal law on collusive tenders does not apply',
  ),
  oneTransfer: t('该线索已有移送', 'The lead has a transfer already'),
  policeOffice: t('请选择受移送的公安机关', 'Name the police office it goes to'),
  report: t('书面报告不少于 50 字', 'The written report has fifty letters or more'),
  enclosures: {
    1: t(
      '涉嫌犯罪案件移送书：有，或写明无的理由',
      'Transfer document: state that it is there, or why it is not',
    ),
    2: t('案情调查报告：有，或写明无的理由', 'Report of inquiry: state that it is there, or why it is not'),
    3: t('涉案物品清单：有，或写明无的理由', 'List of goods: state that it is there, or why it is not'),
    4: t(
      '检验报告或鉴定结论：有，或写明无的理由',
      'Test report or appraisal: state that it is there, or why it is not',
    ),
    5: t(
      '其他有关涉嫌犯罪的材料：有，或写明无的理由',
      'Other papers of the suspected crime: state that they are there, or why not',
    ),
  },
  number: t('请填写文书编号', 'Give the number of the document'),
  numberTaken: t('该文书编号已登记', 'A document of this number was registered before'),
  day: t('请填写日期，不得晚于今日', 'Give the day, today or before'),
  authority: t('请填写机关名称', 'Name the authority'),
  signedBy: t('请写明签收人', 'Say who signed for it'),
  papersBack: t('请写明案件材料退回情况', 'Say how the papers were sent back'),
  goods: t('请列明移交的物品和材料', 'List the goods and papers handed over'),
  fileTerm: t(
    '需要查证线索的，审查期限为 10 日或 30 日',
    'Where clues must be verified, the term is 10 or 30 days',
  ),
  fileTermOnce: t('审查期限已延长一次', 'The term was extended once'),
  procuratorate: t('单位表中没有检察机关', 'There is no procuratorate among the offices'),
  reasonsGiven: t('公安机关尚未说明不立案理由', 'The police have not given their reasons yet'),
  ordered: t('已通知立案，不得再认可理由', 'Filing was ordered: the reasons cannot be accepted any more'),
  addressee: t('请选择单位', 'Name an office'),
  letterType: t('请选择函件类型（biaojian letters）', 'Name a type of letter (biaojian letters)'),
  subject: t('请写明内容（不少于 10 字）', 'Say what it is about in ten letters or more'),
  method: t('请写明送达方式和签收人', 'Say how it was served and who signed'),
  reply: t('请填写回复或报送内容', 'Write the reply, or what is handed in'),
  problemKind: t('问题类别为治理重点 1 至 5', 'Name the kind of problem: 1 to 5'),
  measure: t('请写明整改措施（不少于 10 字）', 'Write the measure in ten letters or more'),
  untilLater: t('请填写今日之后的完成日期', 'Name a day after today by which it is done'),
  proof: t('请写明整改佐证', 'Say what proves it'),
  notTheUnit: t('责任单位不得自行核销', 'The unit does not verify its own'),
  orderLevel: t('督办层级为 county、group、joint 之一', 'Name the level: county, group or joint'),
  transferReported: t(
    '移送公安须先呈批移送书（TP）',
    'A transfer to the police is reported first: make a TP and report it',
  ),
  openChild: t('{name} 尚未办结', '{name} is not settled yet'),
  certified: t('承办人须有有效的执法证件', 'The handler needs a certificate that is in force'),
  similar: t(
    '与 {name} 相似：请答复 separate（另立）',
    'It is much like {name}: answer separate, or attach it there',
  ),
  otherHost: t('请选择另一承办单位', 'Name another office than the present one'),
  second: t('请写明另一位同意的分管负责人（second）', 'Name the other leader who agreed: second'),
}
