import type { GroupRule } from './group-rule.js'
import { broker } from './network/brokers.js'
import { clique } from './network/clique.js'
import { division } from './network/division.js'
import { exactlyThree } from './network/exactly-three.js'
import { rotation } from './network/rotation.js'
import { shamInvalid } from './network/sham-invalid.js'

/** The network's rules that are asked of groups, in the catalogue's order. */
export const GROUP_RULES: readonly GroupRule[] = [
  clique,
  rotation,
  division,
  exactlyThree,
  shamInvalid,
  broker,
]
