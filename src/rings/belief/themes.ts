import type { Belief } from './belief.js'
import type { Feature } from './names.js'

/** What a belief is told in: each theme gathers features that say one thing. */
export const THEMES = {
  /** how many independent facts tie how many of the members */
  facts: [
    'roots',
    'xroots',
    'xrootsPer',
    'causes',
    'covered',
    'coveredTwice',
    'pairsBound',
    'pairsBoundTwice',
    'clearRoots',
  ],
  /** what they share is used together, on the same lots, beyond habit */
  together: [
    'rootsOnLots',
    'coLots',
    'coShare',
    'coBreadth',
    'coCauses',
    'coMembers',
    'excess',
    'company',
    'alone',
  ],
  /** others use it as well: a shop, an agent, a desk that serves many */
  service: ['outside', 'concentration', 'wideShare', 'crowdHand', 'crowdFile', 'coOutside'],
  /** the rest of the machine, or the address, speaks against one hand; or the thing changed hands */
  contradiction: ['differ', 'addressDiffers', 'handedOver'],
  /** people of the one with the other */
  people: ['persons', 'staff', 'relations'],
  /** door, gateway, telephone; names and programs */
  place: ['places', 'excessPlace', 'weakLots'],
  /** that they meet, against what the market's firms do anyway */
  meeting: ['full', 'joint', 'jointLeast', 'meeting', 'meetingLeast', 'closest'],
  /** they are a larger part of the bidders where they meet than each is elsewhere */
  filling: ['fill', 'fillBeyond'],
  /** what they bid, and who wins */
  prices: ['price', 'outcome', 'contrast'],
  /** where their prices lie among the others’ */
  placing: ['adjacent', 'spreadWithin', 'aboveLosers', 'aboveAlone'],
  /** handed in one after another */
  handing: ['timing', 'handedIn'],
  /** open ties: consortia, a declared group */
  open: ['consortia', 'declared'],
} as const satisfies Record<string, readonly Feature[]>
export type Theme = keyof typeof THEMES

const THEME_OF = new Map<Feature, Theme>(
  (Object.keys(THEMES) as Theme[]).flatMap((theme) =>
    THEMES[theme].map((feature) => [feature, theme] as const),
  ),
)

/**
 * Thousandths of log odds by theme, in the order of THEMES; with base and prior they add up to the log odds.
 */
export const themesOf = ({ parts }: Belief): { theme: Theme; adds: number }[] => {
  const sums = new Map<Theme, number>()
  for (const { feature, adds } of parts) {
    const theme = THEME_OF.get(feature)!
    sums.set(theme, (sums.get(theme) ?? 0) + adds)
  }
  return (Object.keys(THEMES) as Theme[]).flatMap((theme) => {
    const adds = sums.get(theme) ?? 0
    return adds === 0 ? [] : [{ theme, adds }]
  })
}
