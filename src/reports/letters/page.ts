import { AlignmentType, BorderStyle, type FileChild, LineRuleType, Paragraph } from 'docx'
import { shanghaiDay } from '../../domain/day.js'
import type { DocumentPart } from '../../formats/docx.js'
import {
  ACROSS_WIDTH,
  blank,
  body,
  headingOf,
  redRule,
  run,
  SIZE,
  tableOf,
  titleOf,
} from '../../formats/official.js'
import { letterPartTexts as partTexts } from '../../texts/letter-types.js'
import { letterTexts as texts } from '../../texts/letters.js'
import { reportTexts } from '../../texts/report.js'
import { type Lang, say } from '../../texts/text.js'
import { resolve, type ShownBlock } from '../blocks.js'
import type { Annex } from './annexes.js'
import type { LetterContext } from './context.js'
import { wordsOfType } from './sections.js'

/** What a letter says around its text, line by line. */
export interface LetterText {
  issuer: string
  number: string
  title: string
  /** of a letter about rings; lists have none */
  addressee: string | undefined
  opening: string | undefined
  closing: string
  annexes: string[]
  day: string
  copies: string
  printed: string
}

export const letterText = (c: LetterContext, annexes: readonly Annex[]): LetterText => {
  const { type, lang, at } = c
  const issuer = c.issuer ?? type.issuer[lang]
  const words = wordsOfType(c)
  const isLetter = type.about === 'ring' && !type.sections.includes('transfer-form')
  const day = signDate(at, lang)
  return {
    issuer,
    number: say(texts.numberOpen, lang, {
      word: `${placeOf(c)}${type.word}`,
      year: shanghaiDay(at).slice(0, 4),
    }),
    title: (words.title ?? type.name)[lang],
    addressee: isLetter ? say(texts.addressee, lang, { to: c.addressee ?? type.addressee[lang] }) : undefined,
    opening: isLetter ? words.opening[lang] : undefined,
    closing: (isLetter ? words.closing : texts.leads)[lang],
    annexes: annexLines(annexes, lang),
    day,
    copies: partTexts.copyTo[lang],
    printed: say(partTexts.printed, lang, { issuer, day }),
  }
}

/**
 * The letter by GB/T 9704: masthead, number, red rule, title, addressee, text, the list of annexes, signature
 * and day, copies and printing at the end. Working notes are on the covering sheet.
 */
export const letterPage = (text: LetterText, blocks: ShownBlock[]): FileChild[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 480, after: 240, line: 900, lineRule: LineRuleType.EXACT },
    children: [run(text.issuer, 'title', 60, { color: 'C00000' })],
  }),
  flush(text.number, 'body', AlignmentType.CENTER),
  redRule(),
  blank(),
  ...titleOf([text.title]),
  blank(),
  ...(text.addressee === undefined ? [] : [flush(text.addressee, 'body', AlignmentType.LEFT)]),
  ...(text.opening === undefined ? [] : [body(text.opening)]),
  ...blocks.flatMap((block): FileChild[] => childOf(block)),
  body(text.closing),
  ...(text.annexes.length === 0 ? [] : [blank(true), ...text.annexes.map((line) => body(line))]),
  blank(true),
  ...[text.issuer, text.day].map((line, i) => flush(line, 'body', AlignmentType.RIGHT, i === 0)),
  blank(),
  ...imprint(text),
]

const childOf = (block: ShownBlock, across = false): FileChild[] => {
  if (block.type === 'heading') return [headingOf(block.level, block.text)]
  if (block.type === 'text') return [body(block.text)]
  if (block.type !== 'table') return []
  return tableOf(across ? { ...block, lineWidth: ACROSS_WIDTH } : block)
}

/** 附件1, or 附件 where it is the only one. */
export const annexMark = (annexes: readonly Annex[], i: number, lang: Lang): string =>
  say(partTexts.annexMark, lang, { n: annexes.length > 1 ? i + 1 : '' })

/** Each annex on a page of its own, headed 附件1. */
export const annexPages = (c: LetterContext, annexes: readonly Annex[]): DocumentPart[] =>
  annexes.map(({ block, across }, i) => ({
    ...(across && { across }),
    children: [
      flush(annexMark(annexes, i, c.lang), 'bold', AlignmentType.LEFT),
      blank(),
      ...resolve([block], c.book, c.lang).flatMap((shown) => childOf(shown, across)),
    ],
  }))

/** 附件：1. …, the others below the first. */
const annexLines = (annexes: readonly Annex[], lang: Lang): string[] =>
  annexes.map(({ name }, i) => {
    const line = annexes.length > 1 ? say(partTexts.annexLine, lang, { n: i + 1, name }) : name
    return i === 0 ? `${partTexts.annexNote[lang]}${line}` : `　　　${line}`
  })

/** The first character of the county or city whose office it is, as its numbers begin: 嵊 of 嵊泗县公安局. */
const placeOf = ({ issuer, lang }: LetterContext): string =>
  lang === 'zh' && issuer && /^[\u4e00-\u9fff]{2,}?[省市县区]/.test(issuer) ? issuer[0]! : ''

/** Copies and printing between two rules, as the last thing of the last page. */
const imprint = ({ copies, printed }: LetterText): FileChild[] => {
  const line = (text: string, border: object): Paragraph =>
    new Paragraph({
      border,
      keepNext: true,
      spacing: { line: 460, lineRule: LineRuleType.EXACT },
      indent: { left: 210, right: 210 },
      children: [run(text, 'body', SIZE.fourth)],
    })
  const rule = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 }
  return [line(copies, { top: rule, bottom: { ...rule, size: 4 } }), line(printed, { bottom: rule })]
}

const signDate = (at: Date, lang: Lang): string => {
  const [year, month, day] = shanghaiDay(at).split('-').map(Number) as [number, number, number]
  return say(reportTexts.signDate, lang, { year, month, day })
}

export const flush = (
  text: string,
  face: 'bold' | 'body' | 'kai',
  alignment: 'left' | 'right' | 'center',
  keepNext = false,
): Paragraph =>
  new Paragraph({
    alignment,
    keepNext,
    ...(alignment === 'right' && { indent: { right: 640 } }),
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
    children: [run(text, face, SIZE.third)],
  })
