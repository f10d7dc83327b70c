import type { FileChild } from 'docx'
import type { RingEvidence } from '../domain/ring.js'
import { memberCode } from '../reports/sections/typical.js'
import { ruleName } from '../telling/rule-name.js'
import { dossierTexts as texts } from '../texts/dossier.js'
import { KIND_TEXTS } from '../texts/kinds.js'
import { clauseText, type Lang, listText } from '../texts/text.js'
import { workbookTexts } from '../texts/workbook.js'
import type { DossierParts } from './dossier-parts.js'
import { plainTable } from './dossier-table.js'

/** The joint lots: what was tendered by whom and when, each member's price, and who won. */
export const lotTable = ({ shown, lots, winners, words }: DossierParts): FileChild[] => {
  const codes = codesOf(shown.ring.members)
  return plainTable(
    words.text(texts.lotsTable),
    [
      [words.text(texts.headNumber), 0.05, 'centre'],
      [words.text(texts.headLot), 0.28],
      [words.text(workbookTexts.buyer), 0.15],
      [words.text(texts.headDay), 0.12, 'centre'],
      [words.text(texts.headCeiling), 0.1, 'right'],
      [words.text(texts.headPrices), 0.17],
      [words.text(texts.headWinner), 0.13],
    ],
    lots.map(({ lot, bids }, i) => [
      String(i + 1),
      [lot.title, lot.id].filter(Boolean).join('\n'),
      lot.buyer || lot.buyerId || '—',
      lot.day ?? '—',
      lot.controlPriceFen === null ? '—' : words.money(lot.controlPriceFen),
      bids
        .map(({ bidderId, amountFen, won }) =>
          words.text(won ? texts.priceWon : texts.price, {
            code: codes.get(bidderId)!,
            amount: amountFen === null ? '—' : words.money(amountFen),
          }),
        )
        .join('\n'),
      listText(winners(lot.id).map(words.name), words.lang) || words.text(texts.winnerUnknown),
    ]),
    { note: words.text(texts.lotsNote), across: true },
  )
}

/** Members by the letters that tables use for them. */
export const codesOf = (members: readonly { bidderId: string }[]): Map<string, string> =>
  new Map(members.map(({ bidderId }, i) => [bidderId, memberCode(i)]))

/** A list in which a line may end after each, which not every program thinks of between digits. */
export const breakable = (values: readonly string[], lang: Lang): string =>
  listText(
    values.map((value, i) => (i === 0 ? value : `\u200b${value}`)),
    lang,
  )

/** Lots of a fact that are named by their ids too. */
const NAMED = 3

/** Numbers of the lots of a fact in the table of lots; the ids too of a few, and of lots not in it. */
export const lotNumbers = (
  { lots: of }: Pick<RingEvidence, 'lots'>,
  { lots, words }: DossierParts,
): string => {
  const places = new Map(lots.map(({ lot }, i) => [lot.id, i + 1]))
  const sorted = [...of].sort((x, y) => (places.get(x) ?? 1e9) - (places.get(y) ?? 1e9))
  const told = sorted.map((id) => {
    const place = places.get(id)
    if (place === undefined) return id
    return of.length > NAMED ? String(place) : words.text(texts.lotNumber, { place, id })
  })
  return breakable(told, words.lang)
}

/** What happened when: joint lots, and the first and last day of each fact. */
export const timelineTable = (parts: DossierParts): FileChild[] => {
  const { shown, lots, words } = parts
  const days = [
    ...lots.flatMap(({ lot, bids }, i) =>
      lot.day === null
        ? []
        : [[lot.day, words.text(texts.eventLot, { place: i + 1, members: bids.length })] as const],
    ),
    ...shown.ring.evidence.flatMap((fact, i) => {
      const of = { item: i + 1, what: factName(fact, words) }
      return [
        ...(fact.firstDay ? [[fact.firstDay, words.text(texts.eventFirst, of)] as const] : []),
        ...(fact.lastDay && fact.lastDay !== fact.firstDay
          ? [[fact.lastDay, words.text(texts.eventLast, of)] as const]
          : []),
      ]
    }),
  ]
  const byDay = new Map<string, string[]>()
  for (const [day, event] of days) byDay.set(day, [...(byDay.get(day) ?? []), event])
  return plainTable(
    words.text(texts.timelineTable),
    [
      [words.text(texts.headDay), 0.2, 'centre'],
      [words.text(texts.headEvent), 0.8],
    ],
    [...byDay.keys()].sort().map((day) => [day, clauseText(byDay.get(day)!, words.lang)]),
  )
}

/** `加密锁 GL-1`, or the rule's name for a pattern. */
export const factName = (
  { kind, value, rule }: RingEvidence,
  { lang, text }: DossierParts['words'],
): string =>
  kind === null || !KIND_TEXTS[kind] ? ruleName(rule, lang) : `${text(KIND_TEXTS[kind])} ${value ?? ''}`
