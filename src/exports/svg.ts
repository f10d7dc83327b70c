import type { Family } from '../domain/grade.js'
import { xmlText } from '../formats/clean-text.js'
import type { Words } from '../rules/words.js'
import { tellFactInOne } from '../telling/fact.js'
import { ruleName } from '../telling/rule-name.js'
import { exportTexts as texts } from '../texts/exports.js'
import { pictureTexts } from '../texts/picture.js'
import { FAMILY_TEXTS, KIND_TEXTS, LEVEL_TEXTS, ROLE_TEXTS } from '../texts/rings.js'
import { type Lang, say, type Text } from '../texts/text.js'
import { widthOf } from '../texts/width.js'
import type { ShownRing } from './graph.js'
import { type ExportHead, headLines } from './head.js'
import type { ExportModel } from './model.js'
import { type Box, type Layout, layoutOf, MARGIN } from './picture-layout.js'

export interface Picture {
  svg: string
  width: number
  height: number
}

/**
 * The rings one below the other, each with its members, roles and what they share by kind; a legend and the
 * head.
 */
export const pictureOf = (model: ExportModel): Picture => {
  const { head } = model
  let y = HEAD_HEIGHT
  const panels: string[] = []
  for (const shown of model.rings()) {
    const layout = layoutOf(shown, y + PANEL_HEAD)
    panels.push(panel(shown, layout, y, model.words(shown.ring)))
    y = layout.height + MARGIN
  }
  const height = y + FOOT_HEIGHT
  const body = [
    header(head, model.counts.rings),
    ...panels,
    legend(y, head.lang),
    ...stamp(height, head),
  ].join('\n')
  return {
    width: WIDTH,
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="'Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif" role="img">
<title>${xmlText(`${say(texts.title, head.lang)} ${head.selection} ${head.notice}`)}</title>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${body}
</svg>
`,
  }
}

const WIDTH = 1400
const HEAD_HEIGHT = 112
const PANEL_HEAD = 84
const FOOT_HEIGHT = 96

export const FAMILY_COLORS: Record<Family, string> = {
  device: '#2b6cb0',
  document: '#6b46c1',
  account: '#b7791f',
  relation: '#c05621',
  contact: '#2f855a',
  price: '#b83280',
  network: '#4a5568',
  tender: '#0987a0',
  expert: '#97266d',
  post: '#744210',
}
export const LEVEL_COLORS = { red: '#c53030', yellow: '#b7791f', green: '#2f855a' } as const

/** `middle` and `end` set the text to the middle or right of x. */
const text = (
  x: number,
  y: number,
  size: number,
  content: string,
  { fill = '#1a202c', bold = false, anchor = 'start' } = {},
): string =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${bold ? ' font-weight="700"' : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${xmlText(content)}</text>`

const box = ({ x, y, width, height }: Box, fill: string, stroke: string, radius: number): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`

/** The text cut to so many pixels: a CJK character is as wide as the size, another some 0.6 of it. */
const fitted = (content: string, size: number, width: number): string => {
  const room = (width / size) * 1.68
  if (widthOf(content) <= room) return content
  let kept = ''
  for (const character of content) {
    if (widthOf(kept + character) > room - 1.5) break
    kept += character
  }
  return `${kept}…`
}

const header = (head: ExportHead, rings: number): string => {
  const title = say(texts.title, head.lang)
  const facts = headLines(head).slice(0, head.purpose ? 5 : 4)
  return [
    text(MARGIN, 50, 30, title, { bold: true }),
    text(WIDTH - MARGIN, 34, 16, say(texts.internal, head.lang), {
      fill: '#c53030',
      bold: true,
      anchor: 'end',
    }),
    text(WIDTH - MARGIN, 58, 16, say(texts.notFinding, head.lang), {
      fill: '#c53030',
      bold: true,
      anchor: 'end',
    }),
    text(
      MARGIN,
      84,
      14,
      fitted(facts.map(([label, value]) => `${label} ${value}`).join('　'), 14, WIDTH - 2 * MARGIN),
      { fill: '#4a5568' },
    ),
    rings > 1
      ? text(WIDTH - MARGIN, 84, 14, say(pictureTexts.rings, head.lang, { rings }), {
          fill: '#4a5568',
          anchor: 'end',
        })
      : '',
    `<line x1="${MARGIN}" y1="98" x2="${WIDTH - MARGIN}" y2="98" stroke="#c53030" stroke-width="2"/>`,
  ].join('\n')
}

const panel = (shown: ShownRing, layout: Layout, y: number, words: Words): string => {
  const { lang } = words
  const { ring } = shown
  const t = (of: Text, params?: Record<string, string | number>): string => say(of, lang, params)
  const color = LEVEL_COLORS[ring.level]
  const amount =
    ring.amountFen === null
      ? t(pictureTexts.amountUnknown)
      : t(pictureTexts.amount, { amount: (ring.amountFen / 1_000_000).toFixed(2) })
  const summary = t(pictureTexts.summary, {
    members: ring.members.length,
    lots: ring.lots.length,
    score: ring.score.toFixed(1),
    amount,
  })
  return [
    `<g>`,
    `<rect x="${MARGIN}" y="${y + 6}" width="56" height="30" rx="15" fill="${color}"/>`,
    text(MARGIN + 28, y + 27, 16, t(LEVEL_TEXTS[ring.level]), {
      fill: '#ffffff',
      bold: true,
      anchor: 'middle',
    }),
    text(MARGIN + 70, y + 29, 22, ring.id, { bold: true }),
    text(MARGIN + 200, y + 28, 15, summary, { fill: '#2d3748' }),
    ...lines(layout),
    ...layout.common.map((one) => commonBox(one, words)),
    ...layout.members.map((one) => memberBox(one, color, lang)),
    ...associateBoxes(layout, lang),
    '</g>',
  ].join('\n')
}

/**
 * From each box to the members it joins: the colour of the family, thick for what the law names, dashed for
 * background.
 */
const lines = ({ common, members }: Layout): string[] =>
  common.flatMap(({ common: { family, items, members: joined }, box: at, side }) => {
    const from = side === 'left' ? at.x + at.width : at.x
    const y1 = at.y + at.height / 2
    const width = { 直: 3.5, 视: 3.5, 禁: 3, 强: 2.2, 线: 1.4, 弱: 1 }[items[0]!.grade]
    const dash = items[0]!.grade === '弱' ? ' stroke-dasharray="4 4"' : ''
    return joined.map((place) => {
      const { box: m } = members[place]!
      const to = side === 'left' ? m.x : m.x + m.width
      const bend = Math.round((from + to) / 2)
      const y2 = m.y + m.height / 2
      return `<path d="M${from} ${y1}C${bend} ${y1} ${bend} ${y2} ${to} ${y2}" fill="none" stroke="${FAMILY_COLORS[family]}" stroke-opacity="0.6" stroke-width="${width}"${dash}/>`
    })
  })

/** What is shared, with the facts in full where the pointer rests on it. */
const commonBox = ({ common, box: at }: Layout['common'][number], words: Words): string => {
  const { lang } = words
  const { family, kind, value, items } = common
  const color = FAMILY_COLORS[family]
  const rules = [...new Set(items.map((item) => item.rule))]
  const name = kind === null ? ruleName(items[0]!.rule, lang) : `${say(KIND_TEXTS[kind]!, lang)} ${value}`
  const { holders, of, grade } = items[0]!
  const rare = holders === null ? '' : say(pictureTexts.rarity, lang, { holders, of })
  const lots = new Set(items.flatMap((item) => item.lots)).size
  const under = [rules.join(' '), `[${grade}]`, lots > 0 ? say(pictureTexts.lots, lang, { lots }) : '', rare]
  const told = items.map((item) => `${item.rule} ${tellFactInOne(item, words)}`).join('\n')
  return [
    `<g><title>${xmlText(told)}</title>`,
    box(at, '#ffffff', color, 8),
    `<rect x="${at.x}" y="${at.y}" width="7" height="${at.height}" rx="3" fill="${color}"/>`,
    text(at.x + 18, at.y + 21, 15, fitted(name, 15, at.width - 30), { bold: true }),
    text(at.x + 18, at.y + 41, 12.5, fitted(under.filter(Boolean).join('　'), 12.5, at.width - 30), {
      fill: '#4a5568',
    }),
    '</g>',
  ].join('')
}

const memberBox = ({ member, box: at }: Layout['members'][number], color: string, lang: Lang): string => {
  const role = fitted(say(ROLE_TEXTS[member.role]!, lang), 13, at.width - 170)
  const did = say(pictureTexts.did, lang, { bids: member.bids, wins: member.wins })
  return [
    box(at, '#fffaf0', color, 10),
    text(at.x + at.width / 2, at.y + 25, 15, fitted(member.name || member.bidderId, 15, at.width - 16), {
      bold: true,
      anchor: 'middle',
    }),
    text(at.x + at.width / 2, at.y + 47, 13, `${role}　${did}`, { fill: '#4a5568', anchor: 'middle' }),
  ].join('')
}

const associateBoxes = ({ associates }: Layout, lang: Lang): string[] =>
  associates.length === 0
    ? []
    : [
        text(MARGIN, associates[0]!.box.y - 12, 14, say(pictureTexts.associates, lang), { fill: '#4a5568' }),
        ...associates.map(({ name, bits, box: at }) =>
          [
            box(at, '#f7fafc', '#a0aec0', 6),
            text(at.x + 10, at.y + 22, 13, fitted(name, 13, at.width - 100), { fill: '#2d3748' }),
            text(at.x + at.width - 10, at.y + 22, 12, say(pictureTexts.bits, lang, { bits }), {
              fill: '#718096',
              anchor: 'end',
            }),
          ].join(''),
        ),
      ]

const legend = (y: number, lang: Lang): string => {
  const parts: string[] = []
  let x = MARGIN
  for (const [family, color] of Object.entries(FAMILY_COLORS).slice(0, 7)) {
    const label = say(FAMILY_TEXTS[family as Family], lang)
    parts.push(`<rect x="${x}" y="${y + 8}" width="14" height="14" rx="3" fill="${color}"/>`)
    parts.push(text(x + 20, y + 20, 13, label, { fill: '#4a5568' }))
    x += 36 + Math.ceil(widthOf(label) * 7.4)
  }
  parts.push(text(MARGIN, y + 46, 13, say(pictureTexts.legend, lang), { fill: '#4a5568' }))
  return parts.join('\n')
}

const stamp = (height: number, head: ExportHead): string[] => [
  `<line x1="${MARGIN}" y1="${height - 36}" x2="${WIDTH - MARGIN}" y2="${height - 36}" stroke="#cbd5e0"/>`,
  text(MARGIN, height - 14, 13, `${head.notice}　${head.number}`, { fill: '#c53030' }),
  text(WIDTH - MARGIN, height - 14, 13, `biaojian ${head.version}　${head.run}`, {
    fill: '#718096',
    anchor: 'end',
  }),
]
