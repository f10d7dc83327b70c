/** A trade: who can bid on what, how big its lots are and how much their prices spread. */
export interface Trade {
  industry: string
  category: 'works' | 'goods' | 'services'
  /** share of lots */
  weight: number
  /** ends of firms' names */
  firms: readonly string[]
  /** what its lots are called */
  lots: readonly string[]
  /** natural logarithm of the usual control price in yuan, and its deviation */
  size: number
  sizeSpread: number
  /** usual discount on the control price, and the spread between honest bidders */
  discount: number
  spread: number
  /** honest bidders on a lot, on average */
  field: number
}

const trade = (
  [industry, category, weight]: [string, Trade['category'], number],
  firms: string,
  lots: string,
  [size, sizeSpread, discount, spread, field]: [number, number, number, number, number],
): Trade => ({
  industry,
  category,
  weight,
  firms: firms.split(' '),
  lots: lots.split(' '),
  size,
  sizeSpread,
  discount,
  spread,
  field,
})

export const TRADES: readonly Trade[] = [
  trade(
    ['housing', 'works', 14],
    '建设 建筑工程 营造',
    '校舍改建工程 安置房工程 卫生院扩建工程 文化礼堂工程',
    [15.6, 1, 0.09, 0.035, 6.5],
  ),
  trade(
    ['housing', 'works', 12],
    '市政工程 市政园林',
    '管网改造工程 路灯工程 污水提升工程 老旧小区改造工程',
    [14.8, 0.9, 0.1, 0.04, 6.5],
  ),
  trade(
    ['housing', 'works', 8],
    '园林绿化 景观工程 生态建设',
    '绿化提升工程 公园建设工程 滨海绿道工程',
    [14, 0.8, 0.12, 0.045, 6],
  ),
  trade(
    ['housing', 'works', 8],
    '装饰工程 装饰设计',
    '办公楼装修工程 展馆布展工程 服务大厅改造工程',
    [13.9, 0.8, 0.11, 0.05, 5.5],
  ),
  trade(
    ['transport', 'works', 10],
    '交通工程 路桥工程',
    '公路大中修工程 码头维修工程 桥梁加固工程 公路安防工程',
    [15.4, 0.9, 0.08, 0.03, 6],
  ),
  trade(
    ['water', 'works', 9],
    '水利工程 水利建设',
    '海塘加固工程 水库除险工程 山塘整治工程 引水工程',
    [15.2, 0.9, 0.08, 0.032, 5.5],
  ),
  trade(
    ['marine', 'works', 5],
    '港航工程 航务工程',
    '渔港疏浚工程 防波堤修复工程 航标工程',
    [15.5, 0.8, 0.07, 0.03, 4.5],
  ),
  trade(
    ['agriculture', 'works', 6],
    '农业开发 土地整理',
    '高标准农田工程 土地整治工程 美丽渔村工程',
    [14.1, 0.7, 0.1, 0.04, 5],
  ),
  trade(
    ['housing', 'works', 7],
    '智能科技 机电工程 消防工程',
    '智能化工程 消防改造工程 监控系统工程',
    [13.8, 0.8, 0.12, 0.05, 5.5],
  ),
  trade(
    ['planning', 'services', 5],
    '测绘 勘测设计 规划设计',
    '地籍测绘服务 规划编制服务 勘察设计服务',
    [12.8, 0.7, 0.15, 0.07, 4.5],
  ),
  trade(
    ['housing', 'services', 6],
    '工程管理 工程咨询 工程监理',
    '施工监理服务 全过程咨询服务 造价咨询服务',
    [12.7, 0.7, 0.14, 0.06, 5],
  ),
  trade(
    ['procurement', 'goods', 8],
    '贸易 电子科技 商贸',
    '办公设备采购 教学设备采购 医疗设备采购 电脑采购',
    [13.1, 0.8, 0.1, 0.05, 4.5],
  ),
  trade(
    ['procurement', 'services', 7],
    '物业服务 保洁服务 后勤服务',
    '物业管理服务 保洁服务 食堂服务 垃圾清运服务',
    [13.3, 0.7, 0.08, 0.045, 4.5],
  ),
]

/** Who buys, by industry; each name is preceded by its region's. */
export const BUYERS: Record<string, readonly string[]> = {
  housing: [
    '住房和城乡建设局',
    '城市投资发展有限公司',
    '教育局',
    '综合行政执法局',
    '旅游投资有限公司',
    '卫生健康局',
  ],
  transport: ['交通运输局', '交通投资有限公司', '公路与运输管理中心'],
  water: ['水利局', '水务投资有限公司', '围垦海塘管理中心'],
  marine: ['海洋与渔业局', '港航投资有限公司'],
  agriculture: ['农业农村局', '农村投资发展有限公司'],
  planning: ['自然资源和规划局', '土地储备中心'],
  procurement: ['机关事务服务中心', '中心医院', '第一中学', '公安局', '行政服务中心'],
}
