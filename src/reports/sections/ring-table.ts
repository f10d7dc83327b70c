import { reportTexts as texts } from '../../texts/report.js'
import { MARKED_LEVEL_TEXTS } from '../../texts/rings.js'
import { type Block, type Part, paragraph, ref, type Sentence, sentence } from '../blocks.js'
import type { Composer } from '../composer.js'
import type { ActiveRing } from '../facts.js'

/** Rings in the table; the rest is counted. */
const SHOWN = 60

/** What a ring is called: its id where names may be told, else its place among the period's rings. */
export const ringCode = (c: Composer, { ring }: Pick<ActiveRing, 'ring'>): string => {
  if (c.edition === 'internal') return ring.id
  const place = c.rings().findIndex((one) => one.ring.id === ring.id) + 1
  return c.lang === 'zh' ? `团伙${place}` : `ring ${place}`
}

/** Figures of a ring over all time: tenders that may carry a hint at article 223, and their awards. */
export const hintOf = (c: Composer, { ring }: Pick<ActiveRing, 'ring'>) => {
  const where = { ring: ring.id }
  return {
    lots: c.book.ask({ measure: 'hintedLots', where }),
    project: c.book.ask({ measure: 'hintedProjectFen', where }, 'fen'),
    largest: c.book.ask({ measure: 'hintedLargestFen', where }, 'fen'),
    reached: c.book.ask({ measure: 'thresholdLots', where }),
    members: c.book.ask({ measure: 'hintedAwardFen', where }, 'fen'),
  }
}

/** Rings that touch tenders at the filing standard, those with the largest award first. */
export const atThreshold = (c: Composer): ActiveRing[] => {
  const value = (id: string): number => c.book.value(id) ?? 0
  return c
    .rings()
    .filter((ring) => value(hintOf(c, ring).reached) > 0)
    .sort((x, y) => value(hintOf(c, y).largest) - value(hintOf(c, x).largest))
}

/** Every ring of the period with its colour, amounts and threshold state. */
export const ringTable = (c: Composer): Block[] => {
  const rings = c.rings()
  return [
    paragraph(sentence(texts.ringTableText, { rings: ref(c.count('rings')) })),
    {
      type: 'table',
      title: sentence(texts.tableRings),
      unit: texts.unitWan,
      columns: [
        { head: texts.ringCode, width: 0.15, align: 'left' },
        { head: texts.ringLevel, width: 0.08, align: 'centre' },
        { head: texts.ringMembers, width: 0.11, align: 'right' },
        { head: texts.ringAll, width: 0.12, align: 'right' },
        { head: texts.ringNow, width: 0.12, align: 'right' },
        { head: texts.ringNowAward, width: 0.14, align: 'right' },
        { head: texts.ringLargest, width: 0.13, align: 'right' },
        { head: texts.ringThreshold, width: 0.15, align: 'centre' },
      ],
      rows: rings.slice(0, SHOWN).map((ring) => row(c, ring)),
      ...(rings.length > SHOWN && { note: sentence(texts.ringsMore, { all: rings.length, shown: SHOWN }) }),
    },
  ]
}

const row = (c: Composer, ring: ActiveRing): Part[] => {
  const where = { ring: ring.ring.id }
  const hint = hintOf(c, ring)
  return [
    ringCode(c, ring),
    sentence(MARKED_LEVEL_TEXTS[ring.ring.level]),
    ring.ring.members.length,
    ref(c.book.ask({ measure: 'ringLots', where })),
    ref(c.count('ringLots', where)),
    ref(c.fen('ringAwardFen', where)),
    (c.book.value(hint.lots) ?? 0) > 0 ? ref(hint.largest) : '—',
    thresholdState(c, hint),
  ]
}

const thresholdState = (c: Composer, { lots, reached }: ReturnType<typeof hintOf>): Sentence => {
  if ((c.book.value(lots) ?? 0) === 0) return sentence(texts.thresholdOpen)
  return (c.book.value(reached) ?? 0) > 0
    ? sentence(texts.thresholdYes, { n: ref(reached) })
    : sentence(texts.thresholdNo)
}
