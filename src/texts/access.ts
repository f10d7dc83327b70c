import type { Texts } from './text.js'

/** Who may see what, on the command line. */
export const accessTexts = {
  access: { zh: '权限：谁能看什么，为什么', en: 'Access: who sees what, and why' },
  matrix: {
    zh: '现行权限表：职责×资源、职责×字段类别',
    en: 'The matrix in force: capacities by resources and by classes of fields',
  },
  optCsv: { zh: '输出 CSV（可改后用 access preview 预览）', en: 'as CSV, to be changed and previewed' },
  preview: {
    zh: '与另一张权限表（CSV）比较：谁多看到，谁少看到（3 有差异）',
    en: 'Compare with another matrix (CSV): who gains, who loses (exit 3 where they differ)',
  },
  explain: {
    zh: '说明某岗位（O-zj/handler）或用户对某资源为何能看、不能看；可指定串标线索或标段',
    en: 'Why a seat (O-zj/handler) or a user sees a resource or not; of one ring or lot if asked',
  },
  optField: { zh: '字段类别', en: 'a class of fields' },
  optRing: { zh: '某一线索团伙编号', en: 'one suspected ring' },
  optLot: { zh: '某一标段编号', en: 'one lot' },
  optItem: { zh: '某一事项编号', en: 'one item' },
  optAct: { zh: '对该事项的办理动作', en: 'an act on the item' },
  same: { zh: '与现行权限表相同', en: 'The same as the matrix in force' },
  gains: { zh: '多看到', en: 'gains' },
  loses: { zh: '少看到', en: 'loses' },
  both: { zh: '有增有减', en: 'gains and loses' },
  sameRows: { zh: '范围不变', en: 'same rows' },
  nobody: { zh: '（目前没有单位）', en: '(no office at present)' },
  allowed: { zh: '可以', en: 'allowed' },
  refused: { zh: '不可以', en: 'refused' },
  cell: { zh: '{resource} × {standing}：“{word}”', en: '{resource} × {standing}: "{word}"' },
  inSight: {
    zh: '{of} 个标段中 {n} 个在其行业和地区内',
    en: '{n} of {of} lots are of its industries and regions',
  },
  shown: {
    zh: '字段：{without}；说明用途后：{withPurpose}',
    en: 'fields: {without}; with a purpose that fits: {withPurpose}',
  },
  actIs: { zh: '可以办理（事项现为 {state}）', en: 'may do the act (the item is {state})' },
  actIsNot: {
    zh: '不可办理（事项现为 {state}）：由 {needs} 办理',
    en: 'may not do the act (the item is {state}): it is for {needs}',
  },
} satisfies Texts

/** How a class of fields is shown. */
export const shownTexts = {
  C: { zh: '明文', en: 'in clear' },
  M: { zh: '脱敏', en: 'masked' },
  T: { zh: '代号', en: 'as a token' },
  N: { zh: '只有数量', en: 'as a number' },
  W: { zh: '隐去（***）', en: 'withheld (***)' },
  A: { zh: '没有', en: 'absent' },
} satisfies Texts

/** Columns of the matrix. */
export const standingTexts = {
  P: { zh: '公安', en: 'police' },
  D: { zh: '纪检监察', en: 'discipline' },
  R: { zh: '行业监管', en: 'regulator' },
  A: { zh: '审计', en: 'audit' },
  C: { zh: '综合协调', en: 'coordination' },
  X: { zh: '交易服务', en: 'exchange' },
  J: { zh: '检察', en: 'procuratorate' },
  K: { zh: '法院', en: 'court' },
  I: { zh: '巡察', en: 'inspection' },
  F: { zh: '财政', en: 'finance' },
  G: { zh: '政府办公', en: 'government office' },
  Sy: { zh: '系统管理员', en: 'system administrator' },
  Se: { zh: '安全管理员', en: 'security administrator' },
  Au: { zh: '审计管理员', en: 'audit administrator' },
  local: { zh: '本机（无用户时）', en: 'the machine itself, without users' },
} satisfies Texts

