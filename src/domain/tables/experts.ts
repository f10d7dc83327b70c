import { table, UPDATED, words } from '../column.js'

const PANEL_ROLE = words({
  expert: ['评标专家', '专家', '评委', '成员'],
  leader: ['组长', '评标委员会主任', '主任委员'],
  owner: ['招标人代表', '业主代表', '业主评委', '采购人代表'],
  award: ['定标委员', '定标委员会成员'],
  supervisor: ['监督人', '监督人员'],
  other: ['其他'],
})

/** A place on a lot’s committee. */
export default table({
  number: 7,
  name: 'experts',
  alias: '评标专家',
  meaning: 'A place on a lot’s committee.',
  key: ['lot_id', 'expert_id'],
  columns: [
    { name: 'lot_id', alias: '标段编号', meaning: 'the lot', type: 'key', required: true },
    {
      name: 'expert_id',
      alias: '专家编号',
      meaning: 'any opaque id, the same for one person everywhere',
      type: 'key',
      required: true,
    },
    { name: 'expert_name', alias: '专家姓名', type: 'value', kind: 'person-name' },
    { name: 'expert_id_no', alias: '专家身份证', meaning: 'identity number', type: 'value', kind: 'person' },
    { name: 'role', alias: '评委身份', type: 'code', words: PANEL_ROLE },
    { name: 'category', alias: '专业类别', type: 'text' },
    { name: 'library', alias: '专家库', meaning: 'the pool of the draw', type: 'text' },
    { name: 'unit_id', alias: '工作单位代码', meaning: 'employer', type: 'bidder-id' },
    { name: 'unit_name', alias: '工作单位', meaning: 'employer', type: 'name' },
    { name: 'phone', alias: '专家电话', type: 'value', kind: 'phone' },
    { name: 'drawn_at', alias: '抽取时间', meaning: 'when the expert was drawn', type: 'instant' },
    { name: 'signed_in_at', alias: '签到时间', meaning: 'when the expert came', type: 'instant' },
    { name: 'recused', alias: '是否回避', meaning: '1/0', type: 'flag' },
    { name: 'seat', alias: '机位', meaning: 'where the expert sat', type: 'key' },
    { name: 'ip', alias: '机位IP', meaning: 'address of the seat', type: 'values', kind: 'ip' },
    { name: 'mac', alias: '机位MAC', meaning: 'network card of the seat', type: 'values', kind: 'mac' },
    {
      name: 'account',
      alias: '评标账号',
      meaning: 'account that the expert used',
      type: 'value',
      kind: 'account',
    },
    UPDATED,
  ],
  example: {
    lot_id: 'E3309220000000001001',
    expert_id: 'ZJ-0001',
    expert_name: '李四',
    role: '组长',
    unit_name: '示例设计院',
    signed_in_at: '2026-03-01 09:40',
    seat: '3号评标室-05',
  },
})

declare module '../column.js' {
  interface TableNames {
    experts: true
  }
}
