import { AppError } from '../domain/errors.js'
import type { Family } from '../domain/grade.js'
import { xmlText } from '../formats/clean-text.js'
import { MARGIN, WIDTH } from '../pictures/boxes.js'
import { FAMILY_COLORS } from '../pictures/colors.js'
import { exportTexts as texts } from '../texts/exports.js'
import { pictureTexts } from '../texts/picture.js'
import { FAMILY_TEXTS } from '../texts/rings.js'
import { type Lang, say } from '../texts/text.js'
import { widthOf } from '../texts/width.js'
import { type ExportHead, headLines } from './head.js'
import type { ExportModel } from './model.js'
import { type Layout, layoutOf } from './picture-layout.js'
import { PANEL_HEAD, panelOf, text } from './picture-panel.js'
import { linesOf } from './picture-text.js'

export interface Picture {
  svg: string
  width: number
  height: number
}

/** Places of the rings on each page, from 1. */
export type PicturePages = number[][]

const HEAD_HEIGHT = 112
const FOOT_HEIGHT = 96
/** A4 across */
const PAGE_HEIGHT = 990

/** As many whole rings a page as fit on A4 across; one that does not fit has a higher page for itself. */
export const picturePages = (model: ExportModel): PicturePages => {
  const pages: PicturePages = []
  let free = 0
  let place = 0
  for (const shown of model.rings()) {
    const height = panelHeight(layoutOf(shown, model.words(shown.ring)))
    if (height > free || pages.length === 0) {
      pages.push([])
      free = PAGE_HEIGHT - HEAD_HEIGHT - FOOT_HEIGHT
    }
    pages.at(-1)!.push(++place)
    free -= height
  }
  return pages
}

const panelHeight = (layout: Layout): number => PANEL_HEAD + layout.height + MARGIN

/**
 * A page of rings one below the other, each with its members, roles and what they share; a legend and the
 * head. Fails with `not_found` for a page that there is not.
 */
export const pictureOf = (model: ExportModel, page = 1, pages = picturePages(model)): Picture => {
  const { head } = model
  const wanted = pages[page - 1]
  if (!wanted && pages.length > 0)
    throw new AppError('not_found', `There is no page ${page}: the picture has ${pages.length}`)
  let y = HEAD_HEIGHT
  let place = 0
  const panels: string[] = []
  for (const shown of model.rings()) {
    if (!wanted?.includes(++place)) continue
    const words = model.words(shown.ring)
    const layout = layoutOf(shown, words)
    const panel = panelOf(shown, layout, model.lots(shown.ring), model.stageFacts(shown.ring), words)
    panels.push(`<g transform="translate(0 ${y})">\n${panel}\n</g>`)
    y += panelHeight(layout)
  }
  const height = y + FOOT_HEIGHT
  const of = { page, pages: pages.length, rings: model.counts.rings }
  const body = [header(head, of), ...panels, legend(y, head.lang), ...stamp(height, head)].join('\n')
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

const header = (head: ExportHead, of: { page: number; pages: number; rings: number }): string => {
  const facts = headLines(head).slice(0, head.purpose ? 5 : 4)
  const red = { fill: '#c53030', bold: true, anchor: 'end' }
  const right = of.pages > 1 ? pictureTexts.pageOf : of.rings > 1 ? pictureTexts.rings : undefined
  const [line] = linesOf(
    facts.map(([label, value]) => `${label} ${value}`),
    14,
    WIDTH - 2 * MARGIN - 220,
  )
  return [
    text(MARGIN, 50, 30, say(texts.title, head.lang), { bold: true }),
    text(WIDTH - MARGIN, 34, 16, say(texts.internal, head.lang), red),
    text(WIDTH - MARGIN, 58, 16, say(texts.notFinding, head.lang), red),
    text(MARGIN, 84, 14, line!, { fill: '#4a5568' }),
    right ? text(WIDTH - MARGIN, 84, 14, say(right, head.lang, of), { fill: '#4a5568', anchor: 'end' }) : '',
    `<line x1="${MARGIN}" y1="98" x2="${WIDTH - MARGIN}" y2="98" stroke="#c53030" stroke-width="2"/>`,
  ].join('\n')
}

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
