import { table, UPDATED, words } from '../column.js'

const PART = words({
  qualification: ['资格', '资格审查', '形式'],
  technical: ['技术', '技术标', '技术分', '施工组织设计'],
  commercial: ['商务', '商务标', '商务分'],
  credit: ['资信', '信用', '资信分', '业绩'],
  price: ['报价', '价格', '报价分', '价格分'],
  total: ['总分', '总得分', '合计'],
  other: ['其他'],
})

/** What an expert gave a bidder for an item. */
export default table({
  number: 8,
  name: 'scores',
  alias: '评分',
  meaning: 'What an expert gave a bidder for an item.',
  key: ['lot_id', 'expert_id', 'bidder_id', 'item'],
  columns: [
    { name: 'lot_id', alias: '标段编号', meaning: 'the lot', type: 'key', required: true },
    { name: 'expert_id', alias: '专家编号', meaning: 'as in experts', type: 'key', required: true },
    {
      name: 'bidder_id',
      alias: '统一社会信用代码',
      meaning: 'whose bid is scored',
      type: 'bidder-id',
      required: true,
    },
    { name: 'item', alias: '评分项', meaning: 'none: the sum', type: 'text' },
    { name: 'part', alias: '评分部分', type: 'code', words: PART },
    {
      name: 'score',
      alias: '得分',
      meaning: 'points to four decimals; a deduction is negative',
      type: 'score',
      required: true,
    },
    { name: 'max_score', alias: '满分', meaning: 'most points of the item', type: 'score' },
    { name: 'scored_at', alias: '评分时间', type: 'instant' },
    { name: 'seat', alias: '机位', meaning: 'terminal that sent the score', type: 'key' },
    { name: 'ip', alias: '评分IP', meaning: 'address of the terminal', type: 'values', kind: 'ip' },
    { name: 'mac', alias: '评分MAC', meaning: 'network card of the terminal', type: 'values', kind: 'mac' },
    {
      name: 'account',
      alias: '评分账号',
      meaning: 'account that sent the score',
      type: 'value',
      kind: 'account',
    },
    UPDATED,
  ],
  example: {
    lot_id: 'E3309220000000001001',
    expert_id: 'ZJ-0001',
    bidder_id: '91000000EXAMPLE001',
    item: '施工组织设计',
    part: '技术',
    score: '27.5',
    max_score: '30',
    scored_at: '2026-03-01 10:35:12',
  },
})

declare module '../column.js' {
  interface TableNames {
    scores: true
  }
}
