import type { Texts } from './text.js'

/** What is wrong with a password. */
export const passwordTexts = {
  short: { zh: '密码至少 12 个字符', en: 'A password has at least 12 characters' },
  long: { zh: '密码至多 128 个字符', en: 'A password has at most 128 characters' },
  classes: {
    zh: '密码须含大写字母、小写字母、数字、其他字符中的至少三类',
    en: 'A password has three of these: capital letters, small letters, digits, other signs',
  },
  weak: {
    zh: '密码太容易猜到：请勿使用姓名、单位、常见密码、键盘顺序或日期',
    en: 'The password is too easy to guess: no names, offices, common passwords, rows of keys or dates',
  },
} satisfies Texts

/** What `offices` and `users` say. */
export const accountTexts = {
  offices: { zh: '单位及其职责', en: 'Offices and their capacities' },
  officesSeed: {
    zh: '写入单位文件（缺省为随附的嵊泗县单位）；重复写入不产生变化',
    en: 'Write a file of offices (the bundled county unless told); twice changes nothing',
  },
  officesList: { zh: '列出单位及其职责', en: 'List offices and their capacities' },
  seeded: {
    zh: '已写入 {offices} 个单位、{capacities} 项职责',
    en: '{offices} {offices|office|offices} and {capacities} {capacities|capacity|capacities} are written',
  },
  users: { zh: '用户、岗位与登录', en: 'Users, positions and log-in' },
  usersInit: {
    zh: '建立三名管理员（系统、安全、审计），各发一次性激活码；此后本机模式结束',
    en: 'Make the three administrators, each with a one-time code; local mode ends with it',
  },
  usersCreate: { zh: '系统管理员建立账号', en: 'Make an account (system administrator)' },
  usersGrant: { zh: '安全管理员授予岗位', en: 'Grant a position (security administrator)' },
  usersCertificate: { zh: '登记执法证件', en: 'Register a certificate of enforcement' },
  usersRevoke: {
    zh: '安全管理员收回岗位，会话立即结束',
    en: 'Take a position back; the session ends at once (security administrator)',
  },
  usersLock: { zh: '安全管理员锁定账号', en: 'Lock an account (security administrator)' },
  usersUnlock: {
    zh: '安全管理员解锁或恢复账号',
    en: 'Open a locked or disabled account again (security administrator)',
  },
  usersDisable: { zh: '安全管理员停用账号', en: 'Disable an account (security administrator)' },
  usersList: { zh: '列出账号与岗位', en: 'List accounts and positions' },
  usersActivate: {
    zh: '用一次性激活码激活账号：设密码、绑定动态码、取得恢复码',
    en: 'Activate an account by its one-time code: password, second factor, recovery codes',
  },
  optAs: { zh: '以此登录名办理（询问密码和动态码）', en: 'act as this login (asks for password and code)' },
  optSession: {
    zh: '会话文件：登录后保存，下一条命令不再询问',
    en: 'file that keeps the session, so that the next command does not ask again',
  },
  optOffice: { zh: '单位编号（O-…）；管理员账号不填', en: 'office (O-…); none for an administrator' },
  optWords: {
    zh: '不得用于密码的词：手机号、姓名拼音（逗号分隔）',
    en: 'words that the password may not be made of: phone, name in pinyin (separated by commas)',
  },
  optCapacity: { zh: '职责编号（O-…/…）；管理员为“-”', en: 'capacity (O-…/…); "-" for an administrator' },
  optPosition: { zh: '岗位', en: 'position' },
  optFrom: { zh: '自哪一天起（缺省为今天）', en: 'first day (today unless told)' },
  optTo: { zh: '至哪一天止（含当天）', en: 'last day (included)' },
  optBasis: { zh: '依据文件', en: 'document that it rests on' },
  codesOnce: {
    zh: '一次性激活码（只显示这一次，24 小时内有效）：',
    en: 'One-time codes (shown this once, good for 24 hours):',
  },
  askLogin: { zh: '登录名：', en: 'Login: ' },
  askOneTime: { zh: '一次性激活码：', en: 'One-time code: ' },
  askNewPassword: { zh: '新密码：', en: 'New password: ' },
  askPassword: { zh: '{login} 的密码：', en: 'Password of {login}: ' },
  askCode: { zh: '动态码：', en: 'Code: ' },
  secretToType: {
    zh: '在动态码应用中录入（SHA-1，6 位，30 秒）：',
    en: 'Enter this in the authenticator (SHA-1, 6 digits, 30 s):',
  },
  recoveryOnce: {
    zh: '恢复码（只显示这一次，每个用一次，请抄在纸上）：',
    en: 'Recovery codes (shown this once, each good for one use; keep them on paper):',
  },
  activated: { zh: '账号已激活', en: 'The account is active' },
  done: { zh: '已办理', en: 'Done' },
} satisfies Texts
