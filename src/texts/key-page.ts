import { type Texts, t } from './text.js'

/** Keys of programs in the console. */
export const keyPageTexts = {
  title: t('密钥', 'Keys'),
  hint: t(
    '供其他系统读取的密钥：以一项职责的查看岗读取，不能办理、不看明文、不取文件。安全管理员建立，综合协调、纪检监察或用钥单位的负责人批准后生效，收回立即生效。',
    'Keys let other programs read, as a viewer of a capacity: they act on nothing, see nothing in clear and take no files. The security administrator makes one, a leader of coordination, the commission or the office that it is for approves it; it is revoked at once.',
  ),
  local: t(
    '尚无用户：密钥在本机以 biaojian keys create 建立；建立后本页须以密钥登录。',
    'There are no users: keys are made at the machine (biaojian keys create), and this page takes one from then on.',
  ),
  waiting: t('待我批准', 'Waiting for me'),
  noneWaiting: t('没有待批准的密钥。', 'None waits.'),
  all: t('全部密钥', 'All keys'),
  none: t('没有密钥。', 'There are none.'),
  name: t('用途系统', 'Program'),
  reads: t('以何职责读取', 'Reads for'),
  byRole: t('按角色，不裁剪（不属单位）', 'A role, uncut, of no office'),
  industries: t('限定行业（不选为该职责全部）', 'Industries (none ticked: all of the capacity)'),
  fields: t('固定字段类别（不选为不固定）', 'Frozen classes of fields (none ticked: not frozen)'),
  until: t('有效至（含当天）', 'Last day'),
  addresses: t('来源地址或网段，空格分隔', 'Addresses and networks, spaces between'),
  purpose: t('读取用途，逐次入日志', 'Why it reads, recorded with each call'),
  limits: t('限定', 'Limits'),
  unlimited: t('无限定', 'none'),
  untilDay: t('至 {day}', 'until {day}'),
  state: t('状态', 'State'),
  people: t('建立、批准', 'Made, approved'),
  acts: t('可办', 'Acts'),
  make: t('建立密钥', 'Make a key'),
  once: t('密钥只显示这一次，请即转交使用方：', 'The key is shown this once; hand it over now:'),
  secret: t('新密钥 {id}', 'New key {id}'),
  waits: t('{id} 待负责人批准后生效。', '{id} is good once a leader has approved it.'),
  approveHint: t('批准后立即可用，读取范围即上列限定。', 'It is good at once, within these limits.'),
  revokeHint: t('收回后立即失效，不能恢复。', 'It ends at once and for good.'),
} satisfies Texts

export const KEY_STATE_WORDS = {
  waiting: t('待批准', 'waits'),
  good: t('有效', 'good'),
  over: t('已过期', 'over'),
  revoked: t('已收回', 'revoked'),
} satisfies Texts

export const KEY_ACT_WORDS = {
  approve: t('批准', 'Approve'),
  revoke: t('收回', 'Revoke'),
} satisfies Texts

/** Roles that a key may have without a capacity. */
export const KEY_ROLE_WORDS = {
  police: t('公安', 'police'),
  discipline: t('纪检监察', 'discipline'),
  regulator: t('行业监管', 'regulator'),
  audit: t('审计', 'audit'),
  coordination: t('综合协调', 'coordination'),
  exchange: t('交易服务', 'exchange'),
  'by-case': t('按案办理', 'by case'),
  system: t('系统', 'system'),
} satisfies Texts
