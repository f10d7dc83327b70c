import type { Texts } from './text.js'

/** What the command line says to whoever works on a store with users. */
export const commandAccessTexts = {
  login: {
    zh: '已有用户：请说明由谁办理，加 --as 登录名（询问密码和动态码；--session 文件 保存会话，下一条命令不再询问），或 --server 网址',
    en: 'There are users: say who works, --as LOGIN (asks password and code; --session FILE keeps the session for the next command), or --server URL',
  },
  noRow: {
    zh: '未载明该命令由谁使用（command-access.ts），不执行',
    en: 'Nothing says who may run this command (command-access.ts), so it does not run',
  },
  atMachine: {
    zh: '该命令在存储所在机器上办理：去掉 --server',
    en: 'This works on the machine that has the store: leave --server out',
  },
  optSecond: {
    zh: '另一位同意的安全管理员的登录名（询问口令和动态码；有用户时须两人）',
    en: 'login of the security administrator who agrees (asks password and code; once there are users it takes two)',
  },
  needsSecond: {
    zh: '全库数据离开本机须两人：系统管理员办理（--as），安全管理员同意，加 --second 登录名',
    en: 'The whole store leaves this machine by two persons: the system administrator (--as), and the security administrator who agrees, --second LOGIN',
  },
  hereOnly: {
    zh: '{options} 只在存储所在机器上、尚无用户时可用：经服务办理时以登录人和服务的设置为准',
    en: '{options} is for the machine that has the store, while there are no users: a service goes by who logs in and by its own settings',
  },
  insteadOfScreens: {
    zh: '已有用户：全部标段的价格指标不能按一人所见裁剪，命令行不再给出。单个标段见控制台标段页，或接口 GET /api/v1/lots/标段编号/screens',
    en: 'There are users, and the price screens of all lots are not cut to what one of them may see. One lot has them on its page in the console, or GET /api/v1/lots/ID/screens',
  },
} satisfies Texts

/** Who works at the machine, as a refusal names them. */
export const atMachineTexts = {
  'system-admin': { zh: '系统管理员', en: 'the system administrator' },
  'two-admins': { zh: '系统管理员', en: 'the system administrator' },
  'second-admin': {
    zh: '系统管理员办理、安全管理员同意',
    en: 'the system administrator, with the security administrator as second',
  },
  'audit-admin': { zh: '审计管理员', en: 'the audit administrator' },
  'security-or-audit-admin': {
    zh: '安全管理员或审计管理员',
    en: 'the security or the audit administrator',
  },
  coordination: { zh: '综合协调单位人员', en: 'somebody of coordination' },
} satisfies Texts

/** A file that does not leave by itself: what to do instead. */
export const leavingTexts = {
  optPurpose: {
    zh: '经服务取本单位草稿的用途（ref=事项编号;why=事由）',
    en: 'through a service: why a draft is had for the own office (ref=ITEM;why=WORDS)',
  },
  notReleased: {
    zh: '文件未放行，未写出。外发：{draft} --reason 事由 --to 收件单位；经审核后 biaojian release take。本人承办案件的本单位草稿：--purpose "ref=事项编号;why=用途"',
    en: 'The file is not released, and was not written. For it to leave: {draft} --reason WHY --to WHOM; once decided, biaojian release take. A draft for the own office, of a case that you handle: --purpose "ref=ITEM;why=REASON"',
  },
} satisfies Texts
