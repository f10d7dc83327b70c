import { type Texts, t } from './text.js'

/** Accounts in the console. */
export const userPageTexts = {
  title: t('用户', 'Users'),
  hint: t(
    '系统管理员建立账号，他人申请岗位，安全管理员批准后本人激活。',
    'The system administrator makes an account, somebody asks for its position, the security administrator grants it, the user activates it.',
  ),
  none: t(
    '还没有用户。在服务器上运行 biaojian users init 建立三名管理员；此后本机模式结束。',
    'There are no users yet: biaojian users init on the server makes the three administrators, and local mode ends.',
  ),
  id: t('编号', 'Id'),
  login: t('登录名', 'Login'),
  name: t('姓名', 'Name'),
  office: t('单位', 'Office'),
  noOffice: t('无（管理员）', 'none (administrator)'),
  state: t('状态', 'State'),
  positions: t('岗位', 'Positions'),
  lastLogin: t('上次登录', 'Last log-in'),
  acts: t('办理', 'Acts'),
  make: t('建立账号', 'Make an account'),
  words: t(
    '不得用于密码的词（手机号、姓名拼音，逗号分隔）',
    'Words no password may hold: phone, name in pinyin (commas)',
  ),
  code: t(
    '{login} 的一次性激活码：{code}。只显示这一次，24 小时内有效；请当面交给本人，在 {address} 激活。',
    'One-time code of {login}: {code}. It is shown this once and good for 24 hours; hand it over in person, to be used at {address}.',
  ),
  done: t('已办理：{login} {state}', 'Done: {login} is {state}'),
} satisfies Texts

export const USER_STATE_WORDS = {
  created: t('待激活', 'to be activated'),
  active: t('在用', 'active'),
  locked: t('已锁定', 'locked'),
  disabled: t('已停用', 'disabled'),
} satisfies Texts

export const USER_ACT_WORDS = {
  lock: t('锁定', 'Lock'),
  unlock: t('解锁', 'Unlock'),
  disable: t('停用', 'Disable'),
} satisfies Texts

/** Positions of the three who run the system. */
export const ADMIN_WORDS = {
  'system-admin': t('系统管理员', 'system administrator'),
  'security-admin': t('安全管理员', 'security administrator'),
  'audit-admin': t('审计管理员', 'audit administrator'),
} satisfies Texts

/** What one asks for and another decides, in the console. */
export const grantPageTexts = {
  title: t('授权', 'Grants'),
  hint: t(
    '岗位、重置动态码由系统管理员或单位负责人申请，安全管理员批准；向检察、法院、巡察、财政开放案件，由两名负责人分别申请和批准，最多 90 天。申请人不得批准，任何人不得为本人申请。',
    'Positions and new authenticators are asked for by the system administrator or the leader of the office and granted by the security administrator; a case is opened to procuratorate, court, inspection or finance by two leaders, for 90 days at most. Nobody decides what they asked for, or asks for oneself.',
  ),
  waiting: t('待我办理', 'Waiting for me'),
  others: t('全部申请', 'All requests'),
  noneWaiting: t('没有待您办理的申请。', 'Nothing waits for you.'),
  none: t('还没有申请。', 'Nothing was asked for yet.'),
  id: t('编号', 'Number'),
  kind: t('类别', 'Kind'),
  whom: t('给谁', 'For whom'),
  what: t('内容', 'What'),
  days: t('起止', 'Days'),
  basis: t('依据', 'Basis'),
  asked: t('申请', 'Asked'),
  decided: t('审批', 'Decided'),
  state: t('状态', 'State'),
  act: t('办理', 'Act'),
  note: t('意见', 'Note'),
  ask: t('申请授权', 'Ask for a grant'),
  user: t('用户（登录名或编号）', 'User (login or id)'),
  capacity: t('职责编号（O-…/…；管理员为“-”）', 'Capacity (O-…/…; "-" of an administrator)'),
  position: t('岗位', 'Position'),
  from: t('自（缺省为今天）', 'First day (today unless told)'),
  to: t('至', 'Last day'),
  item: t('事项编号', 'Id of the item'),
  office: t('开放给', 'Opened to'),
  preview: t('预览权限变化', 'What would change'),
  previewed: t('{user} 获得该岗位后：', 'With that position {user}:'),
  send: t('提交申请', 'Ask'),
  sent: t('已提交 {id}，待他人批准。', '{id} was asked for; another decides.'),
  code: t(
    '新的一次性激活码：{code}。只显示这一次，24 小时内有效；原密码、动态码和恢复码已作废。',
    'New one-time code: {code}. It is shown this once and good for 24 hours; password, authenticator and recovery codes of before are void.',
  ),
  openEnd: t('不限', 'no end'),
} satisfies Texts

export const GRANT_KIND_WORDS = {
  position: t('岗位', 'position'),
  reset: t('重置动态码和密码', 'new authenticator and password'),
  case: t('开放案件', 'case opened'),
} satisfies Texts

export const GRANT_STATE_WORDS = {
  asked: t('待批准', 'to be decided'),
  approved: t('已批准', 'granted'),
  refused: t('已退回', 'refused'),
  withdrawn: t('已撤回', 'withdrawn'),
  ended: t('已收回', 'ended'),
} satisfies Texts

export const GRANT_ACT_WORDS = {
  approve: t('批准', 'Grant'),
  refuse: t('退回', 'Refuse'),
  withdraw: t('撤回', 'Withdraw'),
  end: t('收回', 'End now'),
} satisfies Texts

