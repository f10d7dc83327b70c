import { type Texts, t } from './text.js'

/** Files that are to leave, in the console. */
export const releasePageTexts = {
  title: t('待放行', 'Releases'),
  hint: t(
    '文件外发前，由起草人以外的一至三人逐一审阅原件、勾选四项后同意。',
    'Before a file leaves, one to three others than its author look at it, tick four lines and confirm.',
  ),
  none: t(
    '没有放行事项。在导出、文书等处取文件时可起草放行。',
    'There are none. They are drafted where files are taken: exports, letters.',
  ),
  id: t('编号', 'Number'),
  state: t('状态', 'State'),
  file: t('文件', 'File'),
  office: t('起草单位', 'Office'),
  author: t('起草人', 'Author'),
  reason: t('事由', 'Why'),
  addressee: t('收件单位', 'To whom'),
  copies: t('份数', 'Copies'),
  copiesTaken: t('已领 {taken} / {copies} 份', '{taken} of {copies} taken'),
  made: t('起草时间', 'Drafted'),
  until: t('领取期限', 'May be taken until'),
  kind: t('类别', 'Kind'),
  bytes: t('{n} 字节', '{n} {n|byte|bytes}'),
  next: t('待审核', 'Next'),
  decided: t('审核 {done} / {persons}', '{done} of {persons} decided'),
  steps: t('审核经过', 'Decisions'),
  by: t('审核人', 'By'),
  at: t('时间', 'At'),
  act: t('决定', 'Decision'),
  note: t('意见', 'Note'),
  content: t('文件内容', 'What is in the file'),
  look: t('审阅', 'Look at it'),
  looked: t('已审阅：{sha256}', 'Looked at: {sha256}'),
  saved: t('此类文件须另存后打开审阅：{name}', 'Such a file is opened once saved: {name}'),
  cut: t('只显示前 {n} 字', 'The first {n} {n|character|characters}'),
  first: t('请先审阅文件，再作决定。', 'Look at the file before you decide.'),
  take: t('领取一份', 'Take a copy'),
} satisfies Texts

export const RELEASE_STATES = {
  drafted: t('待审核', 'to be decided'),
  released: t('已放行', 'released'),
  refused: t('已退回', 'refused'),
  withdrawn: t('已撤回', 'withdrawn'),
} satisfies Texts

export const RELEASE_KINDS_SAID = {
  letter: t('单位间函件', 'letter to another office'),
  named: t('含名称的文件', 'file with names'),
  circulation: t('通报稿', 'circulation report'),
  public: t('公开稿', 'public report'),
} satisfies Texts

export const RELEASE_ACTS = {
  confirm: t('同意', 'Confirm'),
  refuse: t('退回', 'Refuse'),
  withdraw: t('撤回', 'Withdraw'),
} satisfies Texts

export const TICK_TEXTS = {
  grounded: t('事实有据', 'It rests on facts'),
  sparing: t('无过度个人信息', 'No more personal data than it takes'),
  impact: t('对重大项目、企业经营影响已评估', 'Effects on major projects and on firms were weighed'),
  suspected: t('表述为疑似', 'It says suspected'),
} satisfies Texts

export const draftTexts = {
  how: t('方式', 'As what'),
  own: t('本单位自用草稿', 'a draft for the own office'),
  leaving: t('起草放行（外发）', 'the draft of a release, to leave'),
  addressee: t('收件单位', 'To whom'),
  copies: t('份数', 'Copies'),
} satisfies Texts