/** What the words of the matrix mean. */
export const wordTexts = {
  all: { zh: '全部', en: 'every row' },
  '–': { zh: '不存在（404）', en: 'absent (404)' },
  sum: { zh: '只有合计', en: 'sums alone' },
  granted: { zh: '已对其开放的案件', en: 'cases opened to it' },
  open: { zh: '未限制的', en: 'not restricted' },
  quiet: { zh: '未限制且未在侦查的', en: 'neither restricted nor under investigation' },
  party: { zh: '本单位参与的', en: 'in which the own office has part' },
  handling: { zh: '本单位办理的（抄送除外）', en: 'which the own office handles, not only copied' },
  'open-or-party': { zh: '未限制的，或本单位参与的', en: 'not restricted, or the own office has part' },
  worker: { zh: '本人承办的', en: 'on which one works oneself' },
  addressee: { zh: '发给本单位的', en: 'addressed to the own office' },
  own: { zh: '本单位发出或收到的', en: 'issued by or addressed to the own office' },
  touch: {
    zh: '有标段在其行业和地区内的，只显示这些标段',
    en: 'with a lot of its industries and regions, cut to those lots',
  },
  'own-or-granted': { zh: '本单位的，或按案授权的', en: 'own, or opened by case' },
  'own-or-touch': { zh: '本单位的，或涉及其标段的', en: 'own, or with a lot of its own' },
  'own-or-effect': { zh: '本单位提出的，或对其生效的', en: 'own, or in effect for it' },
  'own-and-sum': { zh: '本单位的，其余只有合计', en: 'own, of the rest sums' },
  'worker-or-leader': { zh: '本人承办的，或领导', en: 'on which one works, or as leader' },
  self: { zh: '本人的', en: 'oneself' },
  'own-office': { zh: '本单位的', en: 'of the own office' },
  state: { zh: '账号状态', en: 'states of accounts' },
  'self-or-sealed': { zh: '本人的；日志查看岗可见密封的', en: 'oneself; for a log-reader the sealed ones' },
  unsealed: { zh: '除密封外全部', en: 'all but sealed' },
} satisfies Texts

/** Lines of the first table. */
export const resourceNames = {
  ring: { zh: '疑似团伙', en: 'suspected rings' },
  record: { zh: '标段、投标、企业、值', en: 'lots, bids, bidders, values' },
  run: { zh: '检测：规则与等级计数', en: 'runs: rules, counts by level' },
  'run-state': { zh: '检测状态、任务', en: 'state of runs, jobs' },
  quality: { zh: '数据质量、隔离区', en: 'quality, quarantine' },
  lead: { zh: '线索', en: 'leads' },
  'lead-notes': { zh: '线索的意见、附件', en: 'opinions and attachments of leads' },
  'lead-restricted': { zh: '限制类线索', en: 'restricted leads' },
  transfer: { zh: '移送公安', en: 'transfers to the police' },
  'transfer-papers': { zh: '移送内部材料', en: 'inner papers of transfers' },
  referral: { zh: '移送纪检或其他单位', en: 'transfers to discipline or others' },
  letter: { zh: '建议书、函件', en: 'letters' },
  problem: { zh: '问题清单', en: 'problems' },
  order: { zh: '督办单', en: 'orders' },
  'report-due': { zh: '应报报告', en: 'reports due' },
  task: { zh: '任务', en: 'tasks' },
  'spot-check-before': { zh: '抽查：抽取前', en: 'spot checks before the draw' },
  'spot-check': { zh: '抽查：抽取后', en: 'spot checks' },
  'campaign-before': { zh: '收网：行动前', en: 'campaigns before the day' },
  campaign: { zh: '收网', en: 'campaigns' },
  sieve: { zh: '过筛', en: 'sieves' },
  kinship: { zh: '公职人员、亲属、碰撞结果', en: 'officials, relatives, collisions' },
  outcome: { zh: '处理结果', en: 'outcomes' },
  judgement: { zh: '误报认定', en: 'judgements' },
  rule: { zh: '规则', en: 'rules' },
  indicator: { zh: '指标', en: 'indicators' },
  'report-internal': { zh: '内部报告', en: 'internal reports' },
  'report-circulation': { zh: '通报稿', en: 'circulation reports' },
  'report-public': { zh: '公开稿', en: 'public reports' },
  export: { zh: '导出、证据包', en: 'exports, packages' },
  user: { zh: '用户、岗位、会话', en: 'users, positions, sessions' },
  settings: { zh: '办理规则、日历', en: 'rules of handling, calendar' },
  'settings-change': { zh: '办理规则的变更', en: 'changes of those rules' },
  'audit-entry': { zh: '审计记录', en: 'entries of the audit log' },
  import: { zh: '导入数据', en: 'import' },
  detect: { zh: '检测', en: 'detection' },
  'province-alert': { zh: '省级预警', en: 'alerts of the province' },
  'lead-persons': { zh: '人员的颜色', en: 'colours of persons' },
  'lead-stock': { zh: '线索存量池', en: 'stock of leads' },
} satisfies Texts

