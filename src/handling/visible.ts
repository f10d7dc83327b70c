import type { SqlClause } from '../casebook/work/items.js'

/** What of the items of a kind an asker may see. */
export type Visible = (kind: string) => SqlClause
