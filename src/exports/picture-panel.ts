import type { LotFlagRecord } from '../domain/lot-flag.js'
import { xmlText } from '../formats/clean-text.js'
import { type Box, MARGIN } from '../pictures/boxes.js'
import { FAMILY_COLORS, LEVEL_COLORS } from '../pictures/colors.js'
import type { Words } from '../rules/words.js'
import { tellFactInOne } from '../telling/fact.js'
import { amountText } from '../telling/figures.js'
import type { LotBids } from '../telling/lots.js'
import { ruleName } from '../telling/rule-name.js'
import { pictureTexts as texts } from '../texts/picture.js'
import { MARKED_LEVEL_TEXTS } from '../texts/rings.js'
import type { ShownRing } from './graph.js'
import { type BoxText, baselineOf, NAME_SIZE, UNDER_SIZE } from './picture-box.js'
import type { Layout } from './picture-layout.js'
import { wrapped } from './picture-text.js'

export const PANEL_HEAD = 84

const BACKGROUND = '#8a94a6'

/** One ring: its head, then members, what they share, and associates below the head. */
export const panelOf = (
  shown: ShownRing,
  layout: Layout,
  lots: Iterable<LotBids>,
  stages: readonly LotFlagRecord[],
  words: Words,
): string => {
  const color = LEVEL_COLORS[shown.ring.level]
  return [
    ...headOf(shown, lots, color, words, stages),
    `<g transform="translate(0 ${PANEL_HEAD})">`,
    ...lines(layout),
    ...layout.common.map((one) => commonBox(one, words)),
    ...layout.members.map((one) => memberBox(one, color)),
    ...associateBoxes(layout, words),
    '</g>',
  ].join('\n')
}

