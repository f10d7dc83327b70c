import { table, UPDATED } from '../column.js'

/** The register of companies. */
export default table({
  number: 2,
  name: 'bidders',
  alias: '投标人',
  meaning: 'The register of companies.',
  key: ['bidder_id'],
  columns: [
    {
      name: 'bidder_id',
      alias: '统一社会信用代码',
      meaning: 'unified social credit code, or any opaque id',
      type: 'bidder-id',
      required: true,
    },
    { name: 'name', alias: '企业名称', meaning: 'registered name', type: 'name' },
    { name: 'former_names', alias: '曾用名', meaning: 'separated by `;`', type: 'names' },
    {
      name: 'legal_rep_name',
      alias: '法定代表人',
      meaning: 'legal representative',
      type: 'value',
      kind: 'person-name',
    },
    {
      name: 'legal_rep_id_no',
      alias: '法人身份证',
      meaning: 'identity number of the legal representative',
      type: 'value',
      kind: 'person',
    },
    { name: 'phone', alias: '电话', meaning: 'registered', type: 'value', kind: 'phone' },
    { name: 'email', alias: '邮箱', meaning: 'registered', type: 'value', kind: 'email' },
    { name: 'address', alias: '地址', meaning: 'registered', type: 'value', kind: 'address' },
    { name: 'region_code', alias: '行政区划', meaning: 'six digits', type: 'text' },
    { name: 'registered_at', alias: '成立日期', meaning: 'founded on', type: 'day' },
    { name: 'cancelled_at', alias: '注销日期', meaning: 'struck off on', type: 'day' },
    { name: 'capital', alias: '注册资本', meaning: 'registered capital', type: 'money' },
    UPDATED,
  ],
  example: {
    bidder_id: '91000000EXAMPLE001',
    name: '示例建设有限公司',
    legal_rep_name: '张三',
    registered_at: '2015-06-01',
  },
})

declare module '../column.js' {
  interface TableNames {
    bidders: true
  }
}
