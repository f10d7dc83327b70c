import { table, UPDATED, words } from '../column.js'

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

/** Who holds which office in an organisation, bidder or not. */
export default table({
  number: 3,
  name: 'roles',
  alias: '任职',
  meaning: 'Who holds which office in an organisation, bidder or not.',
  columns: [
    {
      name: 'bidder_id',
      alias: '统一社会信用代码',
      meaning: 'the organisation',
      type: 'bidder-id',
      required: true,
    },
    {
      name: 'person_name',
      alias: '姓名',
      type: 'value',
      kind: 'person-name',
      required: true,
    },
    { name: 'person_id_no', alias: '身份证', meaning: 'identity number', type: 'value', kind: 'person' },
    { name: 'role', alias: '职务', type: 'code', required: true, words: ROLE },
    { name: 'share', alias: '持股比例', meaning: '0–1', type: 'share' },
    { name: 'phone', alias: '电话', meaning: 'the person’s', type: 'value', kind: 'phone' },
    { name: 'from', alias: '起始日期', meaning: 'since', type: 'day' },
    { name: 'to', alias: '截止日期', meaning: 'until', type: 'day' },
    UPDATED,
  ],
  example: { bidder_id: '91000000EXAMPLE001', person_name: '张三', role: '法定代表人' },
})

declare module '../column.js' {
  interface TableNames {
    roles: true
  }
}
