import type { Texts } from './text.js'

/** Releases on the command line. */
export const releaseTexts = {
  release: { zh: '放行：外发文件的起草、审核与领取', en: 'Releases: files that are to leave' },
  list: { zh: '列出放行事项（最近的在前）', en: 'List releases, latest first' },
  show: { zh: '一项放行：文件、已审核人、待审核人', en: 'One release: file, who decided, who is next' },
  draft: {
    zh: '起草放行：保存外发文件的原样字节（路径如 /rings/R-000001/export?format=xlsx）',
    en: 'Draft a release: keep the exact bytes of a file (a path such as /rings/R-000001/export?format=xlsx)',
  },
  look: { zh: '审阅待放行的文件（另存为）', en: 'Save the file that is to be decided, to look at it' },
  act: {
    zh: '审核：confirm 同意、refuse 退回、withdraw 撤回（起草人）',
    en: 'Decide: confirm, refuse, withdraw (its author)',
  },
  take: { zh: '领取一份已放行的文件', en: 'Take a copy of a released file' },
  optPost: { zh: '该路径以 POST 取得（证据包、函件）', en: 'the path is posted to (packages, letters)' },
  optBody: { zh: 'POST 的内容（JSON）', en: 'what is posted, as JSON' },
  optReason: { zh: '外发事由（五字以上）', en: 'why it leaves, five characters or more' },
  optTo: { zh: '收件单位', en: 'to whom' },
  optCopies: { zh: '份数', en: 'copies' },
  optTicks: {
    zh: '确认四项：grounded 事实有据，sparing 无过度个人信息，impact 影响已评估，suspected 表述为疑似',
    en: 'what is confirmed: grounded, sparing, impact, suspected',
  },
  optSha: { zh: '所审阅文件的 SHA-256（默认取当前）', en: 'SHA-256 of the file that was looked at' },
  optNote: { zh: '意见', en: 'a note' },
  optOut: { zh: '写到此文件', en: 'write to this file' },
  written: { zh: '已写到 {file}', en: 'written to {file}' },
  none: { zh: '没有放行事项', en: 'no releases' },
  line: {
    zh: '{id}  {state}  {file}（{bytes} 字节）→ {addressee}，审核 {done}/{persons}',
    en: '{id}  {state}  {file} ({bytes} {bytes|byte|bytes}) → {addressee}, {done} of {persons} decided',
  },
  next: { zh: '待审核：{who}', en: 'next: {who}' },
  step: { zh: '{at}  {by}  {act}  {note}', en: '{at}  {by}  {act}  {note}' },
  states: {
    drafted: { zh: '待放行', en: 'drafted' },
    released: { zh: '已放行', en: 'released' },
    refused: { zh: '已退回', en: 'refused' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  } satisfies Texts,
  needsServer: {
    zh: '放行经服务办理：请加 --server 网址',
    en: 'Releases are made through a service: add --server URL',
  },
} as const

/** What every page of a released copy says. */
export const stampTexts = {
  internal: { zh: '内部资料', en: 'Internal' },
  open: { zh: '公开', en: 'Public' },
  draft: { zh: '草稿·不得外发', en: 'Draft, not to leave the office' },
  draftSheet: { zh: '草稿', en: 'Draft' },
  suspected: { zh: '线索不等于认定', en: 'a lead is not a finding' },
  copy: { zh: '第 {copy} 份，共 {of} 份', en: 'copy {copy} of {of}' },
  checkpoint: { zh: '审计日志 {checkpoint}', en: 'audit log {checkpoint}' },
} satisfies Texts
