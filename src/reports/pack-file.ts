import type { FileChild } from 'docx'
import { type DocumentPart, packedParts } from '../formats/docx.js'
import { ACROSS_WIDTH, body, headingOf, tableOf, titleOf } from '../formats/official.js'
import { type Sheet, xlsx } from '../formats/xlsx-writer.js'
import type { PackBody } from '../handling/pack.js'
import type { PackSection } from '../handling/pack-section.js'
import { packTexts as texts } from '../texts/packs.js'
import type { Lang } from '../texts/text.js'
import { esc, htmlPage, tableHtml } from './html-page.js'

export const PACK_FORMATS = ['docx', 'html', 'xlsx'] as const
export type PackFormat = (typeof PACK_FORMATS)[number]

/** A pack as a file; the same pack gives the same bytes. */
export const packFile = async (pack: PackBody, format: PackFormat, lang: Lang): Promise<Buffer> => {
  if (format === 'docx') return docxOf(pack, lang)
  if (format === 'html') return htmlOf(pack, lang)
  const pieces: Buffer[] = []
  for await (const piece of xlsxOf(pack, lang)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三']

const headOf = (i: number, { title }: PackSection, lang: Lang): string =>
  lang === 'zh' ? `${NUMERALS[i]}、${title.zh}` : `${i + 1}. ${title.en}`

const saidOf = ({ said, rows, columns, empty }: PackSection, lang: Lang): string[] => [
  ...said.map((text) => text[lang]),
  ...(columns.length > 0 && rows.length === 0 ? [empty[lang]] : []),
]

const docxOf = (pack: PackBody, lang: Lang): Promise<Buffer> => {
  const title = pack.title[lang]
  const parts: DocumentPart[] = [
    {
      across: true,
      children: [
        ...titleOf([title]),
        ...pack.sections.flatMap((section, i): FileChild[] => [
          headingOf(1, headOf(i, section, lang)),
          ...saidOf(section, lang).map((text) => body(text)),
          ...tableFor(section, lang),
        ]),
        body(texts.notice[lang]),
      ],
    },
  ]
  return packedParts({ title, author: pack.officeName ?? '', at: pack.at, parts })
}

const tableFor = ({ title, columns, rows }: PackSection, lang: Lang): FileChild[] =>
  rows.length === 0
    ? []
    : tableOf({
        ...{ title: title[lang], unit: '', note: '', lineWidth: ACROSS_WIDTH, parts: true },
        columns: columns.map(({ head, width }) => ({ head: head[lang], width, align: 'left' })),
        rows: rows.map((row) => row.map((cell) => ({ text: cell[lang] }))),
      })

const htmlOf = (pack: PackBody, lang: Lang): Buffer => {
  const title = pack.title[lang]
  const parts = pack.sections.flatMap((section, i) => [
    `<h2>${esc(headOf(i, section, lang))}</h2>`,
    ...saidOf(section, lang).map((text) => `<p>${esc(text)}</p>`),
    ...(section.rows.length === 0
      ? []
      : [
          tableHtml({
            ...{ title: section.title[lang], unit: '', note: '' },
            columns: section.columns.map(({ head, width }) => ({ head: head[lang], width, align: 'left' })),
            rows: section.rows.map((row) => row.map((cell) => ({ text: cell[lang] }))),
          }),
        ]),
  ])
  return htmlPage({
    ...{ title, lang },
    parts: [`<h1>${esc(title)}</h1>`, ...parts, `<p class="note">${esc(texts.notice[lang])}</p>`],
  })
}

/** Characters of a line over all columns of a sheet. */
const LINE = 120

const xlsxOf = (pack: PackBody, lang: Lang): AsyncGenerator<Buffer> => {
  const title = pack.title[lang]
  const sheets = pack.sections
    .filter(({ columns }) => columns.length > 0)
    .map(
      (section, i): Sheet => ({
        name: `${i + 1} ${section.title[lang].replace(/[（(].*/, '').slice(0, 24)}`,
        preamble: [title, ...saidOf(section, lang), texts.notice[lang]],
        columns: section.columns.map(({ head, width }) => ({
          head: head[lang],
          width: Math.max(8, Math.round(width * LINE)),
        })),
        rows: section.rows.map((row) => row.map((cell) => cell[lang])),
        frozenColumns: 1,
      }),
    )
  return xlsx({ title, author: '', at: pack.at, footer: texts.notice[lang] }, sheets)
}
