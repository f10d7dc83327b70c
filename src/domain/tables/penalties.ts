import { table, UPDATED, words } from '../column.js'

const OFFENCE = words({
  collusion: ['串通投标', '围标串标', '串标', '围标'],
  fraud: ['弄虚作假', '以他人名义投标', '骗取中标'],
  bribery: ['行贿', '商业贿赂'],
  subcontracting: ['转包', '违法分包', '挂靠', '转包挂靠违法分包'],
  expert: ['评标违法', '评标专家违法'],
  agency: ['代理机构违法'],
  other: ['其他'],
})

/** What authorities have decided about organisations. */
export default table({
  number: 11,
  name: 'penalties',
  alias: '处罚',
  meaning: 'What authorities have decided about organisations.',
  key: ['bidder_id', 'doc_no'],
  columns: [
    {
      name: 'bidder_id',
      alias: '统一社会信用代码',
      meaning: 'of any organisation',
      type: 'bidder-id',
      required: true,
    },
    { name: 'doc_no', alias: '处罚文号', type: 'key', required: true },
    { name: 'authority', alias: '处罚机关', type: 'text' },
    { name: 'decided_on', alias: '处罚日期', type: 'day' },
    { name: 'kind', alias: '违法类别', type: 'code', words: OFFENCE },
    { name: 'reason', alias: '处罚事由', meaning: 'free text', type: 'text' },
    { name: 'lot_id', alias: '标段编号', meaning: 'the lot, where one is named', type: 'key' },
    { name: 'fine', alias: '罚款金额', type: 'money' },
    { name: 'ban_from', alias: '禁入开始日期', meaning: 'barred from tenders since', type: 'day' },
    { name: 'ban_to', alias: '禁入截止日期', meaning: 'barred from tenders until', type: 'day' },
    { name: 'revoked', alias: '是否撤销', meaning: '1/0', type: 'flag' },
    UPDATED,
  ],
  example: {
    bidder_id: '91000000EXAMPLE001',
    doc_no: '示例罚字〔2025〕1号',
    authority: '示例行政机关',
    decided_on: '2025-06-01',
    kind: '串通投标',
    revoked: '否',
  },
})

declare module '../column.js' {
  interface TableNames {
    penalties: true
  }
}
