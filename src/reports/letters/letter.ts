import { AlignmentType, type FileChild, LineRuleType, Paragraph } from 'docx'
import type { Casebook } from '../../casebook/casebook.js'
import { shanghaiMinute } from '../../domain/day.js'
import { AppError } from '../../domain/errors.js'
import type { RingRecord } from '../../domain/run.js'
import type { GraphEngine } from '../../engines/engine.js'
import { packed } from '../../formats/docx.js'
import { blank, body, headingOf, redRule, run, SIZE, tableOf, titleOf } from '../../formats/official.js'
import { letterTexts as texts } from '../../texts/letters.js'
import { reportTexts } from '../../texts/report.js'
import { type Lang, say } from '../../texts/text.js'
import { type Block, resolve } from '../blocks.js'
import { factsOf, ringsWhere } from '../facts.js'
import { figureBook } from '../figures.js'
import type { LetterRequest } from './request.js'
import { type LetterContext, sectionBlocks } from './sections.js'

/**
 * Drafts a letter or list as a Word document. Fails with `invalid_input` for a missing ring, `not_found` for
 * an unknown one.
 */
export const draftLetter = async (
  store: { casebook: Casebook; engine: Pick<GraphEngine, 'market'> },
  request: LetterRequest,
): Promise<Buffer> => {
  const { type, lang } = request
  const record = recordOf(store.casebook, request)
  const run = record ? store.casebook.run(record.run) : store.casebook.lastRun()
  if (!run) throw new AppError('not_found', 'Nothing has been detected yet: run detect first')
  const listed = record
    ? [record.ring]
    : store.casebook.rings({ run: run.id, levels: ['red', 'yellow'] }).rings
  const facts = factsOf(await store.engine.market(), listed)
  const where = request.period === undefined ? {} : { period: request.period }
  const book = figureBook(facts)
  const context: LetterContext = {
    ...request,
    facts,
    book,
    run,
    rings: ringsWhere(facts, where),
    reports: store.casebook.reports({ limit: 1000 }),
  }
  const blocks = type.sections.flatMap((section) => sectionBlocks[section](context))
  return packed({
    title: type.name[lang],
    author: request.issuer ?? request.requester,
    at: request.at.toISOString(),
    children: pageOf(request, context, blocks),
  })
}

const recordOf = (casebook: Casebook, { type, ring }: LetterRequest): RingRecord | undefined => {
  if (type.about === 'office') return undefined
  if (ring === undefined) {
    if (type.about === 'ring')
      throw new AppError(
        'invalid_input',
        `A letter of type "${type.code}" is about one ring: name it (--ring)`,
      )
    return undefined
  }
  const found = casebook.ring(ring)
  if (!found) throw new AppError('not_found', `There is no ring "${ring}"`)
  return found
}

const pageOf = (
  request: LetterRequest,
  { book, facts: _, ...context }: LetterContext,
  blocks: Block[],
): FileChild[] => {
  const { type, lang, at } = request
  const year = shanghaiMinute(at.toISOString()).slice(0, 4)
  const issuer = request.issuer ?? type.issuer[lang]
  const letter = type.sections.includes('problems')
  return [
    flush(`${reportTexts.internalOnly[lang]}　${texts.draft[lang]}`, 'bold', AlignmentType.LEFT),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 240, after: 120, line: 800, lineRule: LineRuleType.EXACT },
      children: [run(issuer, 'title', 52, { color: 'C00000' })],
    }),
    flush(say(texts.numberOpen, lang, { word: type.word, year }), 'body', AlignmentType.CENTER),
    redRule(),
    blank(),
    ...titleOf([type.name[lang]]),
    blank(),
    ...(letter
      ? [
          flush(
            say(texts.addressee, lang, { to: request.addressee ?? type.addressee[lang] }),
            'body',
            AlignmentType.LEFT,
          ),
          body(say(texts.opening, lang, { domain: texts.domainAll[lang] })),
        ]
      : []),
    ...resolve(blocks, book, lang).flatMap((block): FileChild[] => {
      if (block.type === 'heading') return [headingOf(block.level, block.text)]
      if (block.type === 'text') return [body(block.text)]
      return block.type === 'table' ? tableOf(block) : []
    }),
    body(texts.leads[lang]),
    blank(),
    ...[issuer, signDate(at, lang)].map((text) => flush(text, 'body', AlignmentType.RIGHT)),
    flush(
      `${reportTexts.requester[lang]}：${request.requester}　${reportTexts.madeAt[lang]}：${shanghaiMinute(at.toISOString())}　${context.run.id}`,
      'kai',
      AlignmentType.LEFT,
      SIZE.small,
    ),
  ]
}

const signDate = (at: Date, lang: Lang): string => {
  const [year, month, day] = shanghaiMinute(at.toISOString()).slice(0, 10).split('-').map(Number) as [
    number,
    number,
    number,
  ]
  return say(reportTexts.signDate, lang, { year, month, day })
}

const flush = (
  text: string,
  face: 'bold' | 'body' | 'kai',
  alignment: 'left' | 'right' | 'center',
  size: number = SIZE.third,
): Paragraph =>
  new Paragraph({
    alignment,
    ...(alignment === 'right' && { indent: { right: 640 } }),
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
    children: [run(text, face, size)],
  })
