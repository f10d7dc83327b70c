import type { FileChild } from 'docx'
import { shanghaiMinute } from '../../domain/day.js'
import { blank, body, titleOf } from '../../formats/official.js'
import { exportTexts } from '../../texts/exports.js'
import { letterPartTexts as texts } from '../../texts/letter-types.js'
import { letterTexts } from '../../texts/letters.js'
import { reportTexts } from '../../texts/report.js'
import { listText, say } from '../../texts/text.js'
import { REGION_WORDS, wordIn } from '../../texts/words.js'
import type { LetterContext } from './context.js'
import { appliedArticles } from './sections.js'
import { areasOf } from './transfer.js'

/** What whoever issues the letter must know and the addressee must not read: a page before it. */
export interface Cover {
  title: string
  mark: string
  notes: string[]
  made: string
}

export const coverOf = (c: LetterContext, parties: readonly string[]): Cover => ({
  title: texts.cover[c.lang],
  mark: `${exportTexts.internal[c.lang]}　${letterTexts.draft[c.lang]}`,
  notes: notesOf(c, parties).map((note, i) => `${i + 1}. ${note}`),
  made: `${reportTexts.requester[c.lang]}：${c.requester}　${reportTexts.madeAt[c.lang]}：${shanghaiMinute(c.at.toISOString())}　${c.run.id}`,
})

export const coverPage = ({ title, mark, notes, made }: Cover): FileChild[] => [
  ...titleOf([title]),
  blank(),
  body(mark),
  ...[...notes, made].map((line) => body(line, { alignment: 'left' })),
]

const notesOf = (c: LetterContext, parties: readonly string[]): string[] => {
  const { type, lang, rings } = c
  const yellow = type.about === 'ring' ? rings.filter(({ ring }) => ring.level === 'yellow') : []
  const cites = type.sections.includes('basis')
  const memory = cites ? titlesOf(c, 'yes', true) : []
  const unclear = cites ? titlesOf(c, 'unknown', false) : []
  return [
    ...yellow.map(({ ring }) => say(texts.coverYellow, lang, { ring: ring.id })),
    ...parties,
    ...(type.about === 'ring' ? [areaNote(c)] : []),
    ...(memory.length > 0 ? [say(texts.coverMemory, lang, { list: listText(memory, lang) })] : []),
    ...(unclear.length > 0 ? [say(texts.coverUnclear, lang, { list: listText(unclear, lang) })] : []),
    ...(type.sections.includes('reply') && !type.replyTerm ? [texts.coverTerm[lang]] : []),
    ...(type.replyTerm && type.termMark === 'M' ? [texts.coverTermMemory[lang]] : []),
    texts.coverNumber[lang],
    ...(type.about === 'ring' ? [texts.coverPackage[lang]] : []),
    texts.coverBlanks[lang],
  ]
}

/** Where the lots lie, so that whoever signs can tell whether it is theirs. */
const areaNote = (c: LetterContext): string => {
  const { lang } = c
  const areas = areasOf(c, (code) => say(wordIn(REGION_WORDS, code), lang))
  const lots = c.rings.reduce((sum, { active }) => sum + active.length, 0)
  return say(texts.coverAreas, lang, { lots, areas: listText(areas, lang) })
}

/** Titles of the articles cited or left out; of those from memory alone, or of all. */
const titlesOf = (c: LetterContext, applies: 'yes' | 'unknown', fromMemory: boolean): string[] =>
  appliedArticles(c, applies)
    .filter(({ mark }) => !fromMemory || mark === 'M')
    .map(({ title }) => title[c.lang])
