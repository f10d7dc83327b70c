/**
 * What the model looks at, in its order, each with the direction in which it may speak for a ring: 1 the more
 * the likelier, −1 the less likely, 0 either. All are free of the market's size and of how active its firms
 * are.
 */
export const DIRECTIONS = {
  roots: 1,
  xroots: 1,
  xrootsPer: 1,
  clearRoots: 1,
  causes: 1,
  rootsOnLots: 1,
  covered: 1,
  coveredTwice: 1,
  pairsBound: 1,
  pairsBoundTwice: 1,
  coLots: 1,
  coShare: 1,
  coBreadth: 1,
  coCauses: 1,
  coMembers: 1,
  excess: 1,
  excessPlace: 1,
  company: 1,
  alone: -1,
  outside: -1,
  concentration: 1,
  wideShare: -1,
  crowdHand: -1,
  crowdFile: -1,
  coOutside: -1,
  differ: -1,
  addressDiffers: -1,
  handedOver: -1,
  consortia: -1,
  declared: -1,
  places: 1,
  persons: 1,
  staff: 0,
  weakLots: 1,
  relations: 1,
  timing: 1,
  full: 1,
  joint: 1,
  jointLeast: 1,
  meeting: 1,
  meetingLeast: 1,
  closest: 1,
  price: 1,
  outcome: 1,
  contrast: 1,
  fill: 1,
  fillBeyond: 1,
  adjacent: 1,
  spreadWithin: -1,
  aboveLosers: 1,
  aboveAlone: 1,
  handedIn: 1,
} as const satisfies Record<string, 1 | -1 | 0>
export type Feature = keyof typeof DIRECTIONS
export const FEATURES = Object.keys(DIRECTIONS) as Feature[]
export const featureIndex = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<
  Feature,
  number
>

/** Takes one feature's value. */
export type Put = (name: Feature, value: number) => void

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
export const between = (low: number, value: number, high: number): number =>
  Math.max(low, Math.min(high, value))
