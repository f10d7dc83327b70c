import { table, UPDATED } from '../column.js'

/**
 * Values known to be public (trading-centre terminals, agencies, print shops, carrier NAT). They never link
 * bidders; the exemption is shown in the explanation.
 */
export default table({
  number: 6,
  name: 'allowlist',
  alias: '白名单',
  meaning:
    'Values known to be public (trading-centre terminals, agencies, print shops, carrier NAT). They never link bidders; the exemption is shown in the explanation.',
  columns: [
    {
      name: 'kind',
      alias: '类型',
      meaning: 'ip, mac, phone, address, account …',
      type: 'allow-kind',
      required: true,
    },
    { name: 'value', alias: '值', type: 'allow-value', required: true },
    { name: 'reason', alias: '依据', type: 'text', required: true },
    { name: 'from', alias: '起始日期', meaning: 'since', type: 'day' },
    { name: 'to', alias: '截止日期', meaning: 'until', type: 'day' },
    { name: 'approved_by', alias: '审批人', type: 'text', required: true },
    UPDATED,
  ],
  example: { kind: 'ip', value: '192.0.2.1', reason: '交易中心自助终端', approved_by: '示例审批人' },
})

declare module '../column.js' {
  interface TableNames {
    allowlist: true
  }
}
