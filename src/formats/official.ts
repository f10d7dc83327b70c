import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Footer,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  LineRuleType,
  NoBreakHyphen,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { mostOf } from '../arrays/extremes.js'

import { cleanText } from './clean-text.js'

/**
 * The official document format GB/T 9704-2012 in the terms of the docx library (domain.md §5): A4, 22 lines
 * of 28 characters a page, sizes 2号 22 pt, 3号 16 pt, 4号 14 pt, 小4 12 pt. Lengths in twips (1/20 pt),
 * sizes in half points.
 */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2098, bottom: 1984, left: 1587, right: 1474, header: 851, footer: 1389, gutter: 0 },
} as const
/** width of the type area, 156 mm */
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right
/** 29 pt: 22 lines fill the type area */
export const LINE = 580
const TWO_CHARACTERS = 640
/** 15.8 pt a character of 16 pt, in 1/4096 pt: 28 fill a line. */
const CHARACTER_SPACE = -842
/** The same pitch as spacing of the run, twips. */
const PITCH = -5

const LATIN = 'Times New Roman'
/**
 * Names only: the faces are licensed and stay where the reader's machine has them (FALLBACKS where it has
 * not).
 */
export const FACES = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  bold: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
} as const
export const FALLBACKS: Record<string, string> = {
  方正小标宋简体: 'STZhongsong',
  仿宋_GB2312: 'FangSong',
  黑体: 'SimHei',
  楷体_GB2312: 'KaiTi',
  宋体: 'SimSun',
}

type Face = keyof typeof FACES
const fontOf = (face: Face) => ({ ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: FACES[face] })
const FONTS = {
  title: fontOf('title'),
  body: fontOf('body'),
  bold: fontOf('bold'),
  kai: fontOf('kai'),
  song: fontOf('song'),
} as const
/**
 * The document's defaults: what is typed in later is body text too. Paragraphs do not snap to the grid that
 * the section declares, because some programs stretch digits and Latin letters over its cells: the run's
 * spacing and the exact lines make the 28 characters and 22 lines.
 */
export const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${LATIN}" w:eastAsia="${FACES.body}" w:hAnsi="${LATIN}" w:cs="${LATIN}"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>`

export const run = (text: string, face: Face, size: number, more: IRunOptions = {}): TextRun =>
  new TextRun({
    ...unbroken(cleanText(text)),
    font: FONTS[face],
    size,
    ...(size === SIZE.third && { characterSpacing: PITCH }),
    ...more,
  })

/** A hyphen within a code or number is no place to break a line at: R-000001, 2025-Q4. */
const unbroken = (text: string): IRunOptions => {
  const parts = text.split(/(?<=[0-9A-Za-z])-(?=[0-9A-Za-z])/)
  if (parts.length === 1) return { text }
  return { children: parts.flatMap((part, i) => (i === 0 ? [part] : [new NoBreakHyphen(), part])) }
}

export const SIZE = { second: 44, third: 32, fourth: 28, small: 24, tiny: 21 } as const

const exact = (line: number, more: object = {}) => ({ line, lineRule: LineRuleType.EXACT, ...more })

/** A paragraph of the body: 3号 仿宋, 29 pt, first line two characters in. */
export const body = (text: string, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: exact(LINE),
    indent: { firstLine: TWO_CHARACTERS, firstLineChars: 200 },
    children: [run(text, 'body', SIZE.third)],
    ...more,
  })

/** What stands out before the text: 4号 楷体, closer than the body, so that five lines stay on page 1. */
export const pointOf = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: exact(440),
    indent: { firstLine: 560, firstLineChars: 200 },
    children: [run(text, 'kai', SIZE.fourth)],
  })

