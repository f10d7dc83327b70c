import { AlignmentType, type FileChild, LineRuleType, Paragraph, TabStopType } from 'docx'
import { append } from '../arrays/append.js'
import { packed } from '../formats/docx.js'
import {
  blank,
  body,
  colophonOf,
  headingOf,
  pictureOf,
  pointOf,
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
import type { ShownBlock } from './blocks.js'
import { annexLines, ccLine, dateLine, type Front, issueLine, madeLine, signerLine, toLine } from './front.js'
import { markOf, type Report } from './report.js'

/**
 * The report as a Word document in the official format: masthead, title, to whom, text, list of annexes,
 * signature, annexes, colophon. The same report and front give the same bytes.
 */
export const docxOf = async (report: Report, front: Front, annex: Annex[] = []): Promise<Buffer> => {
  const children: FileChild[] = [...mastheadOf(report, front)]
  const end = report.blocks.findIndex(({ type }) => type === 'annex')
  const text = end < 0 ? report.blocks : report.blocks.slice(0, end)
  const annexes = end < 0 ? [] : report.blocks.slice(end)
  const pictures = { n: 0 }
  for (const block of text) append(children, await childrenOf(block, pictures))
  append(children, annexList(report, annex))
  append(children, signatureOf(report, front))
  for (const block of annexes) append(children, await childrenOf(block, pictures))
  for (const one of annex) append(children, annexOf(one))
  append(children, endOf(report, front))
  return packed({
    title: report.title,
    author: front.issuer || (report.edition === 'public' ? '' : front.requester),
    at: front.at,
    children,
  })
}

const childrenOf = async (block: ShownBlock, pictures: { n: number }): Promise<FileChild[]> => {
  switch (block.type) {
    case 'heading':
      return [headingOf(block.level, block.text)]
    case 'text':
      return [body(block.text)]
    case 'points':
      return [headingOf(1, block.title), ...block.lines.map((line, i) => pointOf(`${i + 1}.${line}`))]
    case 'annex':
      return [annexMark(block.label), ...titleOf([block.title]), blank()]
    case 'table':
      return tableOf(block)
    case 'picture':
      return pictureOf(block.title, await pngOf(block.svg, block, 2.5), block, ++pictures.n)
  }
}

/** 附件：1.… 2.… before the signature. */
const annexList = (report: Report, annex: readonly Annex[]): FileChild[] => {
  const { lang } = report
  const lines = annexLines(report)
  const all = [
    ...lines,
    ...annex.map(({ table }, i) =>
      say(texts.annexItem, lang, { n: lines.length + i + 1, title: table.title }),
    ),
  ]
  if (all.length === 0) return []
  const mark = lang === 'zh' ? '附件：' : 'Annexes: '
  return [blank(), ...all.map((line, i) => body(`${i === 0 ? mark : '　　　'}${line}`, { keepNext: true }))]
}

/** Who issues it and when, at the right; never alone on a page. */
const signatureOf = ({ lang }: Report, front: Front): FileChild[] => [
  blank(true),
  ...[front.issuer, dateLine(front, lang)]
    .filter(Boolean)
    .map((text, i, all) => signed(text, i < all.length - 1)),
]

const signed = (text: string, keepNext: boolean): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: 640 },
    keepNext,
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
    children: [run(text, 'body', SIZE.third)],
  })

/** A table after the text, on a page of its own: 附件3 … */
export interface Annex {
  label: string
  table: Parameters<typeof tableOf>[0]
}

const annexMark = (label: string): Paragraph =>
  new Paragraph({
    pageBreakBefore: true,
    keepNext: true,
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
    children: [run(label, 'bold', SIZE.third)],
  })

const annexOf = ({ label, table }: Annex): FileChild[] => [annexMark(label), ...tableOf(table)]

/** What it is not, and the colophon: copies to whom, printed by whom and when, how it was made. */
const endOf = (report: Report, front: Front): FileChild[] => {
  const { lang } = report
  return colophonOf({
    note: `${say(texts.leadNotFinding, lang)}。${say(texts.disclaimer, lang)}`,
    lines: [
      ...(report.edition === 'public' ? [] : [ccLine(front, lang)]),
      say(texts.printed, lang, { issuer: front.issuer, date: dateLine(front, lang) }),
      ...(front.copies > 1 ? [say(texts.printedCopies, lang, { n: front.copies })] : []),
      madeLine(report, front),
    ],
  })
}

/** The mark, the red name, number of the issue, who issues and who signs, the red line, title, to whom. */
const mastheadOf = ({ title, edition, lang }: Report, front: Front): FileChild[] => [
  line([markOf(edition, lang), ''], 'bold'),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 60, line: 860, lineRule: LineRuleType.EXACT },
    children: [run(say(texts.masthead, lang), 'title', 60, { color: 'C00000' })],
  }),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
    children: [run(issueLine(front, lang), 'body', SIZE.third)],
  }),
  line([front.issuer, edition === 'public' ? dateLine(front, lang) : signerLine(front, lang)], 'body'),
  redRule(),
  ...titleOf(titleLines(title)),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 480, lineRule: LineRuleType.EXACT },
    children: [run(`（${say(texts.leadNotFinding, lang)}）`, 'kai', SIZE.fourth)],
  }),
  ...(edition === 'public' ? [] : [line([toLine(front, lang), ''], 'body')]),
]

const line = ([left, right]: [string, string], face: 'bold' | 'body'): Paragraph =>
  new Paragraph({
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [run(right === '' ? left : `${left}\t${right}`, face, SIZE.third)],
  })

/** A long title breaks before its last words, the upper line the longer: words stay whole. */
const titleLines = (title: string): string[] => {
  const [, head, tail] = /^(.{8,})(串通投标犯罪形势分析报告)$/.exec(title) ?? []
  return head && tail && title.length > 20 ? [head, tail] : [title]
}
