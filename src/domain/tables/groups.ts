import { table, UPDATED } from '../column.js'

/** Groups that were declared to the regulator: a declared tie is shown, and weighed as a declared tie. */
export default table({
  number: 5,
  name: 'groups',
  alias: '集团备案',
  meaning:
    'Groups that were declared to the regulator: a declared tie is shown, and weighed as a declared tie.',
  columns: [
    { name: 'group_id', alias: '集团编号', type: 'key', required: true },
    {
      name: 'bidder_id',
      alias: '统一社会信用代码',
      meaning: 'a company of the group',
      type: 'bidder-id',
      required: true,
    },
    { name: 'name', alias: '集团名称', type: 'text' },
    UPDATED,
  ],
  example: { group_id: 'G-01', bidder_id: '91000000EXAMPLE001', name: '示例集团' },
})

declare module '../column.js' {
  interface TableNames {
    groups: true
  }
}
