import { stringAt } from '../arrays/strings.js'
import { filled, type Text } from '../texts/text.js'
import { themeTexts as texts } from '../texts/themes.js'
import { INDUSTRY_WORDS, wordIn } from '../texts/words.js'
import { workflowTexts } from '../texts/workflow.js'
import { plain } from './pack-rows.js'
import type { PackSection } from './pack-section.js'
import type { Theming } from './theme.js'
import { column, industryOf } from './theme-rows.js'

/** Of the lots of a year one in five or more are checked. */
const SHARE = { of: 5, text: '20%' }
const MOST = 500

/** A lot whose check came to a conclusion, and the lead of it. */
interface Checked {
  lot: number
  lead: string
  disposal: string[]
}

/**
 * How far spot checks are: lots of the window, how many are to be checked, and those for which the check of a
 * lead came to a conclusion, by industry; and those lots with their leads.
 */
export const spotSections = (theming: Theming): PackSection[] => {
  const checked = checkedOf(theming)
  return [progress(theming, new Set(checked.map(({ lot }) => lot))), list(theming, checked)]
}

const checkedOf = ({ desk: { work }, store: { market }, lots }: Theming): Checked[] => {
  const idOf = (lot: number): string => stringAt(market.lots.id, lot)
  const places = new Map(lots.map((lot) => [idOf(lot), lot]))
  return work.concludedOn([...places.keys()]).map(({ key, item, disposal }) => ({
    lot: places.get(key)!,
    lead: item,
    disposal: JSON.parse(disposal) as string[],
  }))
}

const percent = (n: number, of: number): Text => plain(`${((100 * n) / of).toFixed(1)}%`)

const progress = ({ store: { market }, lots }: Theming, checked: ReadonlySet<number>): PackSection => {
  const byIndustry = new Map<string, number[]>()
  for (const lot of lots) {
    const industry = industryOf(market, lot)
    const own = byIndustry.get(industry) ?? []
    byIndustry.set(industry, own)
    own.push(lot)
  }
  const counts = [...byIndustry]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([industry, own]) => ({
      ...{ industry, n: own.length, needed: Math.ceil(own.length / SHARE.of) },
      done: own.filter((lot) => checked.has(lot)).length,
    }))
  const needed = counts.reduce((sum, one) => sum + one.needed, 0)
  const said = { n: lots.length, share: SHARE.text, needed, checked: checked.size }
  return {
    key: 'progress',
    title: texts.sections.progress,
    said: [filled(texts.progressSaid, said), texts.progressNote],
    columns: [
      column('industry', 0.28),
      ...(['lots', 'needed', 'checked'] as const).map((key) => column(key, 0.18)),
      { head: texts.columns.checkedShare, width: 0.18 },
    ],
    rows: counts.map(({ industry, n, needed: most, done }) => [
      wordIn(INDUSTRY_WORDS, industry),
      ...[n, most, done].map(plain),
      percent(done, n),
    ]),
    empty: texts.none,
  }
}

const list = ({ store: { market } }: Theming, checked: readonly Checked[]): PackSection => {
  const words: Readonly<Record<string, Text>> = workflowTexts.disposals
  const told = (disposal: readonly string[]): Text => ({
    zh: disposal.map((one) => words[one]?.zh ?? one).join('、'),
    en: disposal.map((one) => words[one]?.en ?? one).join(', '),
  })
  return {
    key: 'checked',
    title: texts.sections.checked,
    said: checked.length > MOST ? [filled(texts.manyFacts, { n: checked.length - MOST })] : [],
    columns: [column('lot', 0.44), column('industry', 0.14), column('lead', 0.2), column('disposal', 0.22)],
    rows: checked
      .slice(0, MOST)
      .map(({ lot, lead, disposal }) => [
        plain(`${stringAt(market.lots.id, lot)} ${stringAt(market.lots.title, lot)}`.trim()),
        wordIn(INDUSTRY_WORDS, industryOf(market, lot)),
        plain(lead),
        told(disposal),
      ]),
    empty: texts.none,
  }
}