/** 一、 in 黑体, （一） in 楷体, 1. in 仿宋; two characters in, kept with what follows. */
export const headingOf = (level: 1 | 2 | 3, text: string): Paragraph =>
  new Paragraph({
    spacing: exact(LINE),
    indent: { firstLine: TWO_CHARACTERS, firstLineChars: 200 },
    keepNext: true,
    outlineLevel: level - 1,
    children: [run(text, level === 1 ? 'bold' : level === 2 ? 'kai' : 'body', SIZE.third)],
  })

/** The title, 2号 小标宋, centred, 35 pt lines. */
export const titleOf = (lines: string[]): Paragraph[] =>
  lines.map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: exact(700),
        outlineLevel: 0,
        children: [run(text, 'title', SIZE.second)],
      }),
  )

export const blank = (keepNext = false): Paragraph =>
  new Paragraph({ spacing: exact(LINE), keepNext, children: [] })

/** The red line that ends a masthead. */
export const redRule = (): Paragraph =>
  new Paragraph({
    spacing: { line: 120, lineRule: LineRuleType.EXACT, after: 60 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: 'C00000', space: 1 } },
    children: [],
  })

/**
 * Title above, unit at the right, heads repeated on every page, a note below. `keepNext`: stays with what
 * follows.
 */
export const tableOf = (table: {
  title: string
  unit: string
  note: string
  columns: { head: string; width: number; align: 'left' | 'right' | 'centre' }[]
  rows: { text: string }[][]
  parts?: true
  keepNext?: boolean
  /** twips; the type area of a page upright unless told */
  lineWidth?: number
  /** of its cells' text, in half points */
  size?: number
}): FileChild[] => {
  const { lineWidth = TEXT_WIDTH, size = SIZE.small } = table
  const widths = table.columns.map(({ width }) => Math.floor(width * lineWidth))
  const together = !table.parts && table.rows.length <= TOGETHER
  const last = table.rows.length - 1
  const staysWithNext = (r: number): boolean => {
    if (r === last) return table.note !== '' || (together && table.keepNext === true)
    return together || r === 0 || r === last - 1
  }
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: exact(520, { before: 120 }),
      children: [run(table.title, 'bold', SIZE.fourth)],
    }),
    ...(table.unit
      ? [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            keepNext: true,
            spacing: exact(360),
            children: [run(table.unit, 'body', SIZE.small)],
          }),
        ]
      : []),
    new Table({
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      borders: BORDERS,
      margins: { left: 60, right: 60, top: 30, bottom: 30, marginUnitType: WidthType.DXA },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: table.columns.map(({ head }, i) =>
            cellOf(head, { align: 'centre', width: widths[i]!, face: 'bold', keepNext: true, size }),
          ),
        }),
        ...table.rows.map(
          (row, r) =>
            new TableRow({
              // a row that is kept whole and longer than a page loses what does not fit
              cantSplit: row.every(({ text }) => text.length <= MOST_WHOLE),
              children: row.map(({ text }, i) =>
                cellOf(text, {
                  align: table.columns[i]!.align,
                  width: widths[i]!,
                  face: 'body',
                  keepNext: staysWithNext(r),
                  size,
                }),
              ),
            }),
        ),
      ],
    }),
    new Paragraph({
      ...(table.keepNext && { keepNext: true }),
      spacing: exact(table.note ? 320 : 160, { after: 160 }),
      children: table.note ? [run(table.note, 'kai', SIZE.tiny)] : [],
    }),
  ]
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: '404040' }
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
const BORDERS = {
  top: thick,
  bottom: thick,
  left: thin,
  right: thin,
  insideHorizontal: thin,
  insideVertical: thin,
}

const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, centre: AlignmentType.CENTER } as const

/**
 * Rows of a table that is not parted between pages. A longer one parts anywhere but after its first row and
 * before its last, with its heads repeated.
 */
const TOGETHER = 4
/** Characters of a cell beyond which its row may go on over the page. */
const MOST_WHOLE = 300

interface CellForm {
  align: 'left' | 'right' | 'centre'
  width: number
  face: Face
  keepNext: boolean
  size: number
}

