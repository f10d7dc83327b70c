import { table, UPDATED, words } from '../column.js'

const SUBCONTRACT = words({
  professional: ['专业分包', '专业工程'],
  labour: ['劳务分包', '劳务'],
  materials: ['材料采购', '主材采购', '材料设备采购'],
  equipment: ['机械租赁', '设备租赁', '周转材料租赁'],
  main: ['主体结构', '主体工程', '主体结构分包'],
  other: ['其他'],
})

/** Work that a contractor gave on. */
export default table({
  number: 10,
  name: 'subcontracts',
  alias: '分包',
  meaning: 'Work that a contractor gave on.',
  columns: [
    { name: 'contract_id', alias: '合同编号', meaning: 'as in contracts', type: 'key', required: true },
    {
      name: 'giver_id',
      alias: '发包人代码',
      meaning: 'who gave the work on, where it is not the contractor',
      type: 'bidder-id',
    },
    {
      name: 'subcontractor_id',
      alias: '分包人代码',
      meaning: 'who took the work',
      type: 'bidder-id',
      required: true,
    },
    { name: 'subcontractor_name', alias: '分包人', meaning: 'who took the work', type: 'name' },
    { name: 'kind', alias: '分包类别', type: 'code', words: SUBCONTRACT },
    { name: 'amount', alias: '分包金额', type: 'money' },
    { name: 'signed_at', alias: '签订日期', type: 'day' },
    { name: 'qualified', alias: '具备资质', meaning: '1/0: has the qualification', type: 'flag' },
    { name: 'approved', alias: '招标人同意', meaning: '1/0: the buyer agreed', type: 'flag' },
    UPDATED,
  ],
  example: {
    contract_id: 'HT-2026-0001',
    subcontractor_id: '91000000EXAMPLE003',
    kind: '劳务分包',
    amount: '12万元',
    signed_at: '2026-04-01',
  },
})

declare module '../column.js' {
  interface TableNames {
    subcontracts: true
  }
}
