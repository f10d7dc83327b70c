import { table, UPDATED } from '../column.js'

/** Who holds shares of whom. */
export default table({
  number: 4,
  name: 'ownership',
  alias: '股权',
  meaning: 'Who holds shares of whom.',
  columns: [
    { name: 'owner_id', alias: '股东代码', meaning: 'who holds', type: 'bidder-id', required: true },
    { name: 'owned_id', alias: '被投资企业代码', meaning: 'what is held', type: 'bidder-id', required: true },
    { name: 'share', alias: '持股比例', meaning: '0–1', type: 'share' },
    { name: 'from', alias: '起始日期', meaning: 'since', type: 'day' },
    { name: 'to', alias: '截止日期', meaning: 'until', type: 'day' },
    UPDATED,
  ],
  example: { owner_id: '91000000EXAMPLE002', owned_id: '91000000EXAMPLE001', share: '0.6' },
})

declare module '../column.js' {
  interface TableNames {
    ownership: true
  }
}
