import { AlignmentType, type FileChild, LineRuleType, Paragraph, TabStopType } from 'docx'
import { append } from '../arrays/append.js'
import { shanghaiMinute } from '../domain/day.js'
import { packed } from '../formats/docx.js'
import {
  blank,
  body,
  headingOf,
  pictureOf,
  redRule,
  run,
  SIZE,
  TEXT_WIDTH,
  tableOf,
  titleOf,
} from '../formats/official.js'
import { pngOf } from '../formats/png.js'
import { reportTexts as texts } from '../texts/report.js'
import { say } from '../texts/text.js'
import { type Front, frontLines } from './front.js'
import { markOf, type Report } from './report.js'

/** The report as a Word document in the official format. The same report and front give the same bytes. */
export const docxOf = async (report: Report, front: Front, annex: Annex[] = []): Promise<Buffer> => {
  const children: FileChild[] = [...mastheadOf(report, front), ...noticeOf(report, front)]
  let picture = 0
  for (const [i, block] of report.blocks.entries()) {
    const keepNext = i === report.blocks.length - 1
    if (block.type === 'heading') children.push(headingOf(block.level, block.text))
    else if (block.type === 'text') children.push(body(block.text, { keepNext }))
    else if (block.type === 'table') append(children, tableOf({ ...block, keepNext }))
    else append(children, pictureOf(block.title, await pngOf(block.svg, block, 2.5), block, ++picture))
  }
  append(children, signatureOf(report, front))
  for (const one of annex) append(children, annexOf(one))
  return packed({ title: report.title, author: front.issuer || front.requester, at: front.at, children })
}

/** Who issues it and when, at the right; never alone on a page. */
const signatureOf = ({ lang }: Report, { issuer, at }: Front): FileChild[] => {
  const [year, month, day] = shanghaiMinute(at).slice(0, 10).split('-').map(Number) as [
    number,
    number,
    number,
  ]
  const date = say(texts.signDate, lang, { year, month, day })
  return [
    blank(true),
    ...[issuer, date].filter(Boolean).map((text, i, all) => signed(text, i < all.length - 1)),
  ]
}

const signed = (text: string, keepNext: boolean): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: 640 },
    keepNext,
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
    children: [run(text, 'body', SIZE.third)],
  })

/** A table after the text, on a page of its own: 附件1 … */
export interface Annex {
  label: string
  table: Parameters<typeof tableOf>[0]
}

const annexOf = ({ label, table }: Annex): FileChild[] => [
  new Paragraph({
    pageBreakBefore: true,
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
    children: [run(label, 'bold', SIZE.third)],
  }),
  ...tableOf(table),
]

/** Copy number and mark, the red name, number and office, the red line, the title. */
const mastheadOf = ({ title, edition, lang }: Report, front: Front): FileChild[] => [
  line([`${String(1).padStart(6, '0')}`, markOf(edition, lang)], 'bold'),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 300, after: 260, line: 900, lineRule: LineRuleType.EXACT },
    children: [run(say(texts.masthead, lang), 'title', 60, { color: 'C00000' })],
  }),
  line([front.number, front.issuer], 'body'),
  redRule(),
  blank(),
  ...titleOf(titleLines(title)),
  blank(),
]

const line = ([left, right]: [string, string], face: 'bold' | 'body'): Paragraph =>
  new Paragraph({
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [run(`${left}\t${right}`, face, SIZE.third)],
  })

/** A long title breaks before its last words, the upper line the longer: words stay whole. */
const titleLines = (title: string): string[] => {
  const [, head, tail] = /^(.{8,})(串通投标犯罪形势分析报告)$/.exec(title) ?? []
  return head && tail && title.length > 20 ? [head, tail] : [title]
}

/** What the reader must know before the first number, in a frame. */
const noticeOf = (report: Report, front: Front): FileChild[] => {
  const { lang } = report
  const lines = frontLines(report, front)
  return [
    ...tableOf({
      title: say(texts.leadNotFinding, lang),
      unit: '',
      note: say(texts.disclaimer, lang),
      columns: [0.16, 0.34, 0.16, 0.34].map((width, i) => ({
        head: lines[i >> 1]![i & 1]!,
        width,
        align: 'left' as const,
      })),
      rows: [1, 2].map((row) =>
        [lines[2 * row]!, lines[2 * row + 1]!].flatMap(([name, text]) => [{ text: name }, { text }]),
      ),
    }),
  ]
}
