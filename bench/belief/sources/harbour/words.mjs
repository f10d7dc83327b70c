// Words of which names, titles and addresses are put together.

export const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严',
]
export const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文辉玲斌红春梅海波宁浩凯健俊帆鹏飞雪琴云兰志永光成林峰松柏宏亮东升庆祥瑞嘉怡欣悦子涵梓轩雨晨思源家豪',
]
export const FIRM_HEADS = [
  ...'恒泰鑫盛宏达瑞安华信中天永固金海东港舟浪岱蓝鼎众益远航翔腾利丰正大博通汇联岳嘉润启明景康德润',
]
export const TOWNS = [
  '城关',
  '东港',
  '沙湾',
  '石浦',
  '西岙',
  '大衢',
  '长涂',
  '金塘',
  '白泉',
  '六横',
  '虾峙',
  '桃花',
  '南塘',
  '双桥',
  '岑港',
  '朱家尖',
  '北蝉',
  '干览',
  '小沙',
  '册子',
]
export const STREETS = [
  '人民路',
  '解放路',
  '海天大道',
  '港岛路',
  '昌洲大道',
  '滨海路',
  '定沈路',
  '翁山路',
  '环城东路',
  '文化路',
]

/**
 * Trades: how a firm and a lot of the trade are named, and how common the trade is (niche ones have few
 * firms).
 */
export const TRADES = [
  { key: 'building', firm: '建设', lot: '综合楼建设工程', industry: 'housing', category: 'works', share: 10 },
  {
    key: 'municipal',
    firm: '市政工程',
    lot: '道路改造工程',
    industry: 'housing',
    category: 'works',
    share: 9,
  },
  { key: 'road', firm: '路桥', lot: '公路养护工程', industry: 'transport', category: 'works', share: 7 },
  { key: 'water', firm: '水利工程', lot: '海塘加固工程', industry: 'water', category: 'works', share: 6 },
  { key: 'garden', firm: '园林绿化', lot: '绿化提升工程', industry: 'housing', category: 'works', share: 5 },
  { key: 'decor', firm: '装饰', lot: '装修工程', industry: 'housing', category: 'works', share: 5 },
  {
    key: 'field',
    firm: '农业开发',
    lot: '高标准农田建设工程',
    industry: 'agriculture',
    category: 'works',
    share: 3,
  },
  {
    key: 'supervise',
    firm: '工程管理',
    lot: '工程监理服务',
    industry: 'housing',
    category: 'services',
    share: 4,
  },
  {
    key: 'it',
    firm: '信息科技',
    lot: '信息化设备采购',
    industry: 'procurement',
    category: 'goods',
    share: 5,
  },
  {
    key: 'estate',
    firm: '物业服务',
    lot: '物业管理服务',
    industry: 'procurement',
    category: 'services',
    share: 4,
  },
  { key: 'pier', firm: '港湾工程', lot: '码头维修工程', industry: 'marine', category: 'works', share: 2 },
  { key: 'dredge', firm: '疏浚工程', lot: '航道疏浚工程', industry: 'marine', category: 'works', share: 1 },
  { key: 'fire', firm: '消防工程', lot: '消防改造工程', industry: 'housing', category: 'works', share: 1 },
  { key: 'survey', firm: '测绘', lot: '地形测绘服务', industry: 'planning', category: 'services', share: 1 },
]

/** User names that a fresh system gives, so that many unrelated files carry them. */
export const DEFAULT_AUTHORS = [
  'Administrator',
  'admin',
  'lenovo',
  'User',
  '微软用户',
  'HP',
  'DELL',
  'win10',
  'PC',
]
export const JUNK_BOARDS = ['Default string', 'To be filled by O.E.M.', 'None', 'INVALID']
export const MAIL_HOSTS = ['qq.com', '163.com', '126.com', '139.com', 'sina.com']
