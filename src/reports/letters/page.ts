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

/**
 * The letter by GB/T 9704: masthead, number, red rule, title, addressee, text, the list of annexes, signature
 * and day, copies and printing at the end. Working notes are on the covering sheet.
 */
export const letterPage = (
  c: LetterContext,
  blocks: ShownBlock[],
  annexes: readonly Annex[],
): FileChild[] => {
  const { type, lang, at } = c
  const issuer = c.issuer ?? type.issuer[lang]
  const words = wordsOfType(c)
  const isLetter = type.about === 'ring' && !type.sections.includes('transfer-form')
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 480, after: 240, line: 900, lineRule: LineRuleType.EXACT },
      children: [run(issuer, 'title', 60, { color: 'C00000' })],
    }),
    flush(
      say(texts.numberOpen, lang, { word: `${placeOf(c)}${type.word}`, year: shanghaiDay(at).slice(0, 4) }),
      'body',
      AlignmentType.CENTER,
    ),
    redRule(),
    blank(),
    ...titleOf([(words.title ?? type.name)[lang]]),
    blank(),
    ...(isLetter
      ? [
          flush(
            say(texts.addressee, lang, { to: c.addressee ?? type.addressee[lang] }),
            'body',
            AlignmentType.LEFT,
          ),
          body(words.opening[lang]),
        ]
      : []),
    ...blocks.flatMap((block): FileChild[] => childOf(block)),
    body((isLetter ? words.closing : texts.leads)[lang]),
    ...annexLines(annexes, lang),
    blank(true),
    ...[issuer, signDate(at, lang)].map((text, i) => flush(text, 'body', AlignmentType.RIGHT, i === 0)),
    blank(),
    ...imprint(issuer, c),
  ]
}

const childOf = (block: ShownBlock, across = false): FileChild[] => {
  if (block.type === 'heading') return [headingOf(block.level, block.text)]
  if (block.type === 'text') return [body(block.text)]
  if (block.type !== 'table') return []
  return tableOf(across ? { ...block, lineWidth: ACROSS_WIDTH } : block)
}

/** Each annex on a page of its own, headed 附件1. */
export const annexPages = (c: LetterContext, annexes: readonly Annex[]): DocumentPart[] =>
  annexes.map(({ block, across }, i) => ({
    ...(across && { across }),
    children: [
      flush(
        say(partTexts.annexMark, c.lang, { n: annexes.length > 1 ? i + 1 : '' }),
        'bold',
        AlignmentType.LEFT,
      ),
      blank(),
      ...resolve([block], c.book, c.lang).flatMap((shown) => childOf(shown, across)),
    ],
  }))

const annexLines = (annexes: readonly Annex[], lang: Lang): FileChild[] => {
  if (annexes.length === 0) return []
  const lines = annexes.map(({ name }, i) =>
    annexes.length > 1 ? say(partTexts.annexLine, lang, { n: i + 1, name }) : name,
  )
  return [
    blank(true),
    ...lines.map((line, i) => body(i === 0 ? `${partTexts.annexNote[lang]}${line}` : `　　　${line}`)),
  ]
}

/** The first character of the county or city whose office it is, as its numbers begin: 嵊 of 嵊泗县公安局. */
const placeOf = ({ issuer, lang }: LetterContext): string =>
  lang === 'zh' && issuer && /^[\u4e00-\u9fff]{2,}?[省市县区]/.test(issuer) ? issuer[0]! : ''

/** Copies and printing between two rules, as the last thing of the last page. */
const imprint = (issuer: string, { lang, at }: LetterContext): FileChild[] => {
  const line = (text: string, border: object): Paragraph =>
    new Paragraph({
      border,
      keepNext: true,
      spacing: { line: 460, lineRule: LineRuleType.EXACT },
      indent: { left: 210, right: 210 },
      children: [run(text, 'body', SIZE.fourth)],
    })
  const rule = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 }
  return [
    line(partTexts.copyTo[lang], { top: rule, bottom: { ...rule, size: 4 } }),
    line(say(partTexts.printed, lang, { issuer, day: signDate(at, lang) }), { bottom: rule }),
  ]
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
