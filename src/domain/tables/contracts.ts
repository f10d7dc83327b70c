import { table, UPDATED } from '../column.js'

/** One lot, one contractor. */
export default table({
  number: 9,
  name: 'contracts',
  alias: '合同',
  meaning: 'One lot, one contractor.',
  key: ['contract_id'],
  columns: [
    { name: 'contract_id', alias: '合同编号', type: 'key', required: true },
    { name: 'lot_id', alias: '标段编号', meaning: 'the lot', type: 'key', required: true },
    {
      name: 'bidder_id',
      alias: '统一社会信用代码',
      meaning: 'contractor (of a consortium its leader)',
      type: 'bidder-id',
      required: true,
    },
    { name: 'bidder_name', alias: '承包人', meaning: 'contractor', type: 'name' },
    { name: 'price', alias: '合同价', meaning: 'in the lot’s currency', type: 'money' },
    { name: 'signed_at', alias: '签订日期', type: 'day' },
    { name: 'starts_on', alias: '开工日期', type: 'day' },
    { name: 'ends_on', alias: '竣工日期', type: 'day' },
    { name: 'settlement_price', alias: '结算价', meaning: 'in the lot’s currency', type: 'money' },
    { name: 'change_reason', alias: '变更理由', meaning: 'free text', type: 'text' },
    { name: 'manager_name', alias: '项目经理', type: 'value', kind: 'person-name' },
    {
      name: 'manager_id_no',
      alias: '项目经理身份证',
      meaning: 'identity number',
      type: 'value',
      kind: 'person',
    },
    { name: 'manager_changed_on', alias: '项目经理变更日期', type: 'day' },
    {
      name: 'new_manager_id_no',
      alias: '变更后项目经理身份证',
      meaning: 'identity number',
      type: 'value',
      kind: 'person',
    },
    {
      name: 'change_approval',
      alias: '变更批复',
      meaning: 'document that approves the new manager',
      type: 'text',
    },
    { name: 'attendance', alias: '到岗率', meaning: '0–1, of the key staff', type: 'share' },
    {
      name: 'site_lead_id_no',
      alias: '现场负责人身份证',
      meaning: 'identity number',
      type: 'value',
      kind: 'person',
    },
    {
      name: 'payee',
      alias: '收款人',
      meaning: 'to whom the buyer’s payments went',
      type: 'value',
      kind: 'payer',
    },
    { name: 'management_fee', alias: '管理费比例', meaning: '0–1, share kept as a fee', type: 'share' },
    {
      name: 'record_verified',
      alias: '业绩核验',
      meaning: '1 = the record of past work was found true',
      type: 'flag',
    },
    UPDATED,
  ],
  example: {
    contract_id: 'HT-2026-0001',
    lot_id: 'E3309220000000001001',
    bidder_id: '91000000EXAMPLE001',
    price: '95.6万元',
    signed_at: '2026-03-20',
    settlement_price: '99.8万元',
  },
})

declare module '../column.js' {
  interface TableNames {
    contracts: true
  }
}
