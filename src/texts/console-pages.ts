import { type Text, t } from './text.js'

/** A page of the console: its address, what it is called, where it stands in the menu and who it is for. */
export interface ConsolePage {
  /** as the router and the service take it; `:id` stands for anything but a slash */
  path: string
  title: Text
  /** its section of the menu; without one it is reached from other pages only */
  section?: 'leads' | 'handling' | 'data' | 'work' | 'system'
  /** the right without which it is not offered */
  needs?: string
  /** it shows offices as soon as it is there */
  offices?: true
  /** of whoever has not logged in */
  open?: true
}

export const SECTION_TEXTS = {
  leads: t('线索', 'Leads'),
  handling: t('办理', 'Handling'),
  data: t('查询', 'Look up'),
  work: t('数据与检测', 'Data and detection'),
  system: t('系统', 'System'),
} satisfies Record<NonNullable<ConsolePage['section']>, Text>

/** Every page, in the order of the menu. The service answers these addresses with the console, no others. */
export const CONSOLE_PAGES = {
  home: { path: '/', title: t('市场总览', 'Market at a glance'), section: 'leads', needs: 'rings' },
  rings: { path: '/rings', title: t('疑似团伙', 'Suspected rings'), section: 'leads', needs: 'rings' },
  map: { path: '/map', title: t('地图', 'Map'), section: 'leads', needs: 'rings' },
  ring: { path: '/rings/:id', title: t('团伙', 'Ring'), needs: 'rings' },
  work: {
    path: '/work',
    title: t('工作台', 'Workbench'),
    section: 'handling',
    needs: 'rings',
    offices: true,
  },
  leads: { path: '/leads', title: t('线索', 'Leads'), section: 'handling', needs: 'rings', offices: true },
  lead: { path: '/leads/:id', title: t('线索', 'Lead'), needs: 'rings', offices: true },
  items: {
    path: '/items',
    title: t('文书与清单', 'Papers and lists'),
    section: 'handling',
    needs: 'rings',
    offices: true,
  },
  item: { path: '/items/:id', title: t('文书', 'Paper'), needs: 'rings', offices: true },
  overdue: { path: '/overdue', title: t('超期', 'Overdue'), section: 'handling', needs: 'rings' },
  colours: { path: '/colours', title: t('三色总览', 'Colours'), section: 'handling', needs: 'rings' },
  board: {
    path: '/board',
    title: t('看板', 'Board'),
    section: 'handling',
    needs: 'rings',
    offices: true,
  },
  packs: {
    path: '/packs',
    title: t('会商与报告', 'Meetings and reports'),
    section: 'handling',
    needs: 'rings',
    offices: true,
  },
  spotChecks: {
    path: '/spot-checks',
    title: t('双随机抽查', 'Spot checks by draw'),
    section: 'handling',
    needs: 'spot-check',
    offices: true,
  },
  pack: { path: '/packs/:id', title: t('材料', 'Pack'), needs: 'rings' },
  orders: {
    path: '/orders',
    title: t('办理规则', 'Rules of handling'),
    section: 'handling',
    needs: 'rings',
  },
  tags: { path: '/tags', title: t('标签', 'Tags'), section: 'handling', needs: 'settings', offices: true },
  exchange: {
    path: '/exchange',
    title: t('网间交换', 'Between networks'),
    section: 'handling',
    needs: 'exchange-file',
    offices: true,
  },
  releases: {
    path: '/releases',
    title: t('待放行', 'Releases'),
    section: 'handling',
    needs: 'rings',
    offices: true,
  },
  release: { path: '/releases/:id', title: t('放行', 'Release'), needs: 'rings', offices: true },
  room: { path: '/room', title: t('专责室', 'Room of the commission'), section: 'handling', needs: 'room' },
  search: { path: '/search', title: t('搜索', 'Search'), section: 'data', needs: 'records' },
  bidders: { path: '/bidders', title: t('企业', 'Bidders'), section: 'data', needs: 'records' },
  bidder: { path: '/bidders/:id', title: t('企业', 'Bidder'), needs: 'records' },
  lots: { path: '/lots', title: t('标段', 'Lots'), section: 'data', needs: 'records' },
  lot: { path: '/lots/:id', title: t('标段', 'Lot'), needs: 'records' },
  paths: { path: '/paths', title: t('关联路径', 'Paths'), section: 'data', needs: 'records' },
  expand: { path: '/expand', title: t('扩线', 'Expansion'), section: 'data', needs: 'records' },
  value: { path: '/values/:kind/:value', title: t('值', 'Value'), needs: 'records' },
  hubs: { path: '/hubs', title: t('公共值', 'Common values'), section: 'data', needs: 'rings' },
  import: { path: '/import', title: t('导入数据', 'Import'), section: 'work', needs: 'import' },
  quality: { path: '/quality', title: t('数据质量', 'Data quality'), section: 'work', needs: 'quality' },
  detect: { path: '/detect', title: t('检测', 'Detection'), section: 'work', needs: 'detect' },
  runs: { path: '/runs', title: t('历次检测', 'Runs'), section: 'work', needs: 'rings' },
  run: { path: '/runs/:id', title: t('检测', 'Run'), needs: 'rings' },
  compare: { path: '/compare', title: t('比较两次检测', 'Two runs compared'), needs: 'rings' },
  rules: { path: '/rules', title: t('规则目录', 'Rules'), section: 'work' },
  reports: {
    path: '/reports',
    title: t('报告与文书', 'Reports and letters'),
    section: 'work',
    needs: 'rings',
  },
  jobs: { path: '/jobs', title: t('任务', 'Jobs'), section: 'system', needs: 'quality' },
  job: { path: '/jobs/:id', title: t('任务', 'Job'), needs: 'quality' },
  audit: { path: '/audit', title: t('审计日志', 'Audit log'), section: 'system' },
  users: { path: '/users', title: t('用户', 'Users'), section: 'system', needs: 'accounts', offices: true },
  grants: { path: '/grants', title: t('授权', 'Grants'), section: 'system', needs: 'grants', offices: true },
  keys: { path: '/keys', title: t('密钥', 'Keys'), section: 'system', needs: 'keys', offices: true },
  access: { path: '/access', title: t('权限表', 'Access matrix'), section: 'system' },
  sessions: {
    path: '/sessions',
    title: t('会话', 'Sessions'),
    section: 'system',
    needs: 'session',
    offices: true,
  },
  about: { path: '/about', title: t('关于', 'About'), section: 'system' },
  login: { path: '/login', title: t('登录', 'Log in'), open: true },
  activate: { path: '/activate', title: t('激活账号', 'Activate an account'), open: true },
} as const satisfies Record<string, ConsolePage>