/** `middle` and `end` set the text to the middle or right of x. */
export const text = (
  x: number,
  y: number,
  size: number,
  content: string,
  { fill = '#1a202c', bold = false, anchor = 'start' } = {},
): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${bold ? ' font-weight="700"' : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${xmlText(content)}</text>`

const box = ({ x, y, width, height }: Box, fill: string, stroke: string, radius: number): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`

const headOf = (
  { ring }: ShownRing,
  lots: Iterable<LotBids>,
  color: string,
  words: Words,
  facts: readonly LotFlagRecord[],
): string[] => {
  const stages = stagesText(facts, words)
  const amount =
    ring.amountFen === null
      ? words.text(texts.amountUnknown)
      : amountText(ring.amountFen, words.lang, ring.currency)
  const summary = words.text(texts.summary, {
    members: ring.members.length,
    lots: ring.lots.length,
    days: daysText(lots, words),
    score: ring.score.toFixed(1),
    amount,
  })
  return [
    `<rect x="${MARGIN}" y="6" width="84" height="30" rx="15" fill="${color}"/>`,
    text(MARGIN + 42, 27, 16, words.text(MARKED_LEVEL_TEXTS[ring.level]), {
      fill: '#ffffff',
      bold: true,
      anchor: 'middle',
    }),
    text(MARGIN + 94, 29, 22, ring.id, { bold: true }),
    text(MARGIN + 220, 28, 15, summary, { fill: '#2d3748' }),
    ...(stages === '' ? [] : [text(MARGIN + 220, 50, 13, stages, { fill: '#4a5568' })]),
  ]
}

/** Rules about tender, evaluation and performance, the most frequent first, with their lots; '' for none. */
const stagesText = (facts: readonly LotFlagRecord[], words: Words): string => {
  const lots = new Map<string, Set<string>>()
  for (const { rule, lot } of facts) lots.set(rule, (lots.get(rule) ?? new Set()).add(lot))
  const found = [...lots].sort(([x, a], [y, b]) => b.size - a.size || (x < y ? -1 : 1))
  if (found.length === 0) return ''
  const list = found
    .slice(0, STAGES_NAMED)
    .map(([rule, { size }]) => words.text(texts.stage, { rule, name: ruleName(rule, words.lang), n: size }))
  return words.text(texts.stages, { list: words.list(list), more: found.length > STAGES_NAMED ? '…' : '' })
}

const STAGES_NAMED = 3

/** First to last day of the joint lots, in brackets; '' where none is known. */
const daysText = (lots: Iterable<LotBids>, words: Words): string => {
  const days = [...lots].flatMap(({ lot }) => lot.day ?? []).sort()
  return days.length === 0 ? '' : words.text(texts.days, { first: days[0]!, last: days.at(-1)! })
}

/**
 * From each box to the members it joins: the colour of the family, thick for what the law names, dashed for
 * background.
 */
const lines = ({ common, members }: Layout): string[] =>
  common.flatMap(({ common: { family, items, members: joined, folded }, box: at, side }) => {
    const from = side === 'left' ? at.x + at.width : at.x
    const y1 = at.y + at.height / 2
    const { grade } = items[0]!
    const width = { 直: 3.5, 视: 3.5, 禁: 3, 强: 2.2, 线: 1.4, 弱: 1 }[grade]
    const dash = grade === '弱' ? ' stroke-dasharray="4 4"' : ''
    const color = folded.length > 0 ? BACKGROUND : FAMILY_COLORS[family]
    return joined.map((place) => {
      const { box: m } = members[place]!
      const to = side === 'left' ? m.x : m.x + m.width
      const bend = Math.round((from + to) / 2)
      const y2 = m.y + m.height / 2
      return `<path d="M${from} ${y1}C${bend} ${y1} ${bend} ${y2} ${to} ${y2}" fill="none" stroke="${color}" stroke-opacity="0.6" stroke-width="${width}"${dash}/>`
    })
  })

/** What is shared, with the facts in full where the pointer rests on it. */
const commonBox = ({ common, box: at, text: said }: Layout['common'][number], words: Words): string => {
  const { family, items, folded } = common
  const color = folded.length > 0 ? BACKGROUND : FAMILY_COLORS[family]
  const told = items.map((item) => `${item.rule} ${tellFactInOne(item, words)}`).join('\n')
  return [
    `<g><title>${xmlText(told)}</title>`,
    box(at, '#ffffff', color, 8),
    `<rect x="${at.x}" y="${at.y}" width="7" height="${at.height}" rx="3" fill="${color}"/>`,
    ...linesIn(said, at.x + 18, at.y, UNDER_SIZE, 'start'),
    '</g>',
  ].join('')
}

const memberBox = ({ box: at, text: said }: Layout['members'][number], color: string): string =>
  [box(at, '#fffaf0', color, 10), ...linesIn(said, at.x + at.width / 2, at.y, 13, 'middle')].join('')

const linesIn = (said: BoxText, x: number, y: number, underSize: number, anchor: string): string[] =>
  [...said.name, ...said.under].map((line, i) =>
    i < said.name.length
      ? text(x, y + baselineOf(said, i), NAME_SIZE, line, { bold: true, anchor })
      : text(x, y + baselineOf(said, i), underSize, line, { fill: '#4a5568', anchor }),
  )

const associateBoxes = ({ associates }: Layout, words: Words): string[] =>
  associates.length === 0
    ? []
    : [
        text(MARGIN, associates[0]!.box.y - 12, 14, words.text(texts.associates), { fill: '#4a5568' }),
        ...associates.map(({ name, bits, box: at }) =>
          [
            box(at, '#f7fafc', '#a0aec0', 6),
            text(at.x + 10, at.y + 22, 13, wrapped(name, 13, at.width - 95, 1)[0]!, { fill: '#2d3748' }),
            text(at.x + at.width - 10, at.y + 22, 12, words.text(texts.bits, { bits }), {
              fill: '#718096',
              anchor: 'end',
            }),
          ].join(''),
        ),
      ]