/** A line of the text is a line of the cell. */
const cellOf = (text: string, { align, width, face, keepNext, size }: CellForm): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: ALIGN[align],
          keepNext,
          spacing: exact(size < SIZE.small ? 300 : 340),
          children: [run(line, face, fitting(line, width, size))],
        }),
    ),
  })

/** Half points at which the longest code or number of a cell stays on one line; small type but no break. */
const fitting = (text: string, width: number, most: number): number => {
  const longest = mostOf(text.split(/[^\x21-\x7e—]+/).map((part) => part.length))
  /** twips a Latin character takes for each half point of its size, at most */
  const WIDE = 6.6
  const fits = Math.floor((width - 130) / (WIDE * Math.max(1, longest)))
  return Math.max(14, Math.min(most, fits))
}

/** The end of a paper: a note, then between thick lines what is said in 4号 仿宋, thin lines between. */
export const colophonOf = ({ note, lines }: { note: string; lines: string[] }): FileChild[] => [
  new Paragraph({
    spacing: exact(360, { before: 240 }),
    keepNext: true,
    keepLines: true,
    children: [run(note, 'kai', SIZE.small)],
  }),
  ...lines.map(
    (text, i) =>
      new Paragraph({
        keepLines: true,
        ...(i < lines.length - 1 && { keepNext: true }),
        spacing: exact(440),
        indent: { left: 280, right: 280 },
        border: {
          top: { ...(i === 0 ? thick : thin), space: 1 },
          ...(i === lines.length - 1 && { bottom: { ...thick, space: 1 } }),
        },
        children: [run(text, 'body', i === lines.length - 1 ? SIZE.small : SIZE.fourth)],
      }),
  ),
]

/** A picture over the width of the type area with its title below. */
export const pictureOf = (
  title: string,
  png: Buffer,
  { width, height }: { width: number; height: number },
  id: number,
  shown = 560,
): Paragraph[] => {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: 120, after: 0, line: 240, lineRule: LineRuleType.AUTO },
      children: [
        new ImageRun({
          type: 'png',
          data: png,
          transformation: { width: shown, height: Math.round((shown * height) / width) },
          altText: { id: String(id), name: title, description: title, title },
        }),
      ],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: exact(480, { after: 120 }),
      children: [run(title, 'bold', SIZE.fourth)],
    }),
  ]
}

/** — 1 — in 4号 宋体: one character in from the right on odd pages, from the left on even ones. */
export const pageNumbers = (): NonNullable<ISectionOptions['footers']> => ({
  default: numberLine(AlignmentType.RIGHT, { right: 280, endChars: 100 }),
  even: numberLine(AlignmentType.LEFT, { left: 280, startChars: 100 }),
})

const numberLine = (alignment: 'left' | 'right', indent: object): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent,
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: { ascii: FACES.song, hAnsi: FACES.song, eastAsia: FACES.song },
            size: SIZE.fourth,
          }),
        ],
      }),
    ],
  })

export const SECTION: ISectionOptions['properties'] = {
  page: PAGE,
  grid: { type: 'linesAndChars', linePitch: LINE, charSpace: CHARACTER_SPACE },
}

/** Margins of a page across: those of an upright one, turned. */
const ACROSS = {
  top: 1587,
  bottom: 1474,
  left: 2098,
  right: 1984,
  header: 851,
  footer: 851,
  gutter: 0,
} as const
/** width of the type area of a page across, 225 mm */
export const ACROSS_WIDTH = PAGE.size.height - ACROSS.left - ACROSS.right

/** A section of pages across, for pictures and wide tables. */
export const ACROSS_SECTION: ISectionOptions['properties'] = {
  type: SectionType.NEXT_PAGE,
  page: { size: { ...PAGE.size, orientation: PageOrientation.LANDSCAPE }, margin: ACROSS },
}