export const EXPLAIN_ROW_WORDS = {
  ring: t('团伙', 'ring'),
  lot: t('标段', 'lot'),
  item: t('事项', 'item'),
} satisfies Texts

/** The matrix of who sees what, in the console. */
export const matrixPageTexts = {
  title: t('权限表', 'Access matrix'),
  parts: t('权限表各部分', 'Parts of the matrix'),
  resources: t('职责 × 资源', 'Capacities by things'),
  fields: t('职责 × 字段类别', 'Capacities by classes of fields'),
  routes: t('职责 × 操作', 'Capacities by acts'),
  explain: t('为什么能看', 'Why it is seen'),
  explainWho: t('岗位（O-zj/handler）或用户', 'Seat (O-zj/handler) or user'),
  explainAsk: t('说明', 'Explain'),
  explainOf: t('只就某一项（编号可不填）', 'Of one thing (its number may be left empty)'),
  explainId: t('编号', 'Number'),
  explainAct: t('办理动作（事项）', 'Act (of an item)'),
  draft: t('改前预览', 'Preview a change'),
  resource: t('资源', 'Thing'),
  field: t('字段类别', 'Class of fields'),
  route: t('操作', 'Act'),
  shows: t('所示', 'Shows'),
  resourceHint: t(
    '每格一词，说明看得到哪些行；“–”为不存在（404）。',
    'A word a cell: which rows there are; – is absent (404).',
  ),
  fieldHint: t(
    '未说明用途 / 用途相符：C 明文，M 脱敏，T 代号，N 只有数量，W 隐去，A 没有。',
    'Without a purpose / with one that fits: C clear, M masked, T token, N number, W withheld, A absent.',
  ),
  routeHint: t(
    '✓ 可以，– 不存在，全 只就全部市场而言（所见为部分的岗位不可用）。',
    '✓ there, – absent, all: told of the whole market alone, not to a seat that sees a part.',
  ),
  save: t('下载 CSV', 'Save as CSV'),
  csv: t('拟改的权限表（CSV，可只含改动的行）', 'The matrix as it would be (CSV, lines that change suffice)'),
  run: t('预览', 'Preview'),
  draftHint: t(
    '下载 CSV，改动后选取；只作比较，不改现行权限。权限表随版本发布，经测试后生效。',
    'Save the CSV, change it, choose it here: it is compared, and nothing changes. The matrix comes with a version of the program, tested whole.',
  ),
  same: t('与现行权限表相同。', 'The same as the matrix in force.'),
  who: t('职责', 'Capacity'),
  before: t('现行', 'In force'),
  after: t('拟改', 'Would be'),
  effect: t('变化', 'Effect'),
  offices: t('涉及单位', 'Offices'),
  uncut: t('全', 'all'),
  lots: t('可见标段：{before} → {after}', 'Lots in sight: {before} → {after}'),
  noChange: t('看到的内容不变。', 'They see what they saw.'),
} satisfies Texts

/** Sessions in the console. */
export const sessionPageTexts = {
  title: t('会话', 'Sessions'),
  hint: t(
    '30 分钟不操作或满 8 小时自动结束；一人一个会话。岗位收回、账号锁定时会话立即结束。',
    'A session ends after 30 minutes unused and after 8 hours; one a person. It ends at once with the position or when the account is locked.',
  ),
  none: t('没有会话：本机模式不需要登录。', 'There is none: in local mode nobody logs in.'),
  who: t('用户', 'User'),
  seat: t('岗位', 'Seat'),
  began: t('登录', 'Began'),
  seen: t('最近使用', 'Last used'),
  ends: t('到期', 'Ends'),
  address: t('地址', 'Address'),
  own: t('本次会话', 'this one'),
  act: t('办理', 'Act'),
  end: t('结束会话', 'End session'),
  endOf: t('结束会话：{name}', 'End session: {name}'),
} satisfies Texts

/** An account's first use, in the console. */
export const activationTexts = {
  title: t('激活账号', 'Activate an account'),
  step: t('第 {n} 步，共 3 步', 'Step {n} of 3'),
  first: t('设置密码', 'Set the password'),
  oneTimeCode: t('一次性激活码', 'One-time code'),
  password: t('新密码', 'New password'),
  passwordHint: t(
    '至少 12 个字符，大写、小写、数字、其他字符中至少三类；不得含姓名、单位、常见密码、键盘顺序。',
    'At least 12 characters, three of: capitals, small letters, digits, other signs; no names, offices, common passwords, rows of keys.',
  ),
  again: t('再输一次', 'Once more'),
  differs: t('两次输入的密码不同。', 'The two passwords differ.'),
  next: t('下一步', 'Next'),
  second: t('绑定动态码', 'Set up the authenticator'),
  scan: t('用手机上的动态码应用（身份验证器）扫描：', 'Scan with the authenticator on your phone:'),
  qr: t('动态码二维码', 'QR code of the authenticator'),
  type: t('扫不了时，手工录入密钥（SHA-1，6 位，30 秒）：', 'Or type the key (SHA-1, 6 digits, 30 seconds):'),
  code: t('应用上显示的六位动态码', 'The six digits that it shows'),
  third: t('抄下恢复码', 'Write down the recovery codes'),
  recovery: t(
    '手机不在身边时可用恢复码登录。只显示这一次，每个用一次；请打印或抄在纸上，锁入柜中。',
    'They let you in without the phone. They are shown this once, each good for one use: print them or write them down, and lock them away.',
  ),
  toLogIn: t('已抄下，去登录', 'I have them: log in'),
  link: t('首次使用：激活账号', 'First use: activate the account'),
} satisfies Texts
