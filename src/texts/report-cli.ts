import type { Texts } from './text.js'

/** Reports, letters and schedules on the command line. */
export const reportCliTexts = {
  report: {
    zh: '生成一个期间的犯罪形势分析报告（内部版、通报版、公开版）',
    en: 'Write the situation report of a period: internal, circulation or public edition',
  },
  optPeriod: { zh: '期间：2026、2026-H1、2026-Q3、2026-03', en: 'period: 2026, 2026-H1, 2026-Q3, 2026-03' },
  optEdition: {
    zh: '版本：internal 全文；circulation 脱敏；public 仅统计并抑制小数',
    en: 'internal = all; circulation = de-identified; public = statistics, small cells suppressed',
  },
  letter: {
    zh: '起草文书或清单（两书一单、移送函、三清单），须人工审核后制发',
    en: 'Draft a letter or list; to be reviewed before it is sent',
  },
  letters: { zh: '列出文书类型', en: 'List the types of letters and lists' },
  optLetterFormat: { zh: 'docx 供修改、用印；html 供查看', en: 'docx to be edited; html to be looked at' },
  optRing: { zh: '所述疑似团伙', en: 'the suspected ring it is about' },
  optTypes: {
    zh: '文书类型登记文件（JSON，替换或增加）',
    en: 'types of your own (JSON), replacing or added',
  },
  optNoAnnex: {
    zh: '不附单位对照表和标段清单（默认附，供内部使用）',
    en: 'without the key to the firms and the list of lots, which are for internal use',
  },
  optAddressee: { zh: '受文单位', en: 'to whom it is addressed' },
  draftWritten: { zh: '已写入 {file}（{name}，草稿）', en: 'Wrote {file} ({name}, a draft)' },
  code: { zh: '代码', en: 'code' },
  name: { zh: '名称', en: 'name' },
  from: { zh: '制发机关', en: 'issued by' },
  to: { zh: '受文单位', en: 'addressed to' },
  about: { zh: '对象', en: 'about' },
  term: { zh: '答复期限', en: 'reply term' },
  schedule: {
    zh: '定期检测和报告：由 serve 执行，错过的补做一次',
    en: 'Periodic detection and reports: run by serve, what was missed once',
  },
  scheduleRun: { zh: '现在执行到期的任务', en: 'Run what is due now' },
  optCron: { zh: '五段 cron 表达式，如 "0 9 8 1,4,7,10 *"', en: 'five fields, as "0 9 8 1,4,7,10 *"' },
  optZone: { zh: '时区', en: 'time zone' },
  optEvery: { zh: '报告哪种最近完整期间', en: 'report the last whole period of this length' },
  added: { zh: '已添加 {id}，下次 {next}', en: 'Added {id}, next run {next}' },
  kind: { zh: '任务', en: 'what' },
  cron: { zh: '时间', en: 'when' },
  next: { zh: '下次', en: 'next' },
  last: { zh: '上次结果', en: 'last result' },
  optArea: {
    zh: '只统计一个县（市、区）或者乡镇（街道）：区划代码或名称',
    en: 'only one county or township: its code or name',
  },
  areaUnknown: {
    zh: '没有标段在“{area}”：可用的县（市、区）和乡镇（街道）有 {areas}',
    en: 'There is no lot in the area "{area}": counties and townships are {areas}',
  },
  areaInSeveral: {
    zh: '“{area}”在几个县（市、区）都有，请写明其中之一：{areas}',
    en: 'The area "{area}" lies in several counties: name one of {areas}',
  },
  publicIsWhole: {
    zh: '公开版只出全部数据的：另出一个地区的，会由两者之差推出个别标段',
    en: 'The public edition is of the whole data: an area beside it would tell on single lots',
  },
  optTo: { zh: '主送单位', en: 'to whom it goes' },
  optCc: { zh: '抄送单位', en: 'with copies to whom' },
  optIssue: { zh: '期号', en: 'number of the issue' },
  optSigner: { zh: '签发人', en: 'who signs' },
  optIssuer: { zh: '制发单位', en: 'office that issues it' },
  optRequester: { zh: '导出人（默认为系统用户）', en: 'who asks for it (default: the user of this machine)' },
  optCopies: { zh: '份数', en: 'copies' },
  optTrace: {
    zh: '列出每个数字背后的查询，并附在文中',
    en: 'list the query behind each number, here and in the file',
  },
  figure: { zh: '数字', en: 'figure' },
  value: { zh: '数值', en: 'value' },
  query: { zh: '查询或算式', en: 'query or formula' },
  stale: {
    zh: '注意：检测之后数据又有变动，建议先运行 biaojian detect',
    en: 'Note: the data have changed since the run: run `biaojian detect` first',
  },
  made: { zh: '已生成 {number}（SHA-256 {sha256}）', en: 'Made {number} (SHA-256 {sha256})' },
  written: {
    zh: '已写入 {file}（编号 {number}，SHA-256 {sha256}）',
    en: 'Wrote {file} (number {number}, SHA-256 {sha256})',
  },
} satisfies Texts
