import { stringAt } from '../../arrays/strings.js'
import { isoDay } from '../../domain/day.js'
import { letterPartTexts as texts } from '../../texts/letter-types.js'
import { letterTexts } from '../../texts/letters.js'
import { reportTexts } from '../../texts/report.js'
import { say } from '../../texts/text.js'
import { type Block, type Column, type Part, sentence } from '../blocks.js'
import type { ListedRing } from '../facts.js'
import { memberCode } from '../sections/typical.js'
import { column, type LetterContext } from './context.js'
import type { Section } from './registry.js'
import { caseFiles, problemList } from './sections.js'

/** One annex: its table begins a page of its own. */
export interface Annex {
  name: string
  block: Block
  /** on a page across */
  across?: true
}

/** Sections of a letter that come behind its signature. */
export const BEHIND: ReadonlySet<Section> = new Set(['problem-list', 'case-files'])

/**
 * The list of problems or enclosures; who A公司 is, and on which lots: for the addressee's own checks. A
 * letter that names firms lists them.
 */
export const annexesOf = (c: LetterContext): Annex[] => {
  if (c.rings.length === 0 || c.type.about !== 'ring') return []
  const lists = c.type.sections.flatMap((section): Annex[] =>
    section === 'problem-list'
      ? [{ name: texts.problemList[c.lang], block: problemList(c), across: true }]
      : section === 'case-files'
        ? [{ name: letterTexts.caseFiles[c.lang], block: caseFiles(c) }]
        : [],
  )
  return c.annex ? [...lists, ...keysOf(c)] : lists
}

const keysOf = (c: LetterContext): Annex[] => {
  const [ring] = c.rings
  return [
    annex(c.type.named ? texts.firmsTitle : texts.keyTitle, c, firmTable(c, ring!)),
    annex(c.type.named ? texts.lotsTitleOpen : texts.lotsTitle, c, lotTable(c, ring!)),
  ]
}

const annex = (
  title: Column['head'],
  { lang }: LetterContext,
  table: Pick<Block & { type: 'table' }, 'columns' | 'rows'>,
): Annex => ({
  name: title[lang],
  block: { type: 'table', title: sentence(title), parts: true, note: sentence(texts.keyNote), ...table },
})

const firmTable = ({ lang }: LetterContext, { ring }: ListedRing) => ({
  columns: [
    column(texts.keyCode, 0.16, 'centre'),
    column(letterTexts.party, 0.46),
    column(reportTexts.idCode, 0.38),
  ],
  rows: ring.members.map(({ name, bidderId }, i): Part[] => [
    say(texts.keyName, lang, { code: memberCode(i) }),
    name || bidderId,
    bidderId,
  ]),
})

const lotTable = ({ facts: { market } }: LetterContext, { active }: LetterContext['rings'][number]) => {
  const { lots, bidders } = market
  return {
    columns: [
      column(letterTexts.listNo, 0.08, 'centre'),
      column(letterTexts.lotTitle, 0.3),
      column(letterTexts.lot, 0.26),
      column(letterTexts.buyer, 0.2),
      column(letterTexts.day, 0.16, 'centre' as const),
    ],
    rows: Array.from(active, (lot, i): Part[] => {
      const buyer = lots.buyer[lot]!
      return [
        i + 1,
        stringAt(lots.title, lot) || '—',
        stringAt(lots.id, lot),
        buyer < 0 ? '—' : stringAt(bidders.name, buyer) || stringAt(bidders.id, buyer),
        isoDay(lots.day[lot]!) ?? '—',
      ]
    }),
  }
}
