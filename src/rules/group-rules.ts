import type { GroupRule } from './group-rule.js'

/** Every rule that is asked of groups, in the catalogue's order. */
export const GROUP_RULES: readonly GroupRule[] = []
