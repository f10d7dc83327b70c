import { table, UPDATED, words } from '../column.js'

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
const EXCEPTION = words({
  emergency: ['应急抢险', '应急', '抢险', '抢险救灾'],
  secret: ['涉密', '涉及国家秘密'],
  rebid: ['重新招标', '二次招标'],
  phased: ['分期实施', '分期'],
  other: ['其他'],
})

/** What is awarded by itself. */
export default table({
  number: 0,
  name: 'lots',
  alias: '标段',
  meaning: 'What is awarded by itself.',
  key: ['lot_id'],
  columns: [
    { name: 'lot_id', alias: '标段编号', meaning: 'opaque string, key', type: 'key', required: true },
    { name: 'project_id', alias: '项目编号', meaning: 'groups lots', type: 'key' },
    {
      name: 'invest_project_code',
      alias: '投资项目代码',
      meaning: 'code of the investment project',
      type: 'text',
    },
    { name: 'title', alias: '标段名称', meaning: 'name of the lot', type: 'text' },
    { name: 'buyer_id', alias: '招标人代码', meaning: 'buyer', type: 'bidder-id' },
    { name: 'buyer_name', alias: '招标人', meaning: 'buyer', type: 'name' },
    { name: 'agency_id', alias: '代理机构代码', meaning: 'tendering agency', type: 'bidder-id' },
    { name: 'agency_name', alias: '代理机构', meaning: 'tendering agency', type: 'name' },
    { name: 'industry', alias: '行业', type: 'code', words: INDUSTRY },
    { name: 'category', alias: '类别', type: 'code', words: CATEGORY },
    { name: 'domain', alias: '交易领域', type: 'code', words: DOMAIN },
    { name: 'region_code', alias: '行政区划', meaning: 'six digits', type: 'text' },
    { name: 'township', alias: '乡镇', meaning: 'free text', type: 'text' },
    { name: 'method', alias: '招标方式', type: 'code', words: METHOD },
    { name: 'evaluation', alias: '评标办法', type: 'code', words: EVALUATION },
    { name: 'estimate', alias: '估算价', meaning: 'in the lot’s currency', type: 'money' },
    {
      name: 'control_price',
      alias: '最高投标限价',
      also: [
        '招标控制价',
        '控制价',
        '最高控制价',
        '招标控制总价',
        '最高限价',
        '限价',
        '投标限价',
        '投标最高限价',
        '招标最高限价',
        '拦标价',
      ],
      meaning: 'highest price that a bid may have',
      type: 'money',
    },
    {
      name: 'currency',
      alias: '币种',
      meaning: 'ISO 4217, default CNY; never mixed in a stratum; amounts are in its hundredth',
      type: 'currency',
    },
    {
      name: 'issuer_locks',
      alias: '控制价锁号',
      meaning: 'locks in the issuer’s own bill: an exemption of DOC-01',
      type: 'values',
      kind: 'lock',
    },
    {
      name: 'issuer_devices',
      alias: '控制价设备',
      meaning: 'machines that wrote the issuer’s own bill: an exemption of HW-05',
      type: 'values',
    },
    { name: 'published_at', alias: '公告时间', meaning: 'announcement', type: 'instant' },
    { name: 'opened_at', alias: '开标时间', meaning: 'opening of the bids', type: 'instant' },
    { name: 'awarded_at', alias: '定标时间', meaning: 'award', type: 'instant' },
    UPDATED,
    { name: 'total_investment', alias: '总投资', meaning: 'of the whole investment project', type: 'money' },
    {
      name: 'statutory',
      alias: '依法必须招标',
      meaning: '1/0, 是/否: whether the law demands a tender',
      type: 'flag',
    },
    {
      name: 'exception',
      alias: '例外情形',
      meaning: 'exemptions of TND-01…04',
      type: 'code',
      words: EXCEPTION,
    },
    {
      name: 'method_approval',
      alias: '招标方式批复',
      meaning: 'document that approves invited tender or direct award',
      type: 'text',
    },
    { name: 'attempt', alias: '招标次数', meaning: '1 = first call', type: 'integer' },
    { name: 'qualification', alias: '资质要求', meaning: 'free text', type: 'text' },
    {
      name: 'qualified_firms',
      alias: '满足条件企业数',
      meaning: 'registered firms that meet the conditions',
      type: 'integer',
    },
    { name: 'sale_from', alias: '发售开始时间', meaning: 'when the documents could be had', type: 'instant' },
    { name: 'sale_to', alias: '发售截止时间', meaning: 'when the documents could be had', type: 'instant' },
    {
      name: 'bid_deadline',
      alias: '投标截止时间',
      meaning: 'last moment for bids (TND-03)',
      type: 'instant',
    },
    {
      name: 'publicity_from',
      alias: '公示开始时间',
      meaning: 'publication of the candidates',
      type: 'instant',
    },
    {
      name: 'publicity_to',
      alias: '公示截止时间',
      meaning: 'publication of the candidates',
      type: 'instant',
    },
    {
      name: 'award_reason',
      alias: '定标理由',
      meaning: 'of an award that is not to the first candidate',
      type: 'text',
    },
  ],
  example: {
    lot_id: 'E3309220000000001001',
    title: '示例：某镇道路改造工程一标段',
    buyer_name: '示例招标人',
    industry: '交通',
    category: '施工',
    method: '公开招标',
    evaluation: '经评审的最低投标价法',
    control_price: '1000000.00',
    opened_at: '2026-03-01 09:30',
  },
})

declare module '../column.js' {
  interface TableNames {
    lots: true
  }
}
