import type { GroupRule } from './group-rule.js'
import { coalition } from './prices/group/coalition.js'
import { coverBids } from './prices/group/cover-bids.js'
import { ladder } from './prices/group/ladder.js'
import { meanShift } from './prices/group/mean-shift.js'
import { overcharge } from './prices/group/overcharge.js'

/** Every rule that is asked of groups, in the catalogue's order. */
export const GROUP_RULES: readonly GroupRule[] = [coalition, overcharge, ladder, coverBids, meanShift]
