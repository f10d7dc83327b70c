import { reportTexts as texts } from '../texts/report.js'
import { say } from '../texts/text.js'
import { type Block, resolve } from './blocks.js'
import { composerOf, type Edition, periodWords, type ReportInput } from './composer.js'
import { type Figure, type FigureBook, figureBook } from './figures.js'
import type { Report } from './report.js'
import { causesSection, suggestionsSection } from './sections/advice.js'
import { featuresSection } from './sections/features.js'
import { methodSection } from './sections/method.js'
import { outlookSection } from './sections/outlook.js'
import { overallSection } from './sections/overall.js'
import { typicalSection } from './sections/typical.js'
import { suppress } from './suppress.js'

/**
 * What a report says (domain.md §3.5): seven sections, then suppression for the public edition, then words.
 */
export const composeReport = (input: ReportInput, area?: string): Report => {
  const book = figureBook(input.facts)
  const c = composerOf(input, book)
  const blocks: Block[] = [
    overallSection,
    featuresSection,
    typicalSection,
    outlookSection,
    causesSection,
    suggestionsSection,
    methodSection,
  ].flatMap((section) => section(c))
  if (input.edition === 'public') suppress(book)
  return {
    period: input.period.id,
    edition: input.edition,
    lang: input.lang,
    title: titleOf(input, area),
    run: input.run.id,
    digest: input.digest,
    blocks: resolve(blocks, book, input.lang),
    figures: publishedFigures(book, input.edition),
  }
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

const titleOf = ({ period, lang }: ReportInput, area: string | undefined): string => {
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
    : say(texts.titleArea, lang, { period: words, area })
}
