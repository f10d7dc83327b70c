import { type Texts, t } from './text.js'

/** The audit log in the console. */
export const auditPageTexts = {
  title: t('审计日志', 'Audit log'),
  parts: t('审计日志各部分', 'Parts of the audit log'),
  search: t('查询', 'Search'),
  verify: t('核验与检查点', 'Verify, checkpoints'),
  clear: t('明文查看', 'Seen in clear'),
  own: t(
    '只显示本人的记录；全部记录由审计管理员查看。',
    'The own entries alone; the audit administrator sees all.',
  ),
  none: t('没有符合条件的记录。', 'No entry is like that.'),
  seq: t('编号', 'No.'),
  at: t('时间', 'At'),
  who: t('何人', 'Who'),
  seat: t('岗位', 'Seat'),
  act: t('操作', 'Act'),
  thing: t('对象', 'What'),
  outcome: t('结果', 'Outcome'),
  purpose: t('用途', 'Purpose'),
  whoId: t('用户或密钥编号', 'Id of a user or key'),
  what: t('对象类别', 'Kind of thing'),
  id: t('对象编号', 'Id of the thing'),
  from: t('自', 'From'),
  to: t('至', 'To'),
  run: t('立即核验', 'Verify now'),
  running: t('正在核验…', 'Verifying…'),
  never: t('本次服务启动后尚未核验。', 'Not verified since the service was started.'),
  sound: t(
    '核验无误：{entries} 条记录、{checkpoints} 个检查点（{at}）',
    'Sound: {entries} entries, {checkpoints} checkpoints ({at})',
  ),
  wrong: t(
    '日志被改动：第 {seq} 条（{at}）：{what}',
    'The log is not what it was: entry {seq} ({at}): {what}',
  ),
  notCompared: t(
    '未与外部锚点比对：整段截去、清空或用被盗密钥重签都无法发现。',
    'Not compared with an outside anchor: a log that was cut, emptied or signed anew cannot be told from a sound one.',
  ),
  beyond: t('末一个外部检查点之后还有 {n} 条。', '{n} entries came after the last outside checkpoint.'),
  pruned: t('其中 {n} 条原文已移入归档。', 'The bodies of {n} of them lie in archives.'),
  failed: t('核验未能完成：{why}', 'The verification did not end: {why}'),
  checkpoints: t('检查点', 'Checkpoints'),
  size: t('覆盖条数', 'Entries under it'),
  root: t('树根', 'Root'),
  sign: t('签署检查点', 'Sign a checkpoint'),
  uncovered: t('此后新增 {n} 条，尚未签署。', '{n} entries came since, not signed yet.'),
  noCheckpoint: t('尚无检查点。', 'None yet.'),
  key: t('核对签名用的公钥', 'Key to check signatures with'),
  anchors: t('外部锚点', 'Outside anchors'),
  anchor: t('锚点', 'Anchor'),
  noAnchor: t('没有设置外部锚点（audit.anchors）。', 'No outside anchor is set (audit.anchors).'),
  day: t('日期', 'Day'),
  shown: t('明文条数', 'Values in clear'),
  manyClear: t(
    '一日看到明文个人信息超过 50 条的人员。',
    'Who was shown more than 50 personal values in clear on a day.',
  ),
  nobody: t('没有。', 'Nobody.'),
} satisfies Texts

export const OUTCOMES = {
  allowed: t('准许', 'allowed'),
  denied: t('拒绝', 'denied'),
  failed: t('失败', 'failed'),
  unchanged: t('未变', 'unchanged'),
} satisfies Texts

/** What an entry of the audit log says was done; the acts of items stand by their own ids. */
export const ENTRY_ACTS = {
  read: t('查看', 'read'),
  search: t('查询', 'searched'),
  unmask: t('查看明文', 'seen in clear'),
  export: t('导出', 'exported'),
  sent: t('已送出', 'sent'),
  login: t('登录', 'logged in'),
  logout: t('退出', 'logged out'),
  deny: t('被拒', 'refused'),
  checkpoint: t('签署检查点', 'signed a checkpoint'),
} satisfies Texts

/** Of what kind the thing is that an entry is about: the first word by which entries name it. */
export const ENTRY_KINDS = {
  ring: t('团伙', 'ring'),
  lot: t('标段', 'lot'),
  bidder: t('企业', 'bidder'),
  lead: t('线索', 'lead'),
  item: t('事项', 'item'),
  release: t('放行', 'release'),
  report: t('报告', 'report'),
  pack: t('会商材料', 'pack'),
  value: t('值', 'value'),
  run: t('检测', 'run'),
} satisfies Texts
