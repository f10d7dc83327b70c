import type { SourceId, ValueKind } from './value-kind.js'

/** What a cell holds; picks the normaliser (`normalise/`) and the form in which a column is stored. */
export type CellType =
  | 'key' // opaque id: trimmed, kept as it is
  | 'bidder-id' // unified social credit code or any opaque id
  | 'text'
  | 'name' // company name, kept as written (NFKC, no blanks); compared by its own rules
  | 'names' // several names separated by ;
  | 'money' // → fen
  | 'instant' // → epoch seconds
  | 'day' // → day number (days since 1970-01-01 in Asia/Shanghai)
  | 'integer'
  | 'flag' // → 1, 0
  | 'share' // → 0..1
  | 'status' // → 0 valid, 1 disqualified, 2 withdrawn
  | 'account-type' // → 1 basic, 2 other
  | 'code' // a word of a closed list; an unknown word becomes `other` and keeps its text
  | 'currency'
  | 'value' // a shared value of `kind`
  | 'values' // several of them, separated by ; ； 、
  | 'allow-kind'
  | 'allow-value'

export interface Column {
  name: string
  /** Chinese header */
  alias: string
  type: CellType
  required?: true
  kind?: ValueKind
  /** the use that a value of this column is, when the column alone decides it */
  source?: SourceId
  /** for `code`: our word by every accepted word, Chinese and English */
  words?: Record<string, string>
}

export interface Table {
  name: TableName
  alias: string
  /** columns of the key; the whole row when absent */
  key?: readonly string[]
  columns: readonly Column[]
}

export type TableName = 'lots' | 'bids' | 'bidders' | 'roles' | 'ownership' | 'groups' | 'allowlist'

const words = (table: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(table).flatMap(([word, aliases]) => [word, ...aliases].map((a) => [a, word])),
  )

const INDUSTRY = words({
  housing: ['住建', '住房城乡建设', '房建', '建设'],
  transport: ['交通', '交通运输'],
  water: ['水利'],
  agriculture: ['农业农村', '农业'],
  planning: ['资源规划', '自然资源'],
  marine: ['海经', '海洋'],
  procurement: ['政府采购', '政采'],
  other: ['其他', '其它'],
})
const CATEGORY = words({ works: ['施工', '工程'], goods: ['货物'], services: ['服务'], other: ['其他'] })
const DOMAIN = words({
  tender: ['工程招投标', '招标', '工程建设'],
  procurement: ['政府采购'],
  'small-works': ['小额工程'],
  'mineral-right': ['矿业权'],
  'sea-use': ['海域使用权'],
  'property-right': ['产权', '国有产权'],
  other: ['其他'],
})
const METHOD = words({
  open: ['公开招标', '公开'],
  invited: ['邀请招标', '邀请'],
  negotiation: ['竞争性谈判', '谈判'],
  consultation: ['竞争性磋商', '磋商'],
  inquiry: ['询价'],
  direct: ['直接发包'],
  'single-source': ['单一来源'],
  other: ['其他'],
})
const EVALUATION = words({
  'lowest-price': ['经评审的最低投标价法', '最低评标价法', '最低价'],
  'average-price': ['平均值法', '合理低价法'],
  comprehensive: ['综合评估法', '综合评分法'],
  'award-separation': ['评定分离'],
  other: ['其他'],
})
const ROLE = words({
  'legal-rep': ['法定代表人', '法人'],
  shareholder: ['股东'],
  director: ['董事'],
  supervisor: ['监事'],
  manager: ['经理', '总经理'],
  finance: ['财务负责人', '财务'],
  builder: ['建造师'],
  agent: ['委托代理人', '代理人'],
  staff: ['员工'],
  insured: ['参保人'],
  other: ['其他'],
})

const UPDATED: Column = { name: 'updated_at', alias: '更新时间', type: 'instant' }

