import { z } from 'zod'

/** How believable a group must be as a ring to be listed (docs/method/evidence.md §8). */
export const Belief = z.strictObject({
  /** false: the rules alone give the level */
  enabled: z.boolean().default(true),
  /**
   * log odds added to every group's: 0 = rings as frequent among groups as where the weights were learnt;
   * lower where rarer
   */
  prior: z.number().min(-20).max(20).default(0),
  /** chance from which a ring may be red, and from which a group is yellow */
  red: z.number().min(0).max(1).default(0.95),
  yellow: z.number().min(0).max(1).default(0.5),
  /** … and from which a group is of whose members no marks are on record */
  yellowBare: z.number().min(0).max(1).default(0.7),
  /**
   * groups asked, best first by the rules: every listed one before any green one; the others keep the rules'
   * level
   */
  most: z.number().int().min(0).default(5000),
  /** … of green ones at most */
  mostGreen: z.number().int().min(0).default(1000),
})
export type BeliefSettings = z.infer<typeof Belief>