/** Lines of the second table. */
export const fieldNames = {
  open: { zh: '公开信息', en: 'what is published' },
  work: { zh: '业务信息', en: 'bids, scores, membership' },
  device: { zh: '设备、地址', en: 'devices, addresses' },
  identity: { zh: '人员', en: 'persons' },
  contact: { zh: '联系方式', en: 'ways to reach them' },
  account: { zh: '账户、资金', en: 'accounts, money' },
  note: { zh: '意见、附件', en: 'opinions, attachments' },
  order: { zh: '督办、任务文字', en: 'texts of orders, tasks' },
  inquiry: { zh: '侦查措施', en: 'measures of the police' },
  kin: { zh: '公职人员、亲属', en: 'officials, relatives' },
  actor: { zh: '他单位经办人', en: 'who acted elsewhere' },
  secret: { zh: '密钥、口令', en: 'secrets' },
  ops: { zh: '运行信息', en: 'states, sizes, versions' },
} satisfies Texts

/** Keys of programs, on the command line. */
export const keyTexts = {
  role: { zh: '角色（不写职责时）', en: 'role, of a key without a capacity' },
  capacity: { zh: '以哪项职责读取，如 O-zj/R', en: 'capacity for which it reads, as O-zj/R' },
  industries: { zh: '该职责中的若干行业', en: 'some industries of the capacity' },
  fields: {
    zh: '固定的字段类别，其余一律隐去',
    en: 'classes of fields it is shown; all others are withheld',
  },
  until: { zh: '有效至（含当天）', en: 'last day on which it is good' },
  addresses: { zh: '限定来源地址或网段', en: 'addresses and networks (CIDR) from which it is used' },
  purpose: { zh: '读取用途，逐次入日志', en: 'why it reads: recorded with each call that states no reason' },
  approve: { zh: '负责人批准密钥', en: 'Approve a key (a leader)' },
  waits: {
    zh: '密钥 {id} 待负责人批准后生效：biaojian keys approve {id} --as 登录名',
    en: 'Key {id} is good once a leader has approved it: biaojian keys approve {id} --as LOGIN',
  },
  waiting: { zh: '待批准', en: 'waits' },
  rotate: {
    zh: '更换封存密钥 secrets.key：第二因子与随件附件以新密钥重新封存（系统管理员）',
    en: 'Change secrets.key: second factors and files kept with items are sealed anew (the system administrator)',
  },
  rotated: {
    zh: '已更换 secrets.key：重新封存第二因子 {factors} 个、附件 {files} 个。请另行备份新密钥；此前的备份仍须旧密钥才能打开。',
    en: 'secrets.key is changed: {factors} second {factors|factor|factors} and {files} {files|file|files} sealed anew. Back the new key up apart; backups made before still take the former one.',
  },
} satisfies Texts
