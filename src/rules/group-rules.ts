import type { GroupRule } from './group-rule.js'
import { broker } from './network/brokers.js'
import { clique } from './network/clique.js'
import { division } from './network/division.js'
import { exactlyThree } from './network/exactly-three.js'
import { rotation } from './network/rotation.js'
import { shamInvalid } from './network/sham-invalid.js'
import { coalition } from './prices/group/coalition.js'
import { coverBids } from './prices/group/cover-bids.js'
import { ladder } from './prices/group/ladder.js'
import { meanShift } from './prices/group/mean-shift.js'
import { overcharge } from './prices/group/overcharge.js'

/** Every rule that is asked of groups: prices, then the network's, in the catalogue's order. */
export const GROUP_RULES: readonly GroupRule[] = [
  coalition,
  overcharge,
  ladder,
  coverBids,
  meanShift,
  clique,
  rotation,
  division,
  exactlyThree,
  shamInvalid,
  broker,
]
