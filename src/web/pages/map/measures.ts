import { mapTexts as texts } from '../../../texts/console-map.js'
import type { Lang } from '../../../texts/text.js'
import type { Schemas } from '../../api/client.js'
import { amountText, countText, shareText } from '../../parts/format.js'

export type Region = Schemas['Regions']['data'][number]
export const LEVELS = ['county', 'township'] as const
export type RegionLevel = (typeof LEVELS)[number]

/** A count; of a limit between two counts the lower one. */
const whole = (value: number): string => countText(Math.floor(value))

/** What a place may be coloured by: its value, and how people read it. */
export const MEASURES = {
  ringLots: { text: texts.ringLots, of: ({ ringLots }: Region) => ringLots, said: whole },
  share: {
    text: texts.share,
    of: ({ ringLots, lots }: Region) => (lots === 0 ? 0 : ringLots / lots),
    said: shareText,
  },
  rings: { text: texts.rings, of: ({ rings }: Region) => rings, said: whole },
  lots: { text: texts.lots, of: ({ lots }: Region) => lots, said: whole },
  controlFen: { text: texts.controlFen, of: ({ controlFen }: Region) => controlFen, said: amountText },
} as const satisfies Record<
  string,
  {
    text: object
    of: (region: Region) => number
    said: (value: number, lang: Lang, currency: string) => string
  }
>
export type MeasureName = keyof typeof MEASURES

/** A place as it is drawn. */
export interface Drawn {
  code: string
  name: string
  /** the class of its value: 0 for none, then four */
  shade: 0 | 1 | 2 | 3 | 4
  said: string
  href: string | undefined
}

/** Where the list behind a place is: of rings for a county, of lots for a township. */
export const listOf = ({ code, level }: Region): string | undefined => {
  if (code === '') return undefined
  const [region, township] = code.split(/\/(.*)/s) as [string, string?]
  if (level === 'county') return `/rings?${new URLSearchParams({ region })}`
  return `/lots?${new URLSearchParams({ ...(region && { region }), township: township ?? '' })}`
}
