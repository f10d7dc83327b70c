import { type Texts, t } from './text.js'

/** The commission's room, on the command line and in the console. */
export const roomTexts = {
  about: t(
    '专责室：公职人员、过筛、口令（限纪检监察）',
    'The commission’s room: officials, screening, passphrases',
  ),
  title: t('专责室', 'Room of the commission'),
  hint: t(
    '只对纪检监察机关负责人和承办过筛的人开放；对其他人一律不存在。办理情况以密封条目入审计日志。',
    'Open to leaders of the commission and to those who screen a case; absent to everybody else. What is done here stands sealed in the audit log.',
  ),
  state: t('查看保管方式与是否打开', 'How the room is held, and whether it is open'),
  open: t('两名负责人各以口令打开', 'Open it: two leaders, each by a passphrase'),
  seal: t('把密钥改由两名负责人的口令保管', 'Put its key under the passphrases of two leaders'),
  shut: t('关闭', 'Close it'),
  officials: t('列出公职人员（姓名脱敏）', 'List officials, names masked'),
  import: t('写入公职人员及亲属（JSON）', 'Write officials and their relatives (JSON)'),
  sieves: t('列出过筛案件', 'List the cases that are screened'),
  sieve: t('查看一件：当事人、标段、招标人', 'One of them: parties, lots, buyers'),
  assign: t('指派过筛人', 'Assign who is to screen it'),
  answer: t('填写结果（none、unclear、found）', 'Answer it (none, unclear, found)'),
  confirm: t('确认结果', 'Confirm the answer'),
  return: t('退回重查', 'Return it'),
  log: t('查看本室日志', 'What was read and done here'),
  optSecond: t(
    '另一名负责人（登录名；试用岗位写 O-jw/leader@b）',
    'the other leader: login, or the seat that is tried',
  ),
  optBasis: t('依据', 'what the answer rests on'),
  optWhy: t('理由', 'reason'),
  askPassphrase: t('{who} 的专责室口令：', 'Passphrase of {who} for the room: '),
  askAgain: t('再输一次：', 'Once more: '),
  taken: t(
    '新增 {added}，更新 {changed}，未变 {same}',
    '{added} added, {changed} changed, {same} as they were',
  ),
  none: t('没有', 'None'),
  inFile: t('密钥在文件中，已打开', 'Its key lies in a file; it is open'),
  held: t('由两人口令保管：{holders}', 'Held by the passphrases of {holders}'),
  isOpen: t('已打开', 'It is open'),
  isShut: t('未打开', 'It is closed'),
  waiting: t(
    '已收到 {by} 的口令，十分钟内等另一人',
    '{by} has given a passphrase: it waits ten minutes for the other',
  ),
  coverage: t(
    '应过筛 {opened} 件，已答 {answered}，已确认 {confirmed}，发现 {found}',
    '{opened} {opened|case|cases} to screen: {answered} answered, {confirmed} confirmed, {found} with an official',
  ),
  name: t('姓名', 'Name'),
  unit: t('单位', 'Unit'),
  post: t('职务', 'Post'),
  days: t('任期', 'Days'),
  relatives: t('亲属', 'Relatives'),
  id: t('编号', 'Id'),
  case: t('案件', 'Case'),
  kind: t('来源', 'Because of'),
  stateOf: t('状态', 'State'),
  worker: t('过筛人', 'Screened by'),
  result: t('结果', 'Result'),
  acts: t('办理', 'Acts'),
  at: t('时间', 'When'),
  who: t('何人', 'Who'),
  what: t('何事', 'What'),
  outcome: t('结果', 'Outcome'),
  parties: t('当事人', 'Parties'),
  lots: t('标段', 'Lots'),
  buyer: t('招标人', 'Buyer'),
  host: t('主管单位', 'Supervised by'),
  passphrase: t('口令（至少 12 个字符）', 'Passphrase (12 characters at least)'),
  keyTitle: t('保管与打开', 'Key'),
  sievesTitle: t('过筛', 'Screening'),
  officialsTitle: t('公职人员', 'Officials'),
  logTitle: t('本室日志', 'Log of the room'),
  giveOpen: t('以我的口令打开', 'Give my passphrase'),
  giveSeal: t('以我的口令保管', 'Put under my passphrase'),
  sealHint: t(
    '两名负责人先后输入各自口令后，密钥文件即被删除。请先把 room.key 复制到保险柜。',
    'Once two leaders have given theirs, the key file is deleted. Keep a copy of room.key in a safe first.',
  ),
  workerHint: t('登录名或编号', 'login or id'),
  noSieves: t('没有需要过筛的案件', 'No case is to be screened'),
  noOfficials: t('尚未写入公职人员', 'No officials are kept'),
  noLog: t('没有记录', 'Nothing yet'),
  close: t('收起', 'Close'),
  look: t('查看', 'Look'),
} satisfies Texts

export const CASE_KIND_WORDS = {
  'police-filing': t('公安立案', 'police filed a case'),
  'administrative-filing': t('行政立案', 'an office filed a case'),
  'police-outcome': t('公安办案结果', 'outcome by the police'),
} satisfies Texts

export const SIEVE_STATE_WORDS = {
  open: t('待指派', 'to be assigned'),
  assigned: t('过筛中', 'being screened'),
  answered: t('待确认', 'to be confirmed'),
  confirmed: t('已确认', 'confirmed'),
} satisfies Texts

export const SIEVE_RESULT_WORDS = {
  none: t('未发现公职人员', 'no official'),
  unclear: t('无法核实', 'unclear'),
  found: t('发现公职人员', 'an official is involved'),
} satisfies Texts

export const SIEVE_ACT_WORDS = {
  assign: t('指派', 'Assign'),
  answer: t('填写结果', 'Answer'),
  confirm: t('确认', 'Confirm'),
  return: t('退回', 'Return'),
} satisfies Texts
