import type { SourceId, ValueKind } from './value-kind.js'

/** What a cell holds; picks the normaliser (`normalise/`) and the form in which a column is stored. */
export type CellType =
  | 'key' // opaque id: trimmed, kept as it is
  | 'bidder-id' // unified social credit code or any opaque id
  | 'text'
  | 'name' // company name, kept as written (NFKC, no blanks); compared by its own rules
  | 'names' // several names separated by ;
  | 'money' // → fen
  | 'instant' // → epoch seconds
  | 'day' // → day number (days since 1970-01-01 in Asia/Shanghai)
  | 'integer'
  | 'flag' // → 1, 0
  | 'share' // → 0..1
  | 'score' // → points, may be negative (a deduction)
  | 'status' // → 0 valid, 1 disqualified, 2 withdrawn
  | 'account-type' // → 1 basic, 2 other
  | 'code' // a word of a closed list; an unknown word becomes `other` and keeps its text
  | 'currency'
  | 'value' // a shared value of `kind`
  | 'values' // several of them, separated by ; ； 、
  | 'allow-kind'
  | 'allow-value'

export interface Column {
  name: string
  /** Chinese header */
  alias: string
  type: CellType
  required?: true
  kind?: ValueKind
  /** the use that a value of this column is, when the column alone decides it */
  source?: SourceId
  /** for `code`: our word by every accepted word, Chinese and English */
  words?: Record<string, string>
}

export interface Table {
  name: TableName
  alias: string
  /** columns of the key; the whole row when absent */
  key?: readonly string[]
  columns: readonly Column[]
}

export type TableName =
  | 'lots'
  | 'bids'
  | 'bidders'
  | 'roles'
  | 'ownership'
  | 'groups'
  | 'allowlist'
  | 'experts'
  | 'scores'
  | 'contracts'
  | 'subcontracts'
  | 'penalties'

/** Our word by every accepted word, from a list of the other words for each of ours. */
export const words = (table: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(table).flatMap(([word, aliases]) => [word, ...aliases].map((a) => [a, word])),
  )

export const UPDATED: Column = { name: 'updated_at', alias: '更新时间', type: 'instant' }
