import { AppError } from '../domain/errors.js'
import { reportTexts as texts } from '../texts/report.js'
import { reportCliTexts } from '../texts/report-cli.js'
import { say } from '../texts/text.js'
import { type Block, type Part, paragraph, resolve, sentence } from './blocks.js'
import { type Composer, composerOf, type Edition, periodWords, type ReportInput } from './composer.js'
import { type Figure, type FigureBook, figureBook } from './figures.js'
import { hideForPublic } from './public/hide.js'
import { publicBlocks } from './public/sections.js'
import type { Report } from './report.js'
import { causesSection, suggestionsSection } from './sections/advice.js'
import { featuresSection } from './sections/features.js'
import { intervalsAnnex } from './sections/intervals.js'
import { methodAnnex } from './sections/method.js'
import { outlookSection } from './sections/outlook.js'
import { overallSection, scopeOf } from './sections/overall.js'
import { nextSection, pointsBlock } from './sections/points.js'
import { typicalSection } from './sections/typical.js'

/**
 * What a report says (domain.md §3.5): the main points, seven sections and the annexes, or the public
 * edition's own; then what is hidden, then words. A period without a lot is said in a sentence. Fails with
 * `invalid_input` for a public edition of one area: beside the whole it would tell on single lots.
 */
export const composeReport = (input: ReportInput): Report => {
  if (input.edition === 'public' && input.area)
    throw new AppError('invalid_input', reportCliTexts.publicIsWhole)
  const book = figureBook(input.facts)
  const c = composerOf(input, book)
  const blocks = blocksOf(c)
  if (input.edition === 'public') hideForPublic(book)
  return {
    period: input.period.id,
    edition: input.edition,
    lang: input.lang,
    title: titleOf(input),
    run: input.run.id,
    digest: input.digest,
    blocks: resolve(blocks, book, input.lang),
    figures: publishedFigures(book, input.edition),
  }
}

const blocksOf = (c: Composer): Block[] => {
  if (c.lots().length === 0) return [emptyPeriod(c)]
  if (c.edition === 'public') return publicBlocks(c)
  return [
    pointsBlock,
    overallSection,
    featuresSection,
    typicalSection,
    outlookSection,
    causesSection,
    suggestionsSection,
    nextSection,
    intervalsAnnex,
    methodAnnex,
  ].flatMap((section) => section(c))
}

const emptyPeriod = (c: Composer): Block => {
  const { range } = c.facts
  const day = (at: number | undefined): Part => (at === undefined ? '—' : c.day(at))
  return paragraph(
    sentence(texts.noLots, {
      scope: scopeOf(c),
      first: day(range?.firstDay),
      last: day(range?.lastDay),
    }),
  )
}

/**
 * Figures as the edition may tell them: hidden values left out, buyers and agencies in their ids by number.
 */
const publishedFigures = ({ figures, organisations }: FigureBook, edition: Edition): Figure[] => {
  const codes = edition === 'internal' ? [] : [...organisations].map((id, i) => [id, `#${i + 1}`] as const)
  const coded = (text: string): string =>
    codes.reduce((said, [id, code]) => said.replaceAll(`=${id}`, `=${code}`), text)
  return [...figures.values()]
    .filter(({ implied }) => !implied)
    .map((figure) => ({
      ...figure,
      id: coded(figure.id),
      query: coded(figure.query),
      ...(figure.hidden && { value: null }),
    }))
}

const titleOf = ({ period, lang, area }: ReportInput): string => {
  const { text, params = {} } = periodWords(period)
  const words = say(
    text,
    lang,
    Object.fromEntries(
      Object.entries(params).map(([key, part]) => [
        key,
        typeof part === 'object' && 'text' in part ? part.text[lang] : String(part),
      ]),
    ),
  )
  return area === undefined
    ? say(texts.title, lang, { period: words })
    : say(texts.titleArea, lang, { period: words, area: area.name })
}