/** The import format (docs/data-format.md), table by table. */
export const TABLES: readonly Table[] = [
  {
    name: 'lots',
    alias: '标段',
    key: ['lot_id'],
    columns: [
      { name: 'lot_id', alias: '标段编号', type: 'key', required: true },
      { name: 'project_id', alias: '项目编号', type: 'key' },
      { name: 'invest_project_code', alias: '投资项目代码', type: 'text' },
      { name: 'title', alias: '标段名称', type: 'text' },
      { name: 'buyer_id', alias: '招标人代码', type: 'bidder-id' },
      { name: 'buyer_name', alias: '招标人', type: 'name' },
      { name: 'agency_id', alias: '代理机构代码', type: 'bidder-id' },
      { name: 'agency_name', alias: '代理机构', type: 'name' },
      { name: 'industry', alias: '行业', type: 'code', words: INDUSTRY },
      { name: 'category', alias: '类别', type: 'code', words: CATEGORY },
      { name: 'domain', alias: '交易领域', type: 'code', words: DOMAIN },
      { name: 'region_code', alias: '行政区划', type: 'text' },
      { name: 'township', alias: '乡镇', type: 'text' },
      { name: 'method', alias: '招标方式', type: 'code', words: METHOD },
      { name: 'evaluation', alias: '评标办法', type: 'code', words: EVALUATION },
      { name: 'estimate', alias: '估算价', type: 'money' },
      { name: 'control_price', alias: '最高投标限价', type: 'money' },
      { name: 'currency', alias: '币种', type: 'currency' },
      { name: 'issuer_locks', alias: '控制价锁号', type: 'values', kind: 'lock' },
      { name: 'issuer_devices', alias: '控制价设备', type: 'values' },
      { name: 'published_at', alias: '公告时间', type: 'instant' },
      { name: 'opened_at', alias: '开标时间', type: 'instant' },
      { name: 'awarded_at', alias: '定标时间', type: 'instant' },
      UPDATED,
    ],
  },
  {
    name: 'bids',
    alias: '投标',
    key: ['lot_id', 'bidder_id', 'bid_no'],
    columns: [
      { name: 'lot_id', alias: '标段编号', type: 'key', required: true },
      { name: 'bid_no', alias: '报价轮次', type: 'integer' },
      { name: 'bidder_id', alias: '统一社会信用代码', type: 'bidder-id', required: true },
      { name: 'bidder_name', alias: '投标人', type: 'name' },
      { name: 'amount', alias: '投标报价', type: 'money' },
      { name: 'status', alias: '状态', type: 'status' },
      { name: 'rank', alias: '排名', type: 'integer' },
      { name: 'won', alias: '是否中标', type: 'flag' },
      { name: 'submitted_at', alias: '递交时间', type: 'instant' },
      { name: 'consortium', alias: '联合体编号', type: 'key' },
      {
        name: 'agent_name',
        alias: '委托代理人',
        type: 'value',
        kind: 'person-name',
        source: 'bids.agent_name',
      },
      {
        name: 'agent_id_no',
        alias: '代理人身份证',
        type: 'value',
        kind: 'person',
        source: 'bids.agent_id_no',
      },
      { name: 'agent_phone', alias: '代理人电话', type: 'value', kind: 'phone', source: 'bids.agent_phone' },
      {
        name: 'manager_name',
        alias: '项目经理',
        type: 'value',
        kind: 'person-name',
        source: 'bids.manager_name',
      },
      {
        name: 'manager_id_no',
        alias: '项目经理身份证',
        type: 'value',
        kind: 'person',
        source: 'bids.manager_id_no',
      },
      {
        name: 'contact_phone',
        alias: '联系电话',
        type: 'value',
        kind: 'phone',
        source: 'bids.contact_phone',
      },
      {
        name: 'contact_email',
        alias: '联系邮箱',
        type: 'value',
        kind: 'email',
        source: 'bids.contact_email',
      },
      { name: 'ip', alias: '递交IP', type: 'values', kind: 'ip', source: 'bids.ip' },
      { name: 'mac', alias: 'MAC地址', type: 'values', kind: 'mac', source: 'bids.mac' },
      { name: 'cpu_id', alias: 'CPU序列号', type: 'values', kind: 'cpu', source: 'bids.cpu_id' },
      { name: 'disk_serial', alias: '硬盘序列号', type: 'values', kind: 'disk', source: 'bids.disk_serial' },
      {
        name: 'board_serial',
        alias: '主板序列号',
        type: 'values',
        kind: 'board',
        source: 'bids.board_serial',
      },
      { name: 'authoring_mac', alias: '编制MAC', type: 'values', kind: 'mac', source: 'bids.authoring_mac' },
      {
        name: 'authoring_cpu_id',
        alias: '编制CPU',
        type: 'values',
        kind: 'cpu',
        source: 'bids.authoring_cpu_id',
      },
      {
        name: 'authoring_disk_serial',
        alias: '编制硬盘',
        type: 'values',
        kind: 'disk',
        source: 'bids.authoring_disk_serial',
      },
      { name: 'download_ip', alias: '下载IP', type: 'values', kind: 'ip', source: 'bids.download_ip' },
      { name: 'decrypt_ip', alias: '解密IP', type: 'values', kind: 'ip', source: 'bids.decrypt_ip' },
      { name: 'user_agent', alias: '客户端', type: 'value', kind: 'client', source: 'bids.user_agent' },
      { name: 'sealed_at', alias: '固化时间', type: 'instant' },
      { name: 'lock_no', alias: '加密锁号', type: 'values', kind: 'lock', source: 'bids.lock_no' },
      {
        name: 'file_guid',
        alias: '文件创建标识码',
        type: 'value',
        kind: 'file-guid',
        source: 'bids.file_guid',
      },
      {
        name: 'file_author',
        alias: '文件作者',
        type: 'value',
        kind: 'file-author',
        source: 'bids.file_author',
      },
      {
        name: 'file_company',
        alias: '文件公司',
        type: 'value',
        kind: 'file-company',
        source: 'bids.file_company',
      },
      {
        name: 'file_modified_by',
        alias: '最后修改人',
        type: 'value',
        kind: 'file-author',
        source: 'bids.file_modified_by',
      },
      { name: 'file_hash', alias: '文件散列', type: 'value', kind: 'file-hash', source: 'bids.file_hash' },
      { name: 'tool_version', alias: '工具版本', type: 'value', kind: 'client', source: 'bids.tool_version' },
      {
        name: 'machine_code',
        alias: '文件机器码',
        type: 'value',
        kind: 'machine-code',
        source: 'bids.machine_code',
      },
      {
        name: 'upload_account',
        alias: '上传账号',
        type: 'value',
        kind: 'account',
        source: 'bids.upload_account',
      },
      { name: 'ca_serial', alias: 'CA证书号', type: 'value', kind: 'ca', source: 'bids.ca_serial' },
      {
        name: 'deposit_account',
        alias: '保证金账号',
        type: 'value',
        kind: 'deposit-account',
        source: 'bids.deposit_account',
      },
      {
        name: 'deposit_payer',
        alias: '保证金付款人',
        type: 'value',
        kind: 'payer',
        source: 'bids.deposit_payer',
      },
      { name: 'deposit_account_type', alias: '账户类型', type: 'account-type' },
      {
        name: 'purchase_account',
        alias: '购标账号',
        type: 'value',
        kind: 'account',
        source: 'bids.purchase_account',
      },
      { name: 'operator', alias: '操作员', type: 'value', kind: 'operator', source: 'bids.operator' },
      {
        name: 'guarantee_no',
        alias: '保函编号',
        type: 'value',
        kind: 'guarantee',
        source: 'bids.guarantee_no',
      },
      {
        name: 'guarantee_applicant',
        alias: '保函申请人',
        type: 'value',
        kind: 'guarantee-applicant',
        source: 'bids.guarantee_applicant',
      },
      UPDATED,
    ],
  },
  {
    name: 'bidders',
    alias: '投标人',
    key: ['bidder_id'],
    columns: [
      { name: 'bidder_id', alias: '统一社会信用代码', type: 'bidder-id', required: true },
      { name: 'name', alias: '企业名称', type: 'name' },
      { name: 'former_names', alias: '曾用名', type: 'names' },
      {
        name: 'legal_rep_name',
        alias: '法定代表人',
        type: 'value',
        kind: 'person-name',
        source: 'bidders.legal_rep_name',
      },
      {
        name: 'legal_rep_id_no',
        alias: '法人身份证',
        type: 'value',
        kind: 'person',
        source: 'bidders.legal_rep_id_no',
      },
      { name: 'phone', alias: '电话', type: 'value', kind: 'phone', source: 'bidders.phone' },
      { name: 'email', alias: '邮箱', type: 'value', kind: 'email', source: 'bidders.email' },
      { name: 'address', alias: '地址', type: 'value', kind: 'address', source: 'bidders.address' },
      { name: 'region_code', alias: '行政区划', type: 'text' },
      { name: 'registered_at', alias: '成立日期', type: 'day' },
      { name: 'cancelled_at', alias: '注销日期', type: 'day' },
      { name: 'capital', alias: '注册资本', type: 'money' },
      UPDATED,
    ],
  },
  {
    name: 'roles',
    alias: '任职',
    columns: [
      { name: 'bidder_id', alias: '统一社会信用代码', type: 'bidder-id', required: true },
      {
        name: 'person_name',
        alias: '姓名',
        type: 'value',
        kind: 'person-name',
        source: 'roles.person_name',
        required: true,
      },
      { name: 'person_id_no', alias: '身份证', type: 'value', kind: 'person' },
      { name: 'role', alias: '职务', type: 'code', required: true, words: ROLE },
      { name: 'share', alias: '持股比例', type: 'share' },
      { name: 'phone', alias: '电话', type: 'value', kind: 'phone', source: 'roles.phone' },
      { name: 'from', alias: '起始日期', type: 'day' },
      { name: 'to', alias: '截止日期', type: 'day' },
      UPDATED,
    ],
  },
  {
    name: 'ownership',
    alias: '股权',
    columns: [
      { name: 'owner_id', alias: '股东代码', type: 'bidder-id', required: true },
      { name: 'owned_id', alias: '被投资企业代码', type: 'bidder-id', required: true },
      { name: 'share', alias: '持股比例', type: 'share' },
      { name: 'from', alias: '起始日期', type: 'day' },
      { name: 'to', alias: '截止日期', type: 'day' },
      UPDATED,
    ],
  },
  {
    name: 'groups',
    alias: '集团备案',
    columns: [
      { name: 'group_id', alias: '集团编号', type: 'key', required: true },
      { name: 'bidder_id', alias: '统一社会信用代码', type: 'bidder-id', required: true },
      { name: 'name', alias: '集团名称', type: 'text' },
      UPDATED,
    ],
  },
  {
    name: 'allowlist',
    alias: '白名单',
    columns: [
      { name: 'kind', alias: '类型', type: 'allow-kind', required: true },
      { name: 'value', alias: '值', type: 'allow-value', required: true },
      { name: 'reason', alias: '依据', type: 'text', required: true },
      { name: 'from', alias: '起始日期', type: 'day' },
      { name: 'to', alias: '截止日期', type: 'day' },
      { name: 'approved_by', alias: '审批人', type: 'text', required: true },
      UPDATED,
    ],
  },
]

export const tableNamed = (name: TableName): Table => TABLES.find((table) => table.name === name)!
