import { type Table, UPDATED, words } from './column.js'

const PANEL_ROLE = words({
  expert: ['评标专家', '专家', '评委', '成员'],
  leader: ['组长', '评标委员会主任', '主任委员'],
  owner: ['招标人代表', '业主代表', '业主评委', '采购人代表'],
  award: ['定标委员', '定标委员会成员'],
  supervisor: ['监督人', '监督人员'],
  other: ['其他'],
})
const PART = words({
  qualification: ['资格', '资格审查', '形式'],
  technical: ['技术', '技术标', '技术分', '施工组织设计'],
  commercial: ['商务', '商务标', '商务分'],
  credit: ['资信', '信用', '资信分', '业绩'],
  price: ['报价', '价格', '报价分', '价格分'],
  total: ['总分', '总得分', '合计'],
  other: ['其他'],
})

/** Who sat on a lot's committee, and what each of them gave each bidder. */
export const EVALUATION_TABLES: readonly Table[] = [
  {
    name: 'experts',
    alias: '评标专家',
    key: ['lot_id', 'expert_id'],
    columns: [
      { name: 'lot_id', alias: '标段编号', type: 'key', required: true },
      { name: 'expert_id', alias: '专家编号', type: 'key', required: true },
      { name: 'expert_name', alias: '专家姓名', type: 'value', kind: 'person-name' },
      { name: 'expert_id_no', alias: '专家身份证', type: 'value', kind: 'person' },
      { name: 'role', alias: '评委身份', type: 'code', words: PANEL_ROLE },
      { name: 'category', alias: '专业类别', type: 'text' },
      { name: 'library', alias: '专家库', type: 'text' },
      { name: 'unit_id', alias: '工作单位代码', type: 'bidder-id' },
      { name: 'unit_name', alias: '工作单位', type: 'name' },
      { name: 'phone', alias: '专家电话', type: 'value', kind: 'phone' },
      { name: 'drawn_at', alias: '抽取时间', type: 'instant' },
      { name: 'signed_in_at', alias: '签到时间', type: 'instant' },
      { name: 'recused', alias: '是否回避', type: 'flag' },
      { name: 'seat', alias: '机位', type: 'key' },
      { name: 'ip', alias: '机位IP', type: 'values', kind: 'ip' },
      { name: 'mac', alias: '机位MAC', type: 'values', kind: 'mac' },
      { name: 'account', alias: '评标账号', type: 'value', kind: 'account' },
      UPDATED,
    ],
  },
  {
    name: 'scores',
    alias: '评分',
    key: ['lot_id', 'expert_id', 'bidder_id', 'item'],
    columns: [
      { name: 'lot_id', alias: '标段编号', type: 'key', required: true },
      { name: 'expert_id', alias: '专家编号', type: 'key', required: true },
      { name: 'bidder_id', alias: '统一社会信用代码', type: 'bidder-id', required: true },
      { name: 'item', alias: '评分项', type: 'text' },
      { name: 'part', alias: '评分部分', type: 'code', words: PART },
      { name: 'score', alias: '得分', type: 'score', required: true },
      { name: 'max_score', alias: '满分', type: 'score' },
      { name: 'scored_at', alias: '评分时间', type: 'instant' },
      { name: 'seat', alias: '机位', type: 'key' },
      { name: 'ip', alias: '评分IP', type: 'values', kind: 'ip' },
      { name: 'mac', alias: '评分MAC', type: 'values', kind: 'mac' },
      { name: 'account', alias: '评分账号', type: 'value', kind: 'account' },
      UPDATED,
    ],
  },
]

/** Codes of `experts.role` and `scores.part` as numbers in columns: positions here. Append only. */
export const PANEL_ROLES = ['other', 'expert', 'leader', 'owner', 'award', 'supervisor'] as const
export const SCORE_PARTS = [
  'other',
  'qualification',
  'technical',
  'commercial',
  'credit',
  'price',
  'total',
] as const
