import { type Table, UPDATED, words } from './column.js'

const SUBCONTRACT = words({
  professional: ['专业分包', '专业工程'],
  labour: ['劳务分包', '劳务'],
  materials: ['材料采购', '主材采购', '材料设备采购'],
  equipment: ['机械租赁', '设备租赁', '周转材料租赁'],
  main: ['主体结构', '主体工程', '主体结构分包'],
  other: ['其他'],
})
const OFFENCE = words({
  collusion: ['串通投标', '围标串标', '串标', '围标'],
  fraud: ['弄虚作假', '以他人名义投标', '骗取中标'],
  bribery: ['行贿', '商业贿赂'],
  subcontracting: ['转包', '违法分包', '挂靠', '转包挂靠违法分包'],
  expert: ['评标违法', '评标专家违法'],
  agency: ['代理机构违法'],
  other: ['其他'],
})

/** What followed the award, and what authorities have decided about organisations. */
export const CONTRACT_TABLES: readonly Table[] = [
  {
    name: 'contracts',
    alias: '合同',
    key: ['contract_id'],
    columns: [
      { name: 'contract_id', alias: '合同编号', type: 'key', required: true },
      { name: 'lot_id', alias: '标段编号', type: 'key', required: true },
      { name: 'bidder_id', alias: '统一社会信用代码', type: 'bidder-id', required: true },
      { name: 'bidder_name', alias: '承包人', type: 'name' },
      { name: 'price', alias: '合同价', type: 'money' },
      { name: 'signed_at', alias: '签订日期', type: 'day' },
      { name: 'starts_on', alias: '开工日期', type: 'day' },
      { name: 'ends_on', alias: '竣工日期', type: 'day' },
      { name: 'settlement_price', alias: '结算价', type: 'money' },
      { name: 'change_reason', alias: '变更理由', type: 'text' },
      { name: 'manager_name', alias: '项目经理', type: 'value', kind: 'person-name' },
      { name: 'manager_id_no', alias: '项目经理身份证', type: 'value', kind: 'person' },
      { name: 'manager_changed_on', alias: '项目经理变更日期', type: 'day' },
      { name: 'new_manager_id_no', alias: '变更后项目经理身份证', type: 'value', kind: 'person' },
      { name: 'change_approval', alias: '变更批复', type: 'text' },
      { name: 'attendance', alias: '到岗率', type: 'share' },
      { name: 'site_lead_id_no', alias: '现场负责人身份证', type: 'value', kind: 'person' },
      { name: 'payee', alias: '收款人', type: 'value', kind: 'payer' },
      { name: 'management_fee', alias: '管理费比例', type: 'share' },
      { name: 'record_verified', alias: '业绩核验', type: 'flag' },
      UPDATED,
    ],
  },
  {
    name: 'subcontracts',
    alias: '分包',
    columns: [
      { name: 'contract_id', alias: '合同编号', type: 'key', required: true },
      { name: 'giver_id', alias: '发包人代码', type: 'bidder-id' },
      { name: 'subcontractor_id', alias: '分包人代码', type: 'bidder-id', required: true },
      { name: 'subcontractor_name', alias: '分包人', type: 'name' },
      { name: 'kind', alias: '分包类别', type: 'code', words: SUBCONTRACT },
      { name: 'amount', alias: '分包金额', type: 'money' },
      { name: 'signed_at', alias: '签订日期', type: 'day' },
      { name: 'qualified', alias: '具备资质', type: 'flag' },
      { name: 'approved', alias: '招标人同意', type: 'flag' },
      UPDATED,
    ],
  },
  {
    name: 'penalties',
    alias: '处罚',
    key: ['bidder_id', 'doc_no'],
    columns: [
      { name: 'bidder_id', alias: '统一社会信用代码', type: 'bidder-id', required: true },
      { name: 'doc_no', alias: '处罚文号', type: 'key', required: true },
      { name: 'authority', alias: '处罚机关', type: 'text' },
      { name: 'decided_on', alias: '处罚日期', type: 'day' },
      { name: 'kind', alias: '违法类别', type: 'code', words: OFFENCE },
      { name: 'reason', alias: '处罚事由', type: 'text' },
      { name: 'lot_id', alias: '标段编号', type: 'key' },
      { name: 'fine', alias: '罚款金额', type: 'money' },
      { name: 'ban_from', alias: '禁入开始日期', type: 'day' },
      { name: 'ban_to', alias: '禁入截止日期', type: 'day' },
      { name: 'revoked', alias: '是否撤销', type: 'flag' },
      UPDATED,
    ],
  },
]

/** Codes of `subcontracts.kind` and `penalties.kind` as numbers in columns: positions here. Append only. */
export const SUBCONTRACT_KINDS = [
  'other',
  'professional',
  'labour',
  'materials',
  'equipment',
  'main',
] as const
export const OFFENCES = [
  'other',
  'collusion',
  'fraud',
  'bribery',
  'subcontracting',
  'expert',
  'agency',
] as const
